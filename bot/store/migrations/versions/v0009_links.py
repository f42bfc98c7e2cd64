"""Accounts that are one person, and the codes they are linked with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "account_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(26), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("linked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account_link"),
        sa.UniqueConstraint("account", name="uq_account_link_account"),
    )
    op.create_index("ix_account_link_person", "account_link", ["person"])
    op.create_table(
        "link_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_link_mark"),
    )
    op.create_table(
        "link_code",
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("account", sa.String(26), nullable=False),
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("taken_by", sa.String(26)),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_link_code"),
    )
    for name in ("account", "taken_by", "made_at"):
        op.create_index(f"ix_link_code_{name}", "link_code", [name])
