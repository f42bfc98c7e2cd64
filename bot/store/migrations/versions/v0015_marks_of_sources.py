"""Which change each source had last, and marks that only rise."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column, and make room for the marks."""
    op.add_column("resource", sa.Column("mark", sa.BigInteger(), nullable=True))
    op.create_index("ix_resource_mark", "resource", ["mark"])
    with op.batch_alter_table("knowledge_number") as numbers:
        numbers.alter_column(
            "last", type_=sa.BigInteger(), existing_type=sa.Integer(), existing_nullable=False
        )
