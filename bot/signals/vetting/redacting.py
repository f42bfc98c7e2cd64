"""Leaving words out of a signal for good: which is written down by place, and can not be undone."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import Connection

from bot.core.errors import UserError
from bot.signals import store
from bot.signals.model import ActorRole, Signal
from bot.signals.vetting import quotes

LEFT_OUT = "[weggelaten]"
MASKED = "maskeer"
_LOGGED = 5  # places that fit in one line of history


def redact(unit: Connection, found: Signal, by: str, words: str, now: datetime) -> None:
    """Take some words out of a signal wherever they stand.

    Raises:
        UserError: own signal, or the words are not in it.
    """
    if found.person == by:
        raise UserError("signal-own", id=found.id)
    text, places = without(found.text or "", words)
    if not places:
        raise UserError("signal-words-not-there", id=found.id)
    store.change_signal(unit, found.id, text=text)
    quotes.drop(unit, found.id)
    log = " ".join(f"{start}-{end}" for start, end in places[:_LOGGED])
    store.note(unit, found.id, found.state, ActorRole.MODERATOR, f"{MASKED} {log}", now)


def without(text: str, words: str) -> tuple[str, list[tuple[int, int]]]:
    """A text with these words left out, and from where to where they stood in it."""
    wanted = r"\s+".join(re.escape(word) for word in words.split())
    if not wanted:
        return text, []
    pattern = re.compile(rf"(?<!\w){wanted}(?!\w)", re.IGNORECASE)
    return pattern.sub(LEFT_OUT, text), [match.span() for match in pattern.finditer(text)]
