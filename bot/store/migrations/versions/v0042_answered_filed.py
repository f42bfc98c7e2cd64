"""What was put on a list because of a question."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    """Add the column."""
    op.add_column("answered", sa.Column("filed", sa.String(16), nullable=True))
