"""To whom feedback went and what they answer, and who follows what they recognise."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Add the columns and make the table."""
    follows: sa.Column[bool] = sa.Column("follows", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("endorsement", follows)
    with op.batch_alter_table("endorsement") as changed:
        changed.alter_column("follows", server_default=None)
    op.create_table(
        "feedback_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feedback", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("person", sa.String(26), nullable=True),
        sa.Column("reach", sa.String(16), nullable=False),
        sa.Column("key", sa.String(24), nullable=True),
        sa.Column("answer", sa.String(16), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_delivery"),
    )
    for name in ("feedback", "person", "at"):
        op.create_index(f"ix_feedback_delivery_{name}", "feedback_delivery", [name])
