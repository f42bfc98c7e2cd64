"""What is remembered of signals, bundles and recognitions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _signal_number()
    _bundle()
    _signal()
    _endorsement()
    _signal_event()


def _signal_number() -> None:
    op.create_table(
        "signal_number",
        sa.Column("series", sa.String(8), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name="pk_signal_number"),
    )


def _bundle() -> None:
    op.create_table(
        "bundle",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("theme", sa.String(32)),
        sa.Column("level", sa.String(32)),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("merged_into", sa.String(12)),
        sa.PrimaryKeyConstraint("id", name="pk_bundle"),
    )


def _signal() -> None:
    op.create_table(
        "signal",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("person", sa.String(26)),
        sa.Column("receipt", sa.String(64)),
        sa.Column("text", sa.Text()),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("consent", sa.String(16), nullable=False),
        sa.Column("follows", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("theme", sa.String(32)),
        sa.Column("theme_by", sa.String(12), nullable=False),
        sa.Column("level", sa.String(32)),
        sa.Column("level_by", sa.String(12), nullable=False),
        sa.Column("share_knowledge", sa.Boolean()),
        sa.Column("employer_commissioner", sa.Boolean()),
        sa.Column("develop_knowledge", sa.Boolean()),
        sa.Column("perspective", sa.String(12)),
        sa.Column("region", sa.String(40)),
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(255), nullable=False),
        sa.Column("message", sa.String(700)),
        sa.Column("given_at", UtcDateTime(), nullable=False),
        sa.Column("bundle", sa.String(12)),
        sa.Column("copy_of", sa.String(16)),
        sa.PrimaryKeyConstraint("id", name="pk_signal"),
        sa.UniqueConstraint("receipt", name="uq_signal_receipt"),
        sa.UniqueConstraint("message", name="uq_signal_message"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.id"], name="fk_signal_bundle_bundle"),
    )
    op.create_index("ix_signal_person", "signal", ["person"])
    op.create_index("ix_signal_state", "signal", ["state"])
    op.create_index("ix_signal_given_at", "signal", ["given_at"])
    op.create_index("ix_signal_bundle", "signal", ["bundle"])


def _endorsement() -> None:
    op.create_table(
        "endorsement",
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("endorsed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "person", name="pk_endorsement"),
    )
    op.create_index("ix_endorsement_endorsed_at", "endorsement", ["endorsed_at"])


def _signal_event() -> None:
    op.create_table(
        "signal_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("frm", sa.String(16), nullable=False),
        sa.Column("to", sa.String(16), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_signal_event"),
    )
    op.create_index("ix_signal_event_subject", "signal_event", ["subject"])
    op.create_index("ix_signal_event_at", "signal_event", ["at"])
