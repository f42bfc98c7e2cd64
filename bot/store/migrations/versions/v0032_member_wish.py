"""What members object to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "member_wish",
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("wish", sa.String(16), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", "wish", name="pk_member_wish"),
    )
