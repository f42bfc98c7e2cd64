"""The store's own tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _people_and_events()
    _schedules()
    _outbox()
    _choices_and_dialogs()


def _people_and_events() -> None:
    op.create_table(
        "contact",
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("platform_id", sa.String(255), nullable=False),
        sa.Column("locale", sa.String(8), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_contact"),
    )
    op.create_index("ix_contact_asked_at", "contact", ["asked_at"])
    op.create_table(
        "inbound_seen",
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("event_id", sa.String(255), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "event_id", name="pk_inbound_seen"),
    )
    op.create_index("ix_inbound_seen_seen_at", "inbound_seen", ["seen_at"])


def _schedules() -> None:
    op.create_table(
        "schedule",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("rule", sa.String(100), nullable=False),
        sa.Column("looked_until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_schedule"),
    )
    op.create_table(
        "schedule_run",
        sa.Column("schedule", sa.String(64), nullable=False),
        sa.Column("slot", sa.String(32), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("ran_at", UtcDateTime(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("schedule", "slot", name="pk_schedule_run"),
    )
    op.create_index("ix_schedule_run_due_at", "schedule_run", ["due_at"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(24), nullable=False),
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("lane", sa.String(600)),
        sa.Column("body", sa.Text()),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("queued_at", UtcDateTime(), nullable=False),
        sa.Column("settled_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
    )
    op.create_index("ix_outbox_settled_at", "outbox", ["settled_at"])
    op.create_index("ix_outbox_state_platform_lane_id", "outbox", ["state", "platform", "lane", "id"])


def _choices_and_dialogs() -> None:
    op.create_table(
        "choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(26)),
        sa.Column("call", sa.Text()),
        sa.Column("shown_in", sa.String(32)),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_choice"),
        sa.UniqueConstraint("token", name="uq_choice_token"),
    )
    for name in ("person", "shown_in", "expires_at"):
        op.create_index(f"ix_choice_{name}", "choice", [name])
    op.create_table(
        "dialog",
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("field", sa.String(64), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_dialog"),
    )
    op.create_index("ix_dialog_asked_at", "dialog", ["asked_at"])
