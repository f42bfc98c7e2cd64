"""Cases and their rules: kinds, states, lengths of a time-out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.errors import UserError

_LENGTH = re.compile(r"(\d{1,4}) ?(m|min|minuten|minutes|u|uur|h|hours?|d|dag|dagen|days?)")
_UNITS = {"m": timedelta(minutes=1), "u": timedelta(hours=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(days=28)  # platforms take no longer time-out
LONGEST_REASON = 400


class CaseKind(StrEnum):
    """What the case is about: a measure, or a report that asks for one."""

    WARNING = "waarschuwing"
    TIMEOUT = "stilte"
    REMOVAL = "verwijdering"
    REPORT = "melding"
    SERVER = "server"


class CaseState(StrEnum):
    """Where a case stands; a measure is CLOSED from the start, unless the person objects."""

    OPEN = "open"
    OBJECTED = "bezwaar"
    CLOSED = "afgerond"


class Deed(StrEnum):
    """What someone did, as the audit counts it."""

    WARNED = "gewaarschuwd"
    SILENCED = "stilgezet"
    RELEASED = "stilte-opgeheven"
    REMOVED = "verwijderd"
    REPORTED = "gemeld"
    OBJECTED = "bezwaar-gemaakt"
    SETTLED = "afgehandeld"
    KEPT_OUT = "server-geweerd"
    LET_IN = "server-toegelaten"


@dataclass(frozen=True, slots=True)
class Case:
    """One case; people are pseudonyms. No moderator and a rule: the look-out acted by itself.

    A case about a homeserver is about nobody, and has the server's name for its room.
    """

    id: str
    kind: CaseKind
    state: CaseState
    reason: str
    opened_at: datetime
    about: str | None = None
    moderator: str | None = None
    reporter: str | None = None
    rule: str = ""
    room: str = ""
    message: str | None = None
    seconds: int = 0
    outcome: str = ""
    closed_at: datetime | None = None


def case_number(year: int, number: int) -> str:
    """The number people call a case by: Z-2026-003."""
    return f"Z-{year}-{number:03d}"


def length_of(words: str) -> timedelta:
    """How long a time-out lasts: 10m, 2u or 1d.

    Raises:
        UserError: `case-bad-length` when it is not written so, or is under a minute or over 28 days.
    """
    found = _LENGTH.fullmatch(words.strip().lower())
    length = int(found[1]) * _UNITS[found[2][0]] if found else timedelta(0)
    if not SHORTEST <= length <= LONGEST:
        raise UserError("case-bad-length", value=words[:20])
    return length
