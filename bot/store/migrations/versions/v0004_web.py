"""What the web chat keeps of its rooms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "web_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("room", sa.String(80), nullable=False),
        sa.Column("thread", sa.Integer()),
        sa.Column("author", sa.String(64)),
        sa.Column("only_for", sa.String(64)),
        sa.Column("reply_to", sa.Integer()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("part", sa.Text()),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("handled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_web_message"),
        sa.UniqueConstraint("key", name="uq_web_message_key"),
    )
    for name in ("room", "said_at", "handled"):
        op.create_index(f"ix_web_message_{name}", "web_message", [name])
    _belongings()
    op.create_table(
        "web_sanction",
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("until", UtcDateTime()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_web_sanction"),
    )


def _belongings() -> None:
    """Make the tables of what goes with a message."""
    op.create_table(
        "web_file",
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("media_type", sa.String(120), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_web_file"),
        sa.ForeignKeyConstraint(
            ["message"], ["web_message.id"], name="fk_web_file_message_web_message", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_web_file_message", "web_file", ["message"])
    op.create_table(
        "web_reaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("emoji", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_web_reaction"),
        sa.UniqueConstraint("message", "account", "emoji", name="uq_web_reaction_message_account_emoji"),
        sa.ForeignKeyConstraint(
            ["message"], ["web_message.id"], name="fk_web_reaction_message_web_message", ondelete="CASCADE"
        ),
    )
