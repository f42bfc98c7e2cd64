"""How recognitions are meant, where signals were before a merge, what moderators have before them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Add the columns and make the tables."""
    kind = sa.Column("kind", sa.String(8), nullable=False, server_default="herken")
    op.add_column("endorsement", kind)
    with op.batch_alter_table("endorsement") as table:
        table.alter_column("kind", server_default=None)
    op.add_column("signal", sa.Column("came_from", sa.String(12), nullable=True))
    op.create_table(
        "queue_look",
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("signal", sa.String(16), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", "signal", name="pk_queue_look"),
    )
    op.create_index("ix_queue_look_at", "queue_look", ["at"])
    op.create_table(
        "vetting_act",
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("signal", sa.String(16), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_vetting_act"),
    )
    op.create_index("ix_vetting_act_at", "vetting_act", ["at"])
