"""Who left the community."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "member_left",
        sa.Column("account", sa.String(26), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_member_left"),
    )
    for name in ("person", "left_at"):
        op.create_index(f"ix_member_left_{name}", "member_left", [name])
