"""The fields of a source as people say them: what editors type, and how an old and a new value read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from bot.core.commands import Say
from bot.core.content import Bullets, Words, b, ul
from knowledge.sources.changes import MERGED, SHOWN, Changes
from knowledge.sources.resource import LISTS, KnowledgeSource, ResourceKind
from knowledge.sources.standing import Recognition, Status

CLEARED = "-"
"""What editors type to empty a field."""
LONGEST, BRIEF = 160, 40
"""Characters of a value that a difference shows, and a list of changes."""
FEW = 2
"""Of so many fields a list of changes still shows the values."""
_OPTIONS: Mapping[str, type[StrEnum]] = {
    "kind": ResourceKind,
    "knowledge_source": KnowledgeSource,
    "recognition": Recognition,
    "status": Status,
}
_DATES = frozenset({"checked", "since", "until"})
_VERSIONS = frozenset({"short_versions", "parent_versions"})
_DUTCH_DATE = re.compile(r"(?:(\d{1,2})[-/])?(\d{1,2})[-/](\d{4})")


class ResourceField(StrEnum):
    """What of a source can be changed by itself."""

    TITLE = "title"
    URL = "url"
    PUBLISHER = "publisher"
    KIND = "kind"
    SUMMARY = "summary"
    KEYWORDS = "keywords"
    THEMES = "themes"
    KNOWLEDGE_SOURCE = "knowledge_source"
    REGION = "region"
    AUDIENCE = "audience"
    PUBLISHED = "published"
    CHECKED = "checked"
    RECOGNITION = "recognition"
    STATUS = "status"
    SUPERSEDED_BY = "superseded_by"
    SHORT_VERSIONS = "short_versions"
    PARENT_VERSIONS = "parent_versions"
    OWNER = "owner"
    GOAL = "goal"
    RESULTS = "results"
    PARTNERS = "partners"
    FUNDING = "funding"
    SINCE = "since"
    UNTIL = "until"


def meant(say: Say, field: str, words: str) -> object:
    """The value, as a record holds it, that somebody means by these words; wrong words stay as they are."""
    words = words.strip()
    if words == CLEARED:
        return [] if field in LISTS else None
    if field in _OPTIONS:
        return next((x.value for x in _OPTIONS[field] if words.casefold() in _names(say, x)), words)
    if field in LISTS:
        # An address may hold a comma or semicolon, so versions are parted by lines or by "; ".
        parted = re.split(r"\n|;\s" if field in _VERSIONS else r"[,;\n]", words)
        return [part.strip() for part in parted if part.strip()]
    return _date(words) if field in _DATES else words


def difference(say: Say, changes: Changes) -> Bullets:
    """Each field that changes, from its old to its new value; of a new source what it holds."""
    if changes.get(SHOWN, (False,))[0] is None:
        held = ((name, new) for name, (_, new) in changes.items() if name not in {"id", SHOWN})
        return ul(*((b(field_label(say, name)), f": {shown(say, name, new)}") for name, new in held))
    return ul(*(_line(say, name, old, new) for name, (old, new) in changes.items()))


def summed_up(say: Say, changes: Changes) -> str:
    """Changes in a few words: from what to what where that fits, else which fields."""
    if len(changes) <= FEW and SHOWN not in changes:
        told = (
            f"{field_label(say, x)}: {shown(say, x, old, BRIEF)} → {shown(say, x, new, BRIEF)}"
            for x, (old, new) in changes.items()
        )
        return ", ".join(told)
    return ", ".join(field_label(say, name) for name in changes if name != SHOWN)


def field_label(say: Say, field: str) -> str:
    """What a field is called for people."""
    own = field in {SHOWN, MERGED}
    return say(f"sources-{field.replace('_', '-')}" if own else f"enum-resourcefield-{field}")


def shown(say: Say, field: str, value: object, longest: int = LONGEST) -> str:
    """A value as it reads; short, and never empty."""
    if value in (None, "", []):
        return say("sources-empty")
    if field in _OPTIONS:
        return say(f"enum-{_OPTIONS[field].__name__.lower()}-{value}")
    if field == SHOWN:
        return say(f"sources-shown-{'yes' if value else 'no'}")
    if field in _DATES:
        return day(str(value))
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def day(written: str | date) -> str:
    """A day, month or year as it is said: `21-11-2026`."""
    return "-".join(str(int(part)) for part in reversed(str(written).split("-")))


def _line(say: Say, name: str, old: object, new: object) -> tuple[Words, ...]:
    return (b(field_label(say, name)), f": {shown(say, name, old)} → {shown(say, name, new)}")


def _names(say: Say, option: StrEnum) -> set[str]:
    return {option.value, say(f"enum-{type(option).__name__.lower()}-{option.value}").casefold()}


def _date(words: str) -> str:
    parts = _DUTCH_DATE.fullmatch(words)
    if not parts:
        return words
    return "-".join(part.zfill(2) for part in (parts[3], parts[2], parts[1]) if part)
