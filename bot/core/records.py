"""What is kept of a handled event for audit and metrics: no text, no names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One handled event: the command (or kind of event), how it ended and how long it took."""

    what: str
    platform: str
    audience: str
    outcome: str
    milliseconds: float


Recorder = Callable[[CallRecord], None]
