"""The door's lists from config/door: editable data, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to try an addition to the public list against; `{x}` in them is what is added."""

    clean: tuple[str, ...]
    client: tuple[str, ...]


def load_lines(folder: Path) -> Lines:
    """Read lines.toml; raises OSError, KeyError or tomllib.TOMLDecodeError when it is amiss."""
    listed = tomllib.loads((folder / "lines.toml").read_text(encoding="utf-8"))
    clean, client = (tuple(str(listed[key]).strip().splitlines()) for key in ("clean", "client"))
    return Lines(clean, client)
