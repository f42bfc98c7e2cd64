"""Who hears what the launcher is doing."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """Hears an event by name, with its particulars."""

    def __call__(self, event: str, **particulars: object) -> None: ...


def nobody(event: str, **particulars: object) -> None:
    """Hears it and says nothing."""
