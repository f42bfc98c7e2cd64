"""What changes between two forms of a source: per field the old and the new value, forwards and back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from knowledge.sources.resource import FIELDS, Resource, plain, record, resource

SHOWN, MERGED = "shown", "merged_into"
"""Beside the fields of a record: whether a source is shown, and which one took its place."""

_BESIDE = frozenset({SHOWN, MERGED})
_NAMES = (*FIELDS, SHOWN, MERGED)

Changes = dict[str, tuple[Any, Any]]
"""The old and the new value of each field that differs, ready for JSON."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A source as it stands in the database."""

    made: Resource
    shown: bool = True
    merged_into: str = ""


def value(stored: Stored | None, name: str) -> object:
    """What a field holds, ready for JSON; None for a source that is not there."""
    return None if stored is None else plain(_held(stored, name))


def between(before: Stored | None, after: Stored) -> Changes:
    """What differs; of a new source everything that holds something."""
    if before is None:
        new = {name: value(after, name) for name in _NAMES}
        return {name: (None, held) for name, held in new.items() if held not in (None, "", [])}
    differs = (name for name in _NAMES if _held(before, name) != _held(after, name))
    return {name: (value(before, name), value(after, name)) for name in differs}


def applied(stored: Stored | None, changes: Changes) -> Stored:
    """A source with the new values of these changes; as fresh as it was, unless it was looked at later.

    Raises:
        RowError: when that is no right source.
    """
    new = {name: new for name, (_, new) in changes.items()}
    shown = bool(new.get(SHOWN, stored is None or stored.shown))
    merged = str(new.get(MERGED, stored.merged_into if stored else "") or "")
    if stored is None:
        return Stored(resource(new), shown, merged)
    made = stored.made
    if not changes.keys() <= _BESIDE:
        made = resource({**record(made), **new})
    if made.checked <= stored.made.checked:
        made = replace(made, freshness=stored.made.freshness)
    return Stored(made, shown, merged)


def back(changes: Changes) -> Changes:
    """The changes that undo these."""
    return {name: (new, old) for name, (old, new) in changes.items()}


def overtaken(stored: Stored | None, changes: Changes) -> list[str]:
    """The fields that no longer hold the old value, because somebody changed them since."""
    return [name for name, (old, _) in changes.items() if value(stored, name) != old]


def written(changes: Changes) -> str:
    """As a line of JSON."""
    return json.dumps(changes, ensure_ascii=False)


def read(line: str) -> Changes:
    """From a line of JSON."""
    return {name: (old, new) for name, (old, new) in json.loads(line).items()}


def _held(stored: Stored, name: str) -> object:
    return getattr(stored if name in _BESIDE else stored.made, name)
