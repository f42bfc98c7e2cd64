"""How much was left out of a signal, by kind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "signal_redaction",
        sa.Column("signal", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["signal"], ["signal.id"], name="fk_signal_redaction_signal_signal", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("signal", "kind", name="pk_signal_redaction"),
    )
