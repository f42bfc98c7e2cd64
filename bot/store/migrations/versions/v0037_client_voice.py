"""The voice of client organisations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "client_voice",
        sa.Column("bundle", sa.String(12), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("bundle", "person", name="pk_client_voice"),
    )
    op.create_table(
        "client_seat",
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_client_seat"),
    )
    op.create_table(
        "client_invitation",
        sa.Column("bundle", sa.String(12), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("bundle", name="pk_client_invitation"),
    )
    for table in ("client_voice", "client_seat", "client_invitation"):
        op.create_index(f"ix_{table}_at", table, ["at"])
