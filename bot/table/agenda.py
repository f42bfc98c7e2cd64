"""The agenda of a meeting: bundles put on it, taken off, moved on, discussed and given a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select, update

from bot.core.errors import UserError
from bot.core.zone import local_day
from bot.store.upsert import insert_or_change
from bot.table.history import record
from bot.table.lent import Bundles
from bot.table.meeting_tables import table_item
from bot.table.model import IllegalItemStepError, Issue, Item, ItemState, Meeting, Owner, item_step

LONGEST_NOTE = 200
OPEN = "open"
"""The state of a bundle that is on no agenda."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What must be known of a bundle before it goes on an agenda."""

    owner: Owner
    question: str
    asked_of: str
    late: str = ""


class Agenda:
    """Keeps agendas, and moves the bundles on them along; `role` says who does it."""

    def __init__(self, bundles: Bundles) -> None:
        self._bundles = bundles

    def put(
        self, unit: Connection, on: Meeting, issue: Issue, what: Proposal, role: str, now: datetime
    ) -> Item:
        """Put a bundle on the agenda of a meeting.

        Raises:
            UserError: the meeting was held, the agenda is closed and there is no reason to be late, the
                bundle is on an agenda already or cannot go there.
        """
        if on.day < local_day(now):
            raise UserError("table-meeting-past", id=on.id)
        late = what.late.strip() if local_day(now) > on.freeze else ""
        if local_day(now) > on.freeze and not late:
            raise UserError("table-frozen", id=on.id)
        before = item(unit, on.id, issue.id)
        if before is not None:
            _allowed(before, ItemState.ON, "")
        self._bundles.schedule(unit, issue.id, on.id, what.owner.value, now)
        values = {
            "owner": what.owner.value,
            "question": what.question.strip(),
            "asked_of": what.asked_of.strip()[:LONGEST_NOTE],
            "reaction": before.reaction if before else "",
            "place": None,
            "place_reason": "",
            "late": late[:LONGEST_NOTE],
            "state": ItemState.ON.value,
            "added_at": now,
        }
        insert_or_change(unit, table_item, {"meeting": on.id, "bundle": issue.id}, values)
        _record(unit, on.id, issue.id, before.state if before else "", ItemState.ON, role, late, now)
        return _known(unit, on.id, issue.id)

    def take_off(self, unit: Connection, found: Item, role: str, reason: str, now: datetime) -> None:
        """Take a bundle off the agenda; it is open again.

        Raises:
            UserError: no reason, or it is not on the agenda any more.
        """
        _step(unit, found, ItemState.OFF, role, reason, now)
        self._bundles.release(unit, found.bundle, found.meeting, reason, now)

    def defer(
        self, unit: Connection, found: Item, to: Meeting, role: str, reason: str, now: datetime
    ) -> Item:
        """Move a bundle on to another meeting, with its question, owner and reaction.

        Raises:
            UserError: no reason, not on this agenda any more, or the other meeting cannot take it.
        """
        if to.id == found.meeting:
            raise UserError("table-same-meeting", id=to.id)
        _step(unit, found, ItemState.DEFERRED, role, reason, now)
        self._bundles.release(unit, found.bundle, found.meeting, reason, now)
        issue = self._bundles.find(unit, found.bundle)
        if issue is None:
            raise UserError("table-no-bundle", id=found.bundle)
        made = self.put(
            unit, to, issue, Proposal(found.owner, found.question, found.asked_of, reason), role, now
        )
        react(unit, made, _known(unit, found.meeting, found.bundle).reaction)
        return _known(unit, to.id, issue.id)

    def discuss(
        self, unit: Connection, found: Item, decision: str, words: str, role: str, now: datetime
    ) -> None:
        """Note that the table decided about a bundle, with the number of the decision and what was said.

        Raises:
            UserError: it is not on the agenda any more.
        """
        _step(unit, found, ItemState.DISCUSSED, role, "", now)
        self._bundles.discuss(unit, found.bundle, decision, words, now)

    def restore(self, unit: Connection, found: Item, words: str, role: str, now: datetime) -> None:
        """Put a bundle back on the agenda it was decided on or moved on from, also after the meeting.

        Raises:
            UserError: it is on this agenda, or its bundle cannot come back.
        """
        elsewhere = scheduled(unit, found.bundle)
        if elsewhere is not None:
            _step(unit, elsewhere, ItemState.OFF, role, words, now)
            self._bundles.release(unit, found.bundle, elsewhere.meeting, words, now)
        elif (issue := self._bundles.find(unit, found.bundle)) is not None and issue.state != OPEN:
            self._bundles.reopen(unit, found.bundle, words, now)
        _step(unit, found, ItemState.ON, role, words, now)
        self._bundles.schedule(unit, found.bundle, found.meeting, found.owner.value, now)


