"""Words that people used for something, as proposals for a lexicon."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.base import UtcDateTime

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "lexicon_proposal",
        sa.Column("lexicon", sa.String(16), nullable=False),
        sa.Column("word", sa.String(60), nullable=False),
        sa.Column("about", sa.String(100), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("lexicon", "word", "about", name="pk_lexicon_proposal"),
    )
    op.create_index("ix_lexicon_proposal_at", "lexicon_proposal", ["at"])
    op.create_table(
        "lexicon_proposer",
        sa.Column("lexicon", sa.String(16), nullable=False),
        sa.Column("word", sa.String(60), nullable=False),
        sa.Column("about", sa.String(100), nullable=False),
        sa.Column("person", sa.String(26), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("lexicon", "word", "about", "person", name="pk_lexicon_proposer"),
    )
    op.create_index("ix_lexicon_proposer_person", "lexicon_proposer", ["person"])
    op.create_index("ix_lexicon_proposer_at", "lexicon_proposer", ["at"])
