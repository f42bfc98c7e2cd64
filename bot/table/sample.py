"""An invented policy table: a meeting that was held, what it decided, and the one to come."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.core.commands import Say
from bot.core.people import Role
from bot.core.workdays import workdays_from
from bot.core.zone import ZONE, local_day
from bot.table import agenda, meetings
from bot.table.agenda import Agenda, Proposal
from bot.table.decisions.deciding import Decided, Deciding
from bot.table.decisions.model import DraftState, Outcome, Recipient, Refusal, Ruling, Task
from bot.table.following import actions, drafts
from bot.table.lent import Bundles
from bot.table.model import Meeting, Owner

Tell = Callable[[Connection, str, str, datetime], None]
"""Note that who gave the signals of a bundle were told these words at a moment."""
_ROLE = Role.POLICY_TABLE.value
_AFTERNOON = time(15)


def load_table_sample(
    unit: Connection, now: datetime, file: Path, ids: Mapping[str, str], lent: tuple[Bundles, Say, Tell]
) -> int:
    """Fill the policy table of `config/sample`; how many decisions that gave.

    Everything goes through the ordinary functions, so the history and the numbers are real. `ids` gives the
    number of each bundle by its title.
    """
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    sample = _Sample(unit, now, ids, lent)
    for each in told["meeting"]:
        sample.plan(each)
    for each in told["item"]:
        if each["meeting"] == 1:
            sample.put(each)
    for each in told["decision"]:
        sample.decide(each)
    for each in told["item"]:
        if each["meeting"] > 1:
            sample.put(each)
    return len(told["decision"])


class _Sample:
    """The table while it is being filled."""

    def __init__(
        self, unit: Connection, now: datetime, ids: Mapping[str, str], lent: tuple[Bundles, Say, Tell]
    ) -> None:
        self._unit, self._now, self._ids = unit, now, ids
        self._bundles, self._say, self._tell = lent
        self._meetings: list[Meeting] = []

    def plan(self, row: dict[str, Any]) -> None:
        """Plan a meeting on the first working day from its day on."""
        day = workdays_from(local_day(self._at(row["day"])), 0)
        self._meetings.append(meetings.plan(self._unit, day, _ROLE, self._at(row["planned"])))

    def put(self, row: dict[str, Any]) -> None:
        """Put a bundle on the agenda, with what the other side answered."""
        issue = self._bundles.find(self._unit, self._ids[row["bundle"]])
        if issue is None:
            raise LookupError(row["bundle"])
        on, what = (
            self._meetings[row["meeting"] - 1],
            Proposal(Owner(row["owner"]), row["question"], row["asked_of"]),
        )
        made = Agenda(self._bundles).put(self._unit, on, issue, what, _ROLE, self._at(row["day"]))
        agenda.react(self._unit, made, row["reaction"])

    def decide(self, row: dict[str, Any]) -> None:
        """Write a decision of the first meeting down on the afternoon that it was held."""
        first = self._meetings[0]
        at = datetime.combine(first.day, _AFTERNOON, ZONE)
        on = agenda.item(self._unit, first.id, self._ids[row["bundle"]])
        if on is None:
            raise LookupError(row["bundle"])
        made = Deciding(self._bundles).decide(self._unit, on, self._ruling(row), self._say, _ROLE, at)
        self._end(made, row)

    def _end(self, made: Decided, row: dict[str, Any]) -> None:
        """What is done by now, and what was told."""
        for task, each in zip(made.actions, row.get("task", ()), strict=False):
            if "done" in each:
                actions.finish(self._unit, task, each["result"], _ROLE, self._at(each["done"]))
        if "told" in row and made.draft is not None:
            at = self._at(row["told"])
            drafts.end(self._unit, made.draft, DraftState.SENT, _ROLE, at)
            self._tell(self._unit, made.decision.bundle, made.draft.text, at)

    def _ruling(self, row: dict[str, Any]) -> Ruling:
        tasks = tuple(self._task(each) for each in row.get("task", ()))
        refusal = Refusal(row["refusal"]) if "refusal" in row else None
        due, held = local_day(self._at(row["due"])), self._meetings[0].day
        base = (Outcome(row["outcome"]), row["text"], Recipient(row["recipient"]), Owner(row["owner"]))
        return Ruling(*base, max(due, held), refusal, "", tasks)

    def _task(self, row: dict[str, Any]) -> Task:
        return Task(row["text"], Owner(row["owner"]), local_day(self._at(row["due"])))

    def _at(self, days: int) -> datetime:
        return self._now + timedelta(days=days)