def place(unit: Connection, found: Item, where: int, role: str, reason: str, now: datetime) -> None:
    """Give an item its place on the agenda, 1 being the first.

    Raises:
        UserError: no reason, or there is no such place.
    """
    if not reason.strip():
        raise UserError("table-reason-needed")
    if not 1 <= where <= len(items(unit, found.meeting, ItemState.ON)):
        raise UserError("table-no-place", place=where)
    _change(unit, found, {"place": where, "place_reason": reason.strip()[:LONGEST_NOTE]})
    subject = _subject(found.meeting, found.bundle)
    record(unit, subject, str(found.place or ""), str(where), role, reason, now)


def react(unit: Connection, found: Item, reaction: str) -> None:
    """Keep what the body that was asked answered (right of reply)."""
    _change(unit, found, {"reaction": reaction.strip()})


def item(unit: Connection, meeting: str, bundle: str) -> Item | None:
    """A bundle on the agenda of a meeting, whatever its state, or None."""
    wanted = select(table_item).where(table_item.c.meeting == meeting, table_item.c.bundle == bundle)
    row = unit.execute(wanted).one_or_none()
    return _item(row) if row else None


def items(unit: Connection, meeting: str, *states: ItemState) -> list[Item]:
    """The items of a meeting in these states, or in all, by bundle."""
    wanted = select(table_item).where(table_item.c.meeting == meeting)
    if states:
        wanted = wanted.where(table_item.c.state.in_([each.value for each in states]))
    return [_item(row) for row in unit.execute(wanted.order_by(table_item.c.bundle))]


def scheduled(unit: Connection, bundle: str) -> Item | None:
    """Where a bundle is on an agenda now, or None."""
    wanted = select(table_item).where(table_item.c.bundle == bundle, table_item.c.state == ItemState.ON.value)
    row = unit.execute(wanted).one_or_none()
    return _item(row) if row else None


def _known(unit: Connection, meeting: str, bundle: str) -> Item:
    found = item(unit, meeting, bundle)
    if found is None:
        raise LookupError(f"{bundle} is not on the agenda of {meeting}")
    return found


def _allowed(found: Item, to: ItemState, reason: str) -> None:
    try:
        item_step(found.state, to, reason)
    except IllegalItemStepError as error:
        key = "table-reason-needed" if not reason.strip() and found.state is ItemState.ON else "table-not-on"
        raise UserError(key, **({"id": found.bundle} if key == "table-not-on" else {})) from error


def _step(unit: Connection, found: Item, to: ItemState, role: str, reason: str, now: datetime) -> None:
    _allowed(found, to, reason)
    same = and_(_same(found), table_item.c.state == found.state.value)
    if unit.execute(update(table_item).where(same).values(state=to.value)).rowcount != 1:
        raise UserError("table-not-on", id=found.bundle)
    _record(unit, found.meeting, found.bundle, found.state, to, role, reason, now)


def _change(unit: Connection, found: Item, values: Mapping[str, object]) -> None:
    unit.execute(update(table_item).where(_same(found)).values(values))


def _same(found: Item) -> ColumnElement[bool]:
    return and_(table_item.c.meeting == found.meeting, table_item.c.bundle == found.bundle)


def _record(
    unit: Connection, meeting: str, bundle: str, frm: str, to: str, role: str, reason: str, now: datetime
) -> None:
    record(unit, _subject(meeting, bundle), frm, to, role, reason, now)


def _subject(meeting: str, bundle: str) -> str:
    return f"{meeting}/{bundle}"


def _item(row: Row[Any]) -> Item:
    return Item(
        row.meeting,
        row.bundle,
        Owner(row.owner),
        row.question,
        row.asked_of,
        row.reaction,
        row.place,
        row.place_reason,
        row.late,
        ItemState(row.state),
        row.added_at,
    )
