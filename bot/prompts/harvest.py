"""What a discussion yields, as plain values: kinds, items and the prompt they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ADD = "oogsten"
"""The command behind the button under a prompt, which tells by its values which prompt that is."""
SHARED_AFTER = timedelta(days=7)
"""How long a discussion ripens before its harvest is told."""
OPEN_FOR = timedelta(days=28)
"""How long the harvest is still told, and how long a room without threads is about its last prompt."""
LONGEST = 600
PER_PERSON = 10
"""How many items one person adds to one prompt at most."""


class HarvestKind(StrEnum):
    """What someone takes from a discussion."""

    INSIGHT = "inzicht"
    QUESTION = "vraag"
    SOURCE = "bron"
    SIGNAL = "signaal"


@dataclass(frozen=True, slots=True)
class Post:
    """A prompt as posted in one room; `message` is the one it became, and so its thread."""

    id: int
    prompt: str
    question: str
    room: str
    message: str | None
    at: datetime
    shared_at: datetime | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a discussion yielded, in the masked words of who gave it."""

    id: int
    post: int
    person: str | None
    kind: HarvestKind
    text: str
    at: datetime
