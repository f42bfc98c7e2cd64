"""Quotes and what their authors say of them, what triage sets in motion, words between staff and authors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Make the tables."""
    _quotes()
    op.create_table(
        "followup",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.Column("result", sa.String(200), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_followup"),
        sa.UniqueConstraint("subject", "kind", name="uq_followup_subject_kind"),
    )
    op.create_table(
        "signal_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signal", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_signal_word"),
    )
    op.create_index("ix_signal_word_signal", "signal_word", ["signal"])
    op.create_index("ix_signal_word_at", "signal_word", ["at"])


def _quotes() -> None:
    op.create_table(
        "signal_quote",
        sa.Column("signal", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("chosen_by", sa.String(26), nullable=True),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("signal", name="pk_signal_quote"),
    )
    op.create_index("ix_signal_quote_at", "signal_quote", ["at"])
    op.create_table(
        "quote_request",
        sa.Column("signal", sa.String(16), nullable=False),
        sa.Column("occasion", sa.String(24), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("signal", "occasion", name="pk_quote_request"),
    )
    op.create_index("ix_quote_request_at", "quote_request", ["at"])
