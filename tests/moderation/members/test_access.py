"""What rooms hold of a person, put together and written out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.commands import Unit
from moderation.members.access import as_json, held_of, holds
from tests.moderation.members.rig import NOW


@dataclass
class Room:
    """A room that holds a list of words per person."""

    name: str
    held: dict[str, list[str]] = field(default_factory=dict)

    def export(self, unit: Unit, person: str) -> Mapping[str, object]:
        """The words of a person."""
        return {"words": list(self.held.get(person, []))}

    def forget(self, unit: Unit, person: str) -> int:
        """Forget them."""
        return len(self.held.pop(person, []))


def test_rooms_that_hold_nothing_are_left_out() -> None:
    full, empty = Room("full", {"anna": ["een", "twee"]}), Room("empty", {"bob": ["x"]})
    assert held_of(None, (full, empty), "anna") == {"full": {"words": ["een", "twee"]}}


def test_the_file_is_json_with_everything_in_it() -> None:
    page = json.loads(as_json({"a": {"words": ["één"], "since": NOW}}, NOW))
    assert page == {
        "made_at": "2026-11-18T10:00:00+00:00",
        "held": {"a": {"words": ["één"], "since": "2026-11-18 10:00:00+00:00"}},
    }


def test_counts_of_nothing_are_nothing() -> None:
    assert not holds({"waiting": 0, "list": [], "inner": {"x": None}})
    assert holds({"waiting": 0, "inner": {"x": [1]}})
