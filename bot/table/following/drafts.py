"""Drafts of feedback as kept: proposed with a decision, changed and sent by the secretary, or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from bot.core.commands import Say
from bot.core.errors import UserError
from bot.core.zone import local_year
from bot.store.numbers import next_number
from bot.table.decisions.model import Draft, DraftState, Ruling
from bot.table.following.tables import table_draft
from bot.table.history import record
from bot.table.meeting_tables import table_number

MOST_WORDS = 80


def propose(say: Say, what: Ruling, title: str, held: date) -> str:
    """What could be told to who gave the signals: 80 words at most, the decision cut if need be."""
    known = {
        "title": title,
        "day": held,
        "owner": say(f"enum-owner-{what.owner}"),
        "due": what.due,
        "refusal": say(f"enum-refusal-{what.refusal}") if what.refusal else "",
    }
    key = f"table-draft-{what.outcome}"
    frame = len(say(key, **known, text="").split())
    words = what.text.split()
    room = MOST_WORDS - frame
    text = " ".join(words) if len(words) <= room else " ".join(words[: room - 1]) + " …"
    return say(key, **known, text=text)


def propose_done(say: Say, title: str, results: Sequence[str]) -> str:
    """What could be told once all that was agreed is done: 80 words at most, the results cut if need be."""
    frame = len(say("table-draft-done", title=title, text="").split())
    words, room = " ".join(results).split(), MOST_WORDS - frame
    text = " ".join(words) if len(words) <= room else " ".join(words[: room - 1]) + " …"
    return say("table-draft-done", title=title, text=text)


def short_enough(text: str) -> str:
    """A text of feedback with single spaces; UserError when it is empty or too long."""
    words = text.split()
    if not words:
        raise UserError("table-draft-empty")
    if len(words) > MOST_WORDS:
        raise UserError("table-draft-long", words=MOST_WORDS)
    return " ".join(words)


def add(
    unit: Connection, bundle: str, decision: str, text: str, due: date, role: str, now: datetime
) -> Draft:
    """Keep a new draft; UserError when it is too long."""
    year = local_year(now)
    number = next_number(unit, table_number, {"series": f"T-{year}"})
    words = short_enough(text)
    made = Draft(f"T-{year}-{number:02}", bundle, decision, words, due, DraftState.DRAFT, now, None)
    unit.execute(insert(table_draft).values({name: getattr(made, name) for name in made.__slots__}))
    record(unit, made.id, "", DraftState.DRAFT, role, "", now)
    return made


def rewrite(unit: Connection, found: Draft, text: str, role: str, now: datetime) -> None:
    """Change the words of a draft; UserError when it was sent or dropped, or is too long."""
    words = short_enough(text)
    changed = update(table_draft).where(_still(found)).values(text=words)
    if unit.execute(changed).rowcount != 1:
        raise UserError("table-draft-ended", id=found.id)
    record(unit, found.id, DraftState.DRAFT, DraftState.DRAFT, role, "", now)


def end(unit: Connection, found: Draft, to: DraftState, role: str, now: datetime) -> None:
    """Note that a draft was sent or dropped; UserError when that was so already."""
    changed = update(table_draft).where(_still(found)).values(state=to.value, ended_at=now)
    if unit.execute(changed).rowcount != 1:
        raise UserError("table-draft-ended", id=found.id)
    record(unit, found.id, DraftState.DRAFT, to, role, "", now)


def draft_by_id(unit: Connection, id_: str) -> Draft | None:
    """The draft with this number, or None."""
    row = unit.execute(select(table_draft).where(table_draft.c.id == id_.strip().upper())).one_or_none()
    return _draft(row) if row else None


def drafts(unit: Connection, *states: DraftState) -> list[Draft]:
    """The drafts in these states, or all, by the day they are due."""
    wanted = select(table_draft)
    if states:
        wanted = wanted.where(table_draft.c.state.in_([each.value for each in states]))
    return [_draft(row) for row in unit.execute(wanted.order_by(table_draft.c.due, table_draft.c.id))]


def drafts_of(unit: Connection, decision: str) -> list[Draft]:
    """The drafts of a decision, by number."""
    wanted = select(table_draft).where(table_draft.c.decision == decision).order_by(table_draft.c.id)
    return [_draft(row) for row in unit.execute(wanted)]


def _still(found: Draft) -> ColumnElement[bool]:
    return (table_draft.c.id == found.id) & (table_draft.c.state == DraftState.DRAFT.value)


def _draft(row: Row[Any]) -> Draft:
    state = DraftState(row.state)
    return Draft(row.id, row.bundle, row.decision, row.text, row.due, state, row.made_at, row.ended_at)
