"""Who pointed at someone else's message, so that they can take that back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Add the column."""
    op.add_column("signal", sa.Column("pointed_by", sa.String(26), nullable=True))
    op.create_index("ix_signal_pointed_by", "signal", ["pointed_by"])
