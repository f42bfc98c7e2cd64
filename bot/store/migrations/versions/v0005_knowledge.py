"""Sources, questions that could not be answered, and who wants to hear of the answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    _sources()
    _questions()


def _sources() -> None:
    texts = ("title", "url", "publisher", "summary", "keywords", "themes", "audience")
    op.create_table(
        "resource",
        sa.Column("id", sa.String(100), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("knowledge_source", sa.String(32), nullable=False),
        sa.Column("region", sa.String(64), nullable=False),
        sa.Column("published", sa.Integer(), nullable=True),
        sa.Column("checked", sa.Date(), nullable=False),
        sa.Column("shipped", sa.String(32), nullable=True),
        sa.Column("edited_at", UtcDateTime(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_resource"),
    )
    op.create_table(
        "knowledge_number",
        sa.Column("series", sa.String(32), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name="pk_knowledge_number"),
    )


def _questions() -> None:
    op.create_table(
        "gap",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("region", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("alike", sa.Text(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("answer", sa.String(100), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_gap"),
    )
    op.create_index("ix_gap_asked_at", "gap", ["asked_at"])
    op.create_table(
        "gap_follower",
        sa.Column("gap", sa.String(16), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["gap"], ["gap.id"], name="fk_gap_follower_gap_gap", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("gap", "person", name="pk_gap_follower"),
    )
    op.create_index("ix_gap_follower_person", "gap_follower", ["person"])
    op.create_index("ix_gap_follower_since", "gap_follower", ["since"])
    op.create_table(
        "question_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "verdict", name="pk_question_count"),
    )
