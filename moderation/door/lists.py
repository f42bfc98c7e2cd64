"""The door's lists from config/door: editable data, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Listed = Mapping[str, str]
"""Lists of phrases by name, one phrase a line."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to try an addition to the public list against; `{x}` in them is what is added."""

    clean: tuple[str, ...]
    client: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoorLists:
    """All of them; `routes` are the other desks and where they are found, empty where that differs."""

    lines: Lines
    small_world: Listed
    misconduct: Listed
    routes: Mapping[str, str]


def load_door_lists(folder: Path) -> DoorLists:
    """Read the lists in `folder`; raises OSError, KeyError or tomllib.TOMLDecodeError when one is amiss."""
    lines, world, misconduct = (
        _read(folder / f"{name}.toml") for name in ("lines", "small_world", "misconduct")
    )
    clean, client = (tuple(str(lines[key]).strip().splitlines()) for key in ("clean", "client"))
    routes = misconduct.pop("routes")
    return DoorLists(
        Lines(clean, client), {"subject": world["subject"], **world["signs"]}, misconduct, routes
    )


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
