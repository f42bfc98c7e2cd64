"""What the Matrix adapter remembers: position, private rooms, upgrades, unread messages, measures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "matrix_position",
        sa.Column("account", sa.String(255), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_matrix_position"),
    )
    op.create_table(
        "matrix_direct",
        sa.Column("room", sa.String(255), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("account", sa.String(255), nullable=False),
        sa.PrimaryKeyConstraint("room", name="pk_matrix_direct"),
    )
    op.create_index("ix_matrix_direct_person", "matrix_direct", ["person"])
    op.create_index("ix_matrix_direct_account", "matrix_direct", ["account"])
    op.create_table(
        "matrix_moved",
        sa.Column("room", sa.String(255), nullable=False),
        sa.Column("stands_for", sa.String(255), nullable=False),
        sa.PrimaryKeyConstraint("room", name="pk_matrix_moved"),
    )
    _waiting()
    _moderation()


def _waiting() -> None:
    op.create_table(
        "matrix_unread",
        sa.Column("event", sa.String(255), nullable=False),
        sa.Column("room", sa.String(255), nullable=False),
        sa.Column("session", sa.String(255), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_matrix_unread"),
    )
    op.create_index("ix_matrix_unread_session", "matrix_unread", ["session"])
    op.create_index("ix_matrix_unread_at", "matrix_unread", ["at"])
    op.create_table(
        "matrix_reaction",
        sa.Column("event", sa.String(255), nullable=False),
        sa.Column("room", sa.String(255), nullable=False),
        sa.Column("target", sa.String(255), nullable=False),
        sa.Column("emoji", sa.String(32), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_matrix_reaction"),
    )
    op.create_index("ix_matrix_reaction_person", "matrix_reaction", ["person"])
    op.create_index("ix_matrix_reaction_at", "matrix_reaction", ["at"])


def _moderation() -> None:
    op.create_table(
        "matrix_mute",
        sa.Column("room", sa.String(255), nullable=False),
        sa.Column("account", sa.String(255), nullable=False),
        sa.Column("person", sa.String(26), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=True),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("room", "account", name="pk_matrix_mute"),
    )
    op.create_index("ix_matrix_mute_person", "matrix_mute", ["person"])
    op.create_table(
        "matrix_report",
        sa.Column("account", sa.String(255), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_matrix_report"),
    )
