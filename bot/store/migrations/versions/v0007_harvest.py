"""What the discussion of a prompt yielded, and what came of a bundle."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add to what is known of posted prompts, and make the tables."""
    op.add_column("prompt_post", sa.Column("message", sa.String(255), nullable=True))
    op.add_column("prompt_post", sa.Column("shared_at", UtcDateTime(), nullable=True))
    _harvest()
    _feedback()


def _harvest() -> None:
    op.create_table(
        "harvest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(26), nullable=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("message", sa.String(32), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["post"], ["prompt_post.id"], name="fk_harvest_post_prompt_post"),
        sa.PrimaryKeyConstraint("id", name="pk_harvest"),
        sa.UniqueConstraint("message", name="uq_harvest_message"),
    )
    for name in ("post", "person", "at"):
        op.create_index(f"ix_harvest_{name}", "harvest", [name])


def _feedback() -> None:
    op.create_table(
        "signal_feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.String(12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("unreached", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_signal_feedback"),
    )
    for name in ("bundle", "at"):
        op.create_index(f"ix_signal_feedback_{name}", "signal_feedback", [name])
