"""Imports that are under way, and pages that feeds know of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "import_run",
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("batch", sa.String(16), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_import_run"),
    )
    op.create_index("ix_import_run_at", "import_run", ["at"])
    texts = ("url", "title", "publisher", "summary", "origin")
    op.create_table(
        "source_lead",
        sa.Column("id", sa.String(32), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("published", sa.Integer(), nullable=True),
        sa.Column("dismissed", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source_lead"),
    )
    op.create_index("ix_source_lead_at", "source_lead", ["at"])
