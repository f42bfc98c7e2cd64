"""Data leaks: kinds, moments and steps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "leak_number",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_leak_number"),
    )
    op.create_table(
        "data_leak",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.Column("found_at", UtcDateTime(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_data_leak"),
    )
    op.create_index("ix_data_leak_found_at", "data_leak", ["found_at"])
    op.create_table(
        "leak_step",
        sa.Column("leak", sa.String(16), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("leak", "step", name="pk_leak_step"),
        sa.ForeignKeyConstraint(
            ["leak"], ["data_leak.id"], name="fk_leak_step_leak_data_leak", ondelete="CASCADE"
        ),
    )
