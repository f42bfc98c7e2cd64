"""Decisions taken in from a file: all of them or none, once, and undone as one while nothing was sent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from bot.core.commands import Say
from bot.core.errors import UserError
from bot.table import agenda
from bot.table.decisions import register
from bot.table.decisions.deciding import Decided, Deciding
from bot.table.decisions.file import DecisionFile, Row, ruling
from bot.table.decisions.model import Decision, DecisionState, Ruling
from bot.table.decisions.tables import table_import
from bot.table.lent import Bundles
from bot.table.meetings import meeting_by_id
from bot.table.model import Item

Mask = Callable[[str], str | None]
"""A text as it may be kept, or None when it holds data of a client."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row: a text key with its values."""

    row: Row
    key: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: `number` of the import, what was decided, and the rows that were known already."""

    number: int | None
    made: tuple[Decided, ...]
    known: tuple[Row, ...]


class WrongFileError(Exception):
    """Rows that cannot be taken in; nothing was."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} rows")
        self.faults = faults


class Importing:
    """Takes files of decisions in; whoever calls it undoes the transaction when it raises."""

    def __init__(self, bundles: Bundles, mask: Mask) -> None:
        self._bundles, self._mask = bundles, mask
        self._deciding = Deciding(bundles)

    def take_in(self, unit: Connection, file: DecisionFile, say: Say, role: str, now: datetime) -> Imported:
        """Write down all decisions of a file; what was taken in before is passed over.

        Raises:
            UserError: there is no such meeting.
            WrongFileError: what is wrong, for each row that is; the transaction must be undone.
        """
        meeting = meeting_by_id(unit, file.meeting)
        if meeting is None:
            raise UserError("table-no-meeting", id=file.meeting[:20])
        held = {each.bundle: each for each in register.decisions(unit, meeting.id)}
        number = 1 + (unit.execute(select(func.max(table_import.c.id))).scalar_one() or 0)
        made, known, faults = list[Decided](), list[Row](), list[Fault]()
        for row in file.rows:
            try:
                what = self._masked(ruling(row))
                if _same(held.get(self._bundle(unit, row)), what):
                    known.append(row)
                    continue
                on = self._on(unit, meeting.id, row)
                with unit.begin_nested():
                    made.append(self._deciding.decide(unit, on, what, say, role, now, number))
            except UserError as error:
                faults.append(Fault(row, error.key, error.values))
        if faults:
            raise WrongFileError(tuple(faults))
        if not made:
            return Imported(None, (), tuple(known))
        kept = {"id": number, "meeting": meeting.id, "digest": _digest(file), "at": now}
        unit.execute(insert(table_import).values({**kept, "state": DecisionState.VALID.value}))
        return Imported(number, tuple(made), tuple(known))

    def undo(self, unit: Connection, say: Say, role: str, now: datetime) -> tuple[Decision, ...]:
        """Take back all decisions of the last import that holds.

        Raises:
            UserError: there is none, or something of it was sent or done.
        """
        valid = table_import.c.state == DecisionState.VALID.value
        last = unit.execute(select(func.max(table_import.c.id)).where(valid)).scalar_one()
        if last is None:
            raise UserError("table-no-import")
        taken = [x for x in register.of_batch(unit, last) if x.state is DecisionState.VALID]
        for each in taken:
            self._deciding.take_back(unit, each, say, role, say("table-import-undone-words"), now)
        back = {"state": DecisionState.TAKEN_BACK.value}
        unit.execute(update(table_import).where(table_import.c.id == last).values(back))
        return tuple(taken)

    def _masked(self, what: Ruling) -> Ruling:
        """A decision without what may not be kept; UserError when it holds data of a client."""
        texts = (what.text, what.feedback, *(each.text for each in what.tasks))
        if any(self._mask(each) != each for each in texts if each):
            raise UserError("table-row-client")
        return what

    def _bundle(self, unit: Connection, row: Row) -> str:
        found = self._bundles.find(unit, row.bundle)
        if found is None:
            raise UserError("table-no-bundle", id=row.bundle[:20])
        return found.id

    def _on(self, unit: Connection, meeting: str, row: Row) -> Item:
        """The agenda item that a row is about; UserError when it was decided otherwise or is not on it."""
        found = agenda.item(unit, meeting, self._bundle(unit, row))
        if found is None:
            raise UserError("table-not-on", id=row.bundle)
        if any(each.bundle == found.bundle for each in register.decisions(unit, meeting)):
            raise UserError("table-decided-otherwise", id=row.bundle)
        return found


def _same(held: Decision | None, what: Ruling) -> bool:
    """Whether a decision that holds says the same."""
    if held is None:
        return False
    there = (held.outcome, held.text, held.recipient, held.owner, held.due, held.refusal)
    text = " ".join(what.text.split())
    return there == (what.outcome, text, what.recipient, what.owner, what.due, what.refusal)


def _digest(file: DecisionFile) -> str:
    told = [
        (row.number, sorted(row.values.items()), [sorted(x.items()) for x in row.tasks]) for row in file.rows
    ]
    return hashlib.sha256(repr((file.meeting, told)).encode()).hexdigest()
