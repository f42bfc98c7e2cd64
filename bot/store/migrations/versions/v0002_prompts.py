"""What is remembered of discussion prompts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "prompt_post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.String(64), nullable=False),
        sa.Column("theme", sa.String(64), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("room", sa.String(512), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("posted_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_prompt_post"),
        sa.UniqueConstraint("room", "week", "prompt", name="uq_prompt_post_room_week_prompt"),
    )
    op.create_index("ix_prompt_post_posted_at", "prompt_post", ["posted_at"])
    op.create_table(
        "prompt_skip",
        sa.Column("prompt", sa.String(64), nullable=False),
        sa.Column("skipped_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("prompt", name="pk_prompt_skip"),
    )
    op.create_index("ix_prompt_skip_skipped_at", "prompt_skip", ["skipped_at"])
    op.create_table(
        "prompt_pause",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_prompt_pause"),
    )
