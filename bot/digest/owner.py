"""Whose terms a digest tells."""

from __future__ import annotations

from enum import StrEnum


class Owner(StrEnum):
    """Whose terms somebody wants: those of one of the three that carry action points."""

    PRODUCTION_TEAM = "productieteam"
    PROGRAMME_BOARD = "programmaraad"
    POLICY_TABLE = "beleidstafel"


SECRETARY = Owner.POLICY_TABLE
"""Feedback is sent by the secretary of the policy table."""
