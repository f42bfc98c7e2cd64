"""The configuration as one whole."""

from __future__ import annotations

from bot.equipment import Equipment


def test_what_holds_it_is_told_in_a_line(equipment: Equipment) -> None:
    """Asyncio makes text of what its tasks hold, also when nobody reads it."""
    assert len(repr(equipment)) < 200
    assert len(repr(equipment.lists)) < 200
    assert len(repr(equipment.lists.shipped)) < 200
