"""What was read of bundled signals, so that a start need not read them again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "signal_reading",
        sa.Column("signal", sa.String(16), nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("features", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["signal"], ["signal.id"], name="fk_signal_reading_signal_signal", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("signal", name="pk_signal_reading"),
    )
