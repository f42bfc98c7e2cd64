"""Which messages something is kept of, and which words came from one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Create the table, and the columns that tell what came from a message."""
    op.create_table(
        "message_pointer",
        sa.Column("message", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(32), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("person", sa.String(26), nullable=True),
        sa.Column("due", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("message", name="pk_message_pointer"),
    )
    for name in ("person", "due", "asked_at"):
        op.create_index(f"ix_message_pointer_{name}", "message_pointer", [name])
    op.add_column("choice", sa.Column("about", sa.String(32), nullable=True))
    op.create_index("ix_choice_about", "choice", ["about"])
    op.add_column("signal", sa.Column("copied", sa.Boolean(), nullable=True))
