"""What is held of a person as they read it: labels for names, words for codes, days for moments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.core.commands import Say
from bot.core.zone import local, local_day
from moderation.members.access import Held, holds

UNTIL = "until"
# Where the words of a code are, by the room and the name of the value; any other value is shown as it is.
CODES: Mapping[tuple[str, str], str] = {
    ("signals", "kind"): "enum-kind-",
    ("signals", "theme"): "enum-theme-",
    ("signals", "level"): "enum-level-",
    ("signals", "perspective"): "enum-perspective-",
    ("signals", "consent"): "enum-consentlevel-",
    ("signals", "state"): "held-signal-",
    ("harvest", "kind"): "enum-harvestkind-",
    ("knowledge", "state"): "held-draft-",
    ("cases", "kind"): "case-kind-",
    ("cases", "state"): "case-state-",
    ("choice", "command"): "command-",
    ("wishes", "wish"): "enum-wish-",
    ("readers", "role"): "enum-role-",
    ("readers", "room"): "kept-",
    ("contact", "locale"): "held-locale-",
    ("contact", "platform"): "held-platform-",
    ("link", "platform"): "held-platform-",
    ("departure", "platform"): "held-platform-",
}
# What is about our own workings, and says nothing to a reader; the file for machines has it.
_UNTOLD = frozenset({"person", "conversation", "read_up_to", "private", "to"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is held: (label, words) pairs, and the day it goes; None where an event ends it."""

    facts: tuple[tuple[str, str], ...]
    until: date | None


@dataclass(frozen=True, slots=True)
class Section:
    """What one room holds: what it is, why, until when, who sees it, and the things themselves."""

    label: str
    why: str
    until: str
    who: str
    entries: tuple[Entry, ...]


class Reader:
    """Reads what is held in one language; `days` are periods by room that are shorter than the texts say."""

    def __init__(self, say: Say, days: Mapping[str, int] | None = None) -> None:
        self._say = say
        self._days = days or {}

    def sections(self, held: Held) -> tuple[Section, ...]:
        """What each room holds, in the order of the rooms."""
        return tuple(self._section(room, found) for room, found in held.items())

    def about(self, room: str, attribute: str = "") -> str:
        """The catalogue's words about a room; general words for a room it does not know."""
        dotted = f".{attribute}" if attribute else ""
        return self._known(f"kept-{room}{dotted}") or self._say(f"kept-other{dotted}")

    def _section(self, room: str, found: Mapping[str, object]) -> Section:
        why, until, who = (self.about(room, part) for part in ("why", "until", "who"))
        if room in self._days:
            until = self._say("held-days", days=self._days[room])
        return Section(self.about(room), why, until, who, tuple(self._entries(room, found)))

    def _entries(self, room: str, found: Mapping[str, object]) -> Iterator[Entry]:
        """Lists are many things; all that is not a list is one thing."""
        single = {k: v for k, v in found.items() if holds(v) and not _is_many(v)}
        if entry := self._entry(room, single):
            yield entry
        for name, value in found.items():
            if isinstance(value, list | tuple):
                for one in value:
                    facts = one if isinstance(one, Mapping) else {name: one}
                    if entry := self._entry(room, facts):
                        yield entry
            elif isinstance(value, Mapping) and _is_many(value):
                yield from self._entries(room, value)

    def _entry(self, room: str, facts: Mapping[str, object]) -> Entry | None:
        told = tuple(
            (self.label(name), self.worded(room, name, value))
            for name, value in facts.items()
            if holds(value) and name not in _UNTOLD and name != UNTIL
        )
        until = facts.get(UNTIL)
        return Entry(told, _day(str(until)) if until else None) if told else None

    def label(self, name: str) -> str:
        """What a named value is called."""
        return self._known(f"held-{name}") or name

    def worded(self, room: str, name: str, value: object) -> str:
        """One value: a code in words, a moment as day and time, named values with their names."""
        if isinstance(value, Mapping):
            return "; ".join(f"{key}: {one}" for key, one in value.items())
        if value is True:
            return self._say("held-yes")
        prefix = CODES.get((room, name))
        words = self._known(f"{prefix}{value}") if prefix else ""
        return words or _moment(str(value))

    def _known(self, key: str) -> str:
        try:
            return self._say(key)
        except LookupError:
            return ""


def _is_many(value: object) -> bool:
    if isinstance(value, list | tuple):
        return True
    return isinstance(value, Mapping) and any(isinstance(one, list | tuple) for one in value.values())


def _moment(words: str) -> str:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return words
    return f"{local(moment):%d-%m-%Y %H:%M}" if moment.tzinfo else f"{moment:%d-%m-%Y}"


def _day(words: str) -> date:
    moment = datetime.fromisoformat(words)
    return local_day(moment) if moment.tzinfo else moment.date()
