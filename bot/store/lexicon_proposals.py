"""Words that people used for something, as proposals for a lexicon; who, only until a second person did.

A word that one person used tells of that person and is seen by nobody. When a second one used it for the
same, it waits for an editor, and both are forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, String, Table, delete, exists, func, select, update
from sqlalchemy.types import TypeEngine

from bot.store.base import DataClass, Retention, UtcDateTime, column, kept_for, kept_until, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.upsert import insert_once

PEOPLE = 2
"""By how many different people a word must be used before anybody sees it."""
LONGEST = 60


class ProposalState(StrEnum):
    """Whether a word waits for another person, for an editor, or was refused."""

    HEARD = "gehoord"
    WAITING = "wacht"
    REFUSED = "geweigerd"


def _key(
    name: str, length: int, purpose: str, data_class: DataClass, retention: Retention, *, index: bool = False
) -> Column[Any]:
    type_: TypeEngine[Any] = String(length)
    return column(
        name,
        type_,
        primary_key=True,
        index=index,
        purpose=purpose,
        data_class=data_class,
        retention=retention,
    )


lexicon_proposal = Table(
    "lexicon_proposal",
    metadata,
    _key("lexicon", 16, "which lexicon it is for", DataClass.TECHNICAL, Retention.TWO_YEARS),
    _key("word", LONGEST, "the stem of the word that was used", DataClass.MEMBER_TEXT, Retention.TWO_YEARS),
    _key("about", 100, "which source or concept it was used for", DataClass.KNOWLEDGE, Retention.TWO_YEARS),
    column(
        "state",
        String(16),
        nullable=False,
        purpose="whether it waits for another person, for an editor, or was refused",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
)

lexicon_proposer = Table(
    "lexicon_proposer",
    metadata,
    _key("lexicon", 16, "which lexicon it is for", DataClass.TECHNICAL, Retention.QUARTER),
    _key("word", LONGEST, "the stem of the word that was used", DataClass.MEMBER_TEXT, Retention.QUARTER),
    _key("about", 100, "which source or concept it was used for", DataClass.KNOWLEDGE, Retention.QUARTER),
    _key(
        "person",
        PERSON_LENGTH,
        "that a second one is another person",
        DataClass.PSEUDONYM,
        Retention.QUARTER,
        index=True,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that at least two people used for a source or concept."""

    word: str
    about: str
    at: datetime


def propose(unit: Connection, lexicon: str, word: str, about: str, person: str, at: datetime) -> None:
    """Note that somebody used a word for something; one that waits or was refused stays as it is."""
    key = {"lexicon": lexicon, "word": word[:LONGEST], "about": about}
    insert_once(unit, lexicon_proposal, {**key, "state": ProposalState.HEARD.value, "at": at})
    mine, theirs = _same(lexicon_proposal, key), _same(lexicon_proposer, key)
    if unit.execute(select(lexicon_proposal.c.state).where(mine)).scalar_one() != ProposalState.HEARD:
        return
    insert_once(unit, lexicon_proposer, {**key, "person": person, "at": at})
    people = unit.execute(select(func.count()).select_from(lexicon_proposer).where(theirs)).scalar_one()
    if people >= PEOPLE:
        unit.execute(update(lexicon_proposal).where(mine).values(state=ProposalState.WAITING.value, at=at))
        unit.execute(delete(lexicon_proposer).where(theirs))


def waiting(unit: Connection, lexicon: str) -> list[Proposal]:
    """The words that wait for an editor, longest waiting first."""
    table = lexicon_proposal
    wanted = (table.c.lexicon == lexicon) & (table.c.state == ProposalState.WAITING.value)
    rows = unit.execute(select(table).where(wanted).order_by(table.c.at, table.c.word, table.c.about))
    return [Proposal(row.word, row.about, row.at) for row in rows]


def refuse(unit: Connection, lexicon: str, word: str, about: str) -> bool:
    """Have a word never proposed again for this; False when it does not wait."""
    same = _same(lexicon_proposal, {"lexicon": lexicon, "word": word, "about": about})
    waits = same & (lexicon_proposal.c.state == ProposalState.WAITING.value)
    done = unit.execute(update(lexicon_proposal).where(waits).values(state=ProposalState.REFUSED.value))
    return done.rowcount == 1


def turn_down(unit: Connection, lexicon: str, word: str, about: str, at: datetime) -> None:
    """Have a word that nobody waits for never proposed for this."""
    key = {"lexicon": lexicon, "word": word[:LONGEST], "about": about}
    insert_once(unit, lexicon_proposal, {**key, "state": ProposalState.REFUSED.value, "at": at})


def refused(unit: Connection, lexicon: str) -> set[tuple[str, str]]:
    """The words that were refused, each with what for."""
    table = lexicon_proposal
    wanted = (table.c.lexicon == lexicon) & (table.c.state == ProposalState.REFUSED.value)
    return {(row.word, row.about) for row in unit.execute(select(table).where(wanted))}


def made_by(unit: Connection, person: str) -> list[dict[str, str]]:
    """The words of somebody that wait for a second person, ready for JSON."""
    table = lexicon_proposer
    rows = unit.execute(select(table).where(table.c.person == person).order_by(table.c.at, table.c.word))
    return [
        {
            "word": r.word,
            "about": r.about,
            "at": r.at.isoformat(),
            "until": kept_until(table.c.at, r.at, unit),
        }
        for r in rows
    ]


def forget(unit: Connection, person: str) -> int:
    """Forget the words that only this person used; how many rows that touched."""
    gone = unit.execute(delete(lexicon_proposer).where(lexicon_proposer.c.person == person)).rowcount
    return gone + _drop_unused(unit)


def tidy(unit: Connection, now: datetime) -> int:
    """Forget what is past its time; how many rows that touched."""
    gone = 0
    for moment in (lexicon_proposer.c.at, lexicon_proposal.c.at):
        gone += unit.execute(delete(moment.table).where(moment < now - kept_for(moment, unit))).rowcount
    return gone + _drop_unused(unit)


def _drop_unused(unit: Connection) -> int:
    """Words that nobody who is still known used, and that wait for a second person."""
    names = ("lexicon", "word", "about")
    used = exists().where(*(lexicon_proposer.c[x] == lexicon_proposal.c[x] for x in names))
    lone = (lexicon_proposal.c.state == ProposalState.HEARD.value) & ~used
    return unit.execute(delete(lexicon_proposal).where(lone)).rowcount


def _same(table: Table, key: Mapping[str, str]) -> ColumnElement[bool]:
    lexicon, word, about = (table.c[name] == value for name, value in key.items())
    return lexicon & word & about
