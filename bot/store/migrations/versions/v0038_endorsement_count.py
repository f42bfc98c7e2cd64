"""Recognitions that are too old to keep, as numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "endorsement_count",
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "kind", name="pk_endorsement_count"),
    )
