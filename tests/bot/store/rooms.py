"""Where tables may be declared."""

from __future__ import annotations

from pathlib import Path

import bot

ROOT = Path(bot.__file__).parent.parent


def rooms_with_tables() -> list[str]:
    """The modules that may declare tables: everything in the store, and each feature's store."""
    found = [*(ROOT / "bot/store").glob("*.py")]
    for package in ("bot", "knowledge", "moderation"):
        found += (ROOT / package).rglob("store.py")
    return sorted(".".join(path.relative_to(ROOT).with_suffix("").parts) for path in found)
