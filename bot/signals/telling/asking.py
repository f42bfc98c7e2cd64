"""Words between staff and a contributor through the assistant: a question back, an answer, an addition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Integer, String, Table, Text, delete, insert, select

from bot.core.errors import UserError
from bot.signals import store
from bot.signals.model import ActorRole, Signal, SignalState
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata

ASKED, ANSWERED = "vraag-terug", "antwoord"


class WordKind(StrEnum):
    """Who says it, and why."""

    QUESTION = "vraag"
    ANSWER = "antwoord"
    ADDITION = "aanvulling"


signal_word = Table(
    "signal_word",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order of what was said",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "signal",
        String(16),
        nullable=False,
        index=True,
        purpose="the signal it is about",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "kind",
        String(16),
        nullable=False,
        purpose="whether it is a question of staff, or what the contributor adds",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "text",
        Text,
        nullable=False,
        purpose="the masked words",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.QUARTER,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="how long it can be answered, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
)


@dataclass(frozen=True, slots=True)
class Word:
    """Something said about a signal."""

    kind: WordKind
    text: str
    at: datetime


def ask(unit: Connection, found: Signal, words: str, by: str, now: datetime) -> None:
    """Ask a contributor one question before deciding.

    Raises:
        UserError: own signal, it was decided on, or a question was asked before.
    """
    if found.person == by:
        raise UserError("signal-own", id=found.id)
    if found.state is not SignalState.NEW:
        raise UserError("signal-not-possible", id=found.id)
    if any(each.kind is WordKind.QUESTION for each in said(unit, found.id)):
        raise UserError("signal-asked-before", id=found.id)
    _say(unit, found.id, WordKind.QUESTION, words, now)
    store.note(unit, found.id, found.state, ActorRole.MODERATOR, ASKED, now)


def approach(unit: Connection, found: Signal, words: str, now: datetime) -> None:
    """Put a question of the secretary to a contributor who may be approached."""
    _say(unit, found.id, WordKind.QUESTION, words, now)
    store.note(unit, found.id, found.state, ActorRole.SECRETARY, ASKED, now)


def add(unit: Connection, found: Signal, words: str, now: datetime) -> WordKind:
    """Take what a contributor says: the answer to an open question, else an addition.

    Raises:
        UserError: the signal has ended.
    """
    if found.state.value not in store.OURS:
        raise UserError("signal-not-possible", id=found.id)
    kind = WordKind.ADDITION if open_question(unit, found.id) is None else WordKind.ANSWER
    _say(unit, found.id, kind, words, now)
    store.note(unit, found.id, found.state, ActorRole.CONTRIBUTOR, kind.value, now)
    return kind


def open_question(unit: Connection, id_: str) -> Word | None:
    """The question about a signal that was not answered yet, or None."""
    last: Word | None = None
    for each in said(unit, id_):
        last = each if each.kind is WordKind.QUESTION else None if each.kind is WordKind.ANSWER else last
    return last


def unanswered(unit: Connection, days: int, now: datetime) -> frozenset[str]:
    """The signals whose contributors can still answer a question."""
    wanted = select(signal_word.c.signal, signal_word.c.kind).where(
        signal_word.c.at > now - timedelta(days=days)
    )
    found: set[str] = set()
    for id_, kind in unit.execute(wanted.order_by(signal_word.c.id)):
        if kind == WordKind.QUESTION:
            found.add(id_)
        elif kind == WordKind.ANSWER:
            found.discard(id_)
    return frozenset(found)


def said(unit: Connection, id_: str) -> list[Word]:
    """All that was said about a signal, oldest first."""
    wanted = select(signal_word).where(signal_word.c.signal == id_).order_by(signal_word.c.id)
    return [Word(WordKind(row.kind), row.text, row.at) for row in unit.execute(wanted)]


def forget(unit: Connection, id_: str) -> int:
    """Erase all that was said about a signal; how many rows that were."""
    return unit.execute(delete(signal_word).where(signal_word.c.signal == id_)).rowcount


def _say(unit: Connection, id_: str, kind: WordKind, words: str, now: datetime) -> None:
    row = {"signal": id_, "kind": kind.value, "text": words.strip(), "at": now}
    unit.execute(insert(signal_word).values(row))
