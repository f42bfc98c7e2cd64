"""The page of bundles that are proposed among loose signals."""

from __future__ import annotations

from bot.core.desk import Page, Visit
from bot.signals.vetting.proposing import Proposing


class ProposalPages:
    """Pages of proposed bundles."""

    def __init__(self, proposing: Proposing) -> None:
        self._proposing = proposing

    def every(self, visit: Visit) -> Page:
        """The proposed bundles that wait, each with its signals, what they share and a title to change."""
        found = self._proposing.waiting(visit.call.unit)
        return Page("signals/proposals.html", visit.call.say("desk-bundle-proposals"), {"found": found})
