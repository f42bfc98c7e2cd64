"""The pages of agendas: a meeting with its terms, and what is on its agenda, in which order and why."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.commands import Call
from bot.core.desk import Page, Visit
from bot.core.zone import local_day
from bot.table import agenda
from bot.table.lent import Bundles
from bot.table.looking_up import meant_meeting
from bot.table.meetings import meetings, next_meeting
from bot.table.model import Issue, Item, ItemState, Meeting, Owner
from bot.table.priority import Priority, Weight, ordered, priority
from bot.table.rights import SECRETARY


@dataclass(frozen=True, slots=True)
class Row:
    """An item of an agenda with the bundle it is about and its score."""

    item: Item
    issue: Issue | None
    priority: Priority


class AgendaPages:
    """Pages of meetings; readers see what the secretary does there."""

    def __init__(self, bundles: Bundles) -> None:
        self._bundles = bundles

    def next(self, visit: Visit) -> Page:
        """The meeting that comes first; without one, the way to plan it."""
        call = visit.call
        return self._page(call, next_meeting(call.unit, local_day(call.now)))

    def one(self, visit: Visit) -> Page:
        """A meeting; raises UserError when there is none with this number."""
        return self._page(visit.call, meant_meeting(visit.call, visit.path["vergadering"]))

    def _page(self, call: Call, found: Meeting | None) -> Page:
        today = local_day(call.now)
        held = agenda.items(call.unit, found.id) if found else []
        values = {
            "meeting": found,
            "meetings": list(reversed(meetings(call.unit))),
            "rows": self._rows(call, held),
            "gone": [x for x in held if x.state is not ItemState.ON],
            "coming": [x for x in meetings(call.unit) if x.day >= today and x != found],
            "keeps": call.actor.may(SECRETARY),
            "open": found is not None and found.day >= today,
            "closed": found is not None and today > found.freeze,
            "days": (found.day - today).days if found else 0,
            "ready": self._bundles.ready(call.unit),
            "owners": tuple(Owner),
        }
        back = f"/agenda/{found.id}" if found else "/agenda"
        return Page("table/agenda.html", call.say("table-agenda"), values, back)

    def _rows(self, call: Call, held: list[Item]) -> list[Row]:
        on = [each for each in held if each.state is ItemState.ON]
        weights = self._bundles.weigh(call.unit, [each.bundle for each in on], call.now)
        return [
            Row(
                each,
                self._bundles.find(call.unit, each.bundle),
                priority(weights.get(each.bundle, Weight())),
            )
            for each in ordered(on, weights)
        ]
