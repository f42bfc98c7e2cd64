"""The policy table: decisions, action points, drafts of feedback, imports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the tables."""
    _create_decision()
    _create_action()
    op.create_table(
        "table_draft",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("bundle", sa.String(12), nullable=False),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_table_draft"),
    )
    op.create_index("ix_table_draft_decision", "table_draft", ["decision"])
    op.create_table(
        "table_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(12), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_table_import"),
    )


def _create_decision() -> None:
    op.create_table(
        "table_decision",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("meeting", sa.String(12), nullable=False),
        sa.Column("bundle", sa.String(12), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recipient", sa.String(20), nullable=False),
        sa.Column("owner", sa.String(16), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("refusal", sa.String(20), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_table_decision"),
    )
    op.create_index("ix_table_decision_meeting", "table_decision", ["meeting"])
    op.create_index("ix_table_decision_bundle", "table_decision", ["bundle"])


def _create_action() -> None:
    op.create_table(
        "table_action",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(16), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("bundle", sa.String(12), nullable=True),
        sa.Column("decision", sa.String(16), nullable=True),
        sa.Column("meeting", sa.String(12), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_table_action"),
    )
    op.create_index("ix_table_action_due", "table_action", ["due"])
    op.create_index("ix_table_action_decision", "table_action", ["decision"])
