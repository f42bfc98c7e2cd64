"""Private conversations are named after their member: such names leave signals and cases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Empty where it came from, when that was a private conversation."""
    for table, column in (("signal", "channel"), ("moderation_case", "room")):
        place = sa.column(column, sa.String())
        op.execute(sa.update(sa.table(table, place)).where(place.like("@%")).values({column: ""}))
