"""What is remembered of moderation: numbers, cases and the audit of deeds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "case_number",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_case_number"),
    )
    _cases()
    _deeds()


def _cases() -> None:
    op.create_table(
        "moderation_case",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("about", sa.String(26), nullable=True),
        sa.Column("moderator", sa.String(26), nullable=True),
        sa.Column("reporter", sa.String(26), nullable=True),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.Column("rule", sa.String(64), nullable=False),
        sa.Column("room", sa.String(100), nullable=False),
        sa.Column("message", sa.String(255), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(400), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_moderation_case"),
    )
    for name in ("state", "about", "reporter", "opened_at"):
        op.create_index(f"ix_moderation_case_{name}", "moderation_case", [name])


def _deeds() -> None:
    op.create_table(
        "moderation_deed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.String(16), nullable=False),
        sa.Column("who", sa.String(26), nullable=True),
        sa.Column("deed", sa.String(32), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_moderation_deed"),
    )
    for name in ("case", "who", "at"):
        op.create_index(f"ix_moderation_deed_{name}", "moderation_deed", [name])
