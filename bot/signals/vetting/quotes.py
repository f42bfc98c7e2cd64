"""Quotes: chosen by one moderator, read by a second, allowed by their author, asked again before a dossier.

Whether the author allows it is looked up each time, so a change of consent holds from the next reading on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Boolean, Connection, String, Table, Text, and_, delete, insert, select, update

from bot.core.errors import UserError
from bot.core.zone import local_day
from bot.signals import store
from bot.signals.consent import Quoting, allowed
from bot.signals.deadlines import due
from bot.signals.model import ConsentLevel, Perspective, Signal
from bot.signals.signal_table import signal
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.upsert import insert_once

FEWEST_WORDS, MOST_WORDS = 6, 45

signal_quote = Table(
    "signal_quote",
    metadata,
    column(
        "signal",
        String(16),
        primary_key=True,
        purpose="the signal it is from",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "text",
        Text,
        nullable=False,
        purpose="the words that may be quoted",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "chosen_by",
        String(PERSON_LENGTH),
        purpose="who chose it; somebody else reads it before it is used",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "released",
        Boolean,
        nullable=False,
        purpose="whether a second reader released it",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it was chosen, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
)

quote_request = Table(
    "quote_request",
    metadata,
    column(
        "signal",
        String(16),
        primary_key=True,
        purpose="whose author was asked again",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "occasion",
        String(24),
        primary_key=True,
        purpose="the document it was asked for",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "agreed",
        Boolean,
        purpose="what the author answered; silence is a no",
        data_class=DataClass.PREFERENCE,
        retention=Retention.THREE_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it was asked, for the term and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.THREE_YEARS,
    ),
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that may be quoted, and how they are signed: with the perspective only, or with a name."""

    signal: str
    bundle: str | None
    text: str
    perspective: Perspective | None
    quoting: Quoting
    person: str | None
    region: str | None
    given_at: datetime


def choose(unit: Connection, found: Signal, words: str, by: str, now: datetime) -> None:
    """Propose words of a signal as a quote; it replaces an earlier proposal.

    Raises:
        UserError: own signal, its author does not allow it, the words are not in it, or too few or many.
    """
    said = " ".join(words.split()) or " ".join((found.text or "").split())
    if found.person == by:
        raise UserError("signal-own", id=found.id)
    if allowed(found.consent).quoting is Quoting.NEVER or found.state.value not in store.STANDING:
        raise UserError("signal-quote-not-allowed", id=found.id)
    if said not in " ".join((found.text or "").split()):
        raise UserError("signal-words-not-there", id=found.id)
    if not FEWEST_WORDS <= len(said.split()) <= MOST_WORDS:
        raise UserError("signal-quote-length", fewest=FEWEST_WORDS, most=MOST_WORDS)
    drop(unit, found.id)
    row = {"signal": found.id, "text": said, "chosen_by": by, "released": False, "at": now}
    unit.execute(insert(signal_quote).values(row))


def release(unit: Connection, found: Signal, by: str) -> None:
    """Have a second reader release a quote (four eyes).

    Raises:
        UserError: nothing is proposed, or the reader chose it or wrote it.
    """
    row = unit.execute(select(signal_quote).where(signal_quote.c.signal == found.id)).one_or_none()
    if row is None:
        raise UserError("signal-no-quote", id=found.id)
    if by in {row.chosen_by, found.person}:
        raise UserError("signal-second-reader", id=found.id)
    unit.execute(update(signal_quote).where(signal_quote.c.signal == found.id).values(released=True))


def drop(unit: Connection, id_: str) -> bool:
    """Take a quote away, released or not, with what was asked about it; False when there was none."""
    unit.execute(delete(quote_request).where(quote_request.c.signal == id_))
    return unit.execute(delete(signal_quote).where(signal_quote.c.signal == id_)).rowcount > 0


def waiting(unit: Connection) -> list[Quote]:
    """Quotes that wait for a second reader, oldest first."""
    return _quotes(unit, released=False)


def released(unit: Connection) -> list[Quote]:
    """Quotes that may be used in a digest: read twice, and allowed by their authors at this moment."""
    ready = _quotes(unit, released=True)
    return [each for each in ready if each.quoting in {Quoting.PERSPECTIVE, Quoting.NAMED}]


def askable(unit: Connection) -> list[Quote]:
    """Quotes that were read twice; those of strictly anonymous signals too, once their author agrees."""
    return _quotes(unit, released=True)


def asked(unit: Connection, id_: str, occasion: str, now: datetime) -> bool:
    """Note that an author is asked about a document; False when that was done before."""
    return insert_once(unit, quote_request, {"signal": id_, "occasion": occasion, "agreed": None, "at": now})


def open_requests(unit: Connection, id_: str, workdays: int, now: datetime) -> list[str]:
    """The documents an author can still answer about."""
    wanted = select(quote_request).where(quote_request.c.signal == id_, quote_request.c.agreed.is_(None))
    rows = unit.execute(wanted.order_by(quote_request.c.occasion))
    return [row.occasion for row in rows if local_day(now) <= due(row.at, workdays)]


def agree(unit: Connection, id_: str, occasion: str, workdays: int, now: datetime, *, yes: bool) -> None:
    """Keep what an author answers about a document; a no can always still be given.

    Raises:
        UserError: nothing was asked, or a yes comes too late.
    """
    same = and_(quote_request.c.signal == id_, quote_request.c.occasion == occasion)
    row = unit.execute(select(quote_request).where(same)).one_or_none()
    if row is None or (yes and local_day(now) > due(row.at, workdays)):
        raise UserError("signal-quote-too-late")
    unit.execute(update(quote_request).where(same).values(agreed=yes))


def agreed(unit: Connection, occasion: str) -> list[Quote]:
    """The quotes for a document: released, still allowed, and with a yes; silence is a no."""
    yes = select(quote_request.c.signal).where(
        quote_request.c.occasion == occasion, quote_request.c.agreed.is_(True)
    )
    ids = set(unit.execute(yes).scalars())
    return [each for each in _quotes(unit, released=True) if each.signal in ids]


def _quotes(unit: Connection, *, released: bool) -> list[Quote]:
    wanted = select(signal_quote.c.text.label("quoted"), signal).join(
        signal, signal.c.id == signal_quote.c.signal
    )
    standing = signal.c.state.in_(store.STANDING) & signal.c.text.is_not(None)
    wanted = wanted.where(signal_quote.c.released.is_(released), standing)
    found = []
    for row in unit.execute(wanted.order_by(signal.c.given_at, signal.c.id)):
        quoting = allowed(ConsentLevel(row.consent)).quoting
        perspective = Perspective(row.perspective) if row.perspective else None
        if quoting is not Quoting.NEVER:
            given = (perspective, quoting, row.person, row.region, row.given_at)
            found.append(Quote(row.id, row.bundle, row.quoted, *given))
    return found
