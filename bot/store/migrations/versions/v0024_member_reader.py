"""Who of the staff opened something of a member: the role, what it was and the day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "member_reader",
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("room", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person", "role", "room", "day", name="pk_member_reader"),
    )
