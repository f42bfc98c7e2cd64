"""What changes between two forms of a source: per field the old and the new value, forwards and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.sources.resource import Resource, record, resource

SHOWN, MERGED = "shown", "merged_into"
"""Beside the fields of a record: whether a source is shown, and which one took its place."""

Changes = dict[str, tuple[Any, Any]]
"""The old and the new value of each field that differs, ready for JSON."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A source as it stands in the database."""

    made: Resource
    shown: bool = True
    merged_into: str = ""


def state(stored: Stored | None) -> dict[str, Any]:
    """All that can change about a source, ready for JSON; empty for one that is not there."""
    if stored is None:
        return {}
    return {**record(stored.made), SHOWN: stored.shown, MERGED: stored.merged_into}


def between(before: Stored | None, after: Stored) -> Changes:
    """What differs; of a new source everything that holds something."""
    old, new = state(before), state(after)
    return {
        name: (old.get(name), value)
        for name, value in new.items()
        if old.get(name) != value and (old or value not in (None, "", []))
    }


def applied(stored: Stored | None, changes: Changes) -> Stored:
    """A source with the new values of these changes; as fresh as it was, unless it was looked at later.

    Raises:
        RowError: when that is no right source.
    """
    whole = {SHOWN: True, MERGED: "", **state(stored), **{name: new for name, (_, new) in changes.items()}}
    made = resource(whole)
    if stored is not None and made.checked <= stored.made.checked:
        made = replace(made, freshness=stored.made.freshness)
    return Stored(made, bool(whole[SHOWN]), str(whole[MERGED] or ""))


def back(changes: Changes) -> Changes:
    """The changes that undo these."""
    return {name: (new, old) for name, (old, new) in changes.items()}


def overtaken(stored: Stored | None, changes: Changes) -> list[str]:
    """The fields that no longer hold the old value, because somebody changed them since."""
    now: Mapping[str, Any] = state(stored)
    return [name for name, (old, _) in changes.items() if now.get(name) != old]


def written(changes: Changes) -> str:
    """As a line of JSON."""
    return json.dumps(changes, ensure_ascii=False)


def read(line: str) -> Changes:
    """From a line of JSON."""
    return {name: (old, new) for name, (old, new) in json.loads(line).items()}
