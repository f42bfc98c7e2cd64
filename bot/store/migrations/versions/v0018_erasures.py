"""Who was erased, as marks, to erase them again from an older copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "erasure",
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("mark", "at", name="pk_erasure"),
    )
