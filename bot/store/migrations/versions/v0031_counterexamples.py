"""Examples of where it works, and who asked for hints."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "counterexample",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_counterexample"),
    )
    for name in ("subject", "person", "at"):
        op.create_index(f"ix_counterexample_{name}", "counterexample", [name])
    op.create_table(
        "signal_hint",
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("hinted_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("person", name="pk_signal_hint"),
    )
