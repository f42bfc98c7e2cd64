"""Where tables are declared."""

from __future__ import annotations

from pathlib import Path

import bot

ROOT = Path(bot.__file__).parent.parent
PACKAGES = ("bot", "knowledge", "moderation", "adapters")


def rooms_with_tables() -> list[str]:
    """The modules that may declare tables: all that use the store's base, but for the migration steps."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    found = (
        path.relative_to(ROOT).with_suffix("")
        for path in files
        if "migrations" not in path.parts and "bot.store.base" in path.read_text(encoding="utf-8")
    )
    return sorted(".".join(path.parts) for path in found)
