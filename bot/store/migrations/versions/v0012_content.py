"""What a professional needs to choose a source, the history of changes, and changes that wait."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns of sources, and make the tables."""
    _sources()
    _revisions()
    _drafts()


def _sources() -> None:
    sized = {"recognition": 40, "status": 32, "superseded_by": 100, "since": 10, "until": 10}
    sized |= {"address_key": 32, "freshness": 16, "merged_into": 100}
    texts = ("short_versions", "parent_versions", "owner", "goal", "results", "partners", "funding")
    for name, size in sized.items():
        op.add_column("resource", sa.Column(name, sa.String(size), nullable=True))
    for name in texts:
        op.add_column("resource", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("resource", sa.Column("asked_at", UtcDateTime(), nullable=True))
    op.create_index("ix_resource_address_key", "resource", ["address_key"])


def _revisions() -> None:
    op.create_table(
        "source_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(100), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("deed", sa.String(16), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("batch", sa.String(16), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_source_revision"),
    )
    for name in ("source", "at", "batch"):
        op.create_index(f"ix_source_revision_{name}", "source_revision", [name])


def _drafts() -> None:
    op.create_table(
        "source_draft",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("source", sa.String(100), nullable=False),
        sa.Column("deed", sa.String(16), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("gap", sa.String(16), nullable=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("person", sa.String(26), nullable=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source_draft"),
    )
    for name in ("person", "at"):
        op.create_index(f"ix_source_draft_{name}", "source_draft", [name])
