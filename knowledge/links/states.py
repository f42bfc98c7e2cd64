"""The states of a link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkState(StrEnum):
    """What is known of a link."""

    GOOD = "goed"
    MOVED = "verhuisd"
    GONE = "weg"
    LOST = "lijkt-weg"
    CERTIFICATE = "certificaat"
    NO_HOST = "geen-site"
    UNREACHABLE = "onbereikbaar"
    FAULT = "storing"
    LOOP = "kring"
    REFUSED = "geweigerd"
    CLOSED = "afgeschermd"


FAILING = frozenset(LinkState) - {LinkState.GOOD, LinkState.MOVED, LinkState.CLOSED}
"""States that, day after day, mean a broken link; one that is CLOSED may be fine for people."""

SILENT = frozenset({LinkState.NO_HOST, LinkState.UNREACHABLE})
"""Where nothing answered; which may as well be because we are cut off ourselves."""


@dataclass(frozen=True, slots=True)
class Found:
    """The state of a link, the status that was answered (0: none) and where it moved for good, or nothing."""

    state: LinkState
    status: int = 0
    moved_to: str = ""
