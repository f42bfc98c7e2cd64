"""Who may import whom: the table of directions.toml, applied to one module."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.sources import CODE, Module

TABLE = Path(__file__).with_name("directions.toml")
# State that travels unseen; what a handler needs is handed to it.
BANNED = ("contextvars", "tests", "config")


@dataclass(frozen=True, slots=True)
class Room:
    """What the modules of one room may import besides the room itself and the standard library."""

    name: str
    ours: tuple[str, ...]
    libraries: tuple[str, ...]

    def may_see(self, target: str) -> bool:
        """Whether an own module of this dotted name may be imported here."""
        return "*" in self.ours or any(_inside(target, room) for room in (self.name, *self.ours))


def rooms() -> dict[str, Room]:
    """The rooms of directions.toml by name."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))["rooms"]
    return {name: Room(name, tuple(room["ours"]), tuple(room["libraries"])) for name, room in table.items()}


def room_of(name: str, plan: dict[str, Room]) -> Room | None:
    """The most specific room that holds the module of this name."""
    holding = [room for room in plan.values() if _inside(name, room.name)]
    return max(holding, key=lambda room: len(room.name), default=None)


def wrong_imports(module: Module, plan: dict[str, Room]) -> Iterator[str]:
    """One sentence per import that goes in a forbidden direction."""
    room = room_of(module.name, plan)
    for line, target in module.imports():
        if room is None:
            yield f"{module.path}: no room in directions.toml says what it may import"
            return
        if not _allowed(room, target):
            yield f"{module.path}:{line}: {room.name} may not import {target}"


def _allowed(room: Room, target: str) -> bool:
    top = target.partition(".")[0]
    if top in BANNED:
        return False
    if top in CODE:
        return room.may_see(target)
    return top in sys.stdlib_module_names or top in room.libraries


def _inside(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")
