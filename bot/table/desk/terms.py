"""What must be done by when: one list of the terms of meetings, action points and feedback."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from bot.core.desk import Page, Visit
from bot.core.zone import local_day
from bot.table.decisions.model import ActionState, DraftState
from bot.table.following import actions, drafts
from bot.table.meetings import meetings
from bot.table.rights import SECRETARY

SOON, AHEAD = timedelta(days=7), timedelta(weeks=6)
"""What is due soon stands apart; what is due later than the second is left out."""


@dataclass(frozen=True, slots=True)
class Term:
    """Something to do by a day: what (the end of a text key), its number, its words, and where it is done."""

    day: date
    what: str
    id: str
    words: str
    href: str


def terms_page(visit: Visit) -> Page:
    """The terms that are over, those of the next seven days, and those of the six weeks from now."""
    call = visit.call
    today = local_day(call.now)
    found = terms(call.unit, today, secretary=call.actor.may(SECRETARY))
    parts = (
        ("late", [x for x in found if x.day < today]),
        ("soon", [x for x in found if today <= x.day <= today + SOON]),
        ("later", [x for x in found if today + SOON < x.day <= today + AHEAD]),
    )
    values = {"parts_of": [(name, rows) for name, rows in parts if rows], "today": today}
    return Page("table/terms.html", call.say("desk-dates"), values)


def terms(unit: Connection, today: date, *, secretary: bool) -> list[Term]:
    """Every term by day: what is still to be done, and the days of meetings from today on."""
    found = [
        Term(each.due, "action", each.id, each.text, f"/actiepunten#{each.id}")
        for each in actions.actions(unit, ActionState.OPEN)
    ]
    for each in meetings(unit):
        days = {"freeze": each.freeze, "papers": each.papers, "meeting": each.day}
        where = {"freeze": "/agenda/", "papers": "/dossier/", "meeting": "/agenda/"}
        coming = ((what, day) for what, day in days.items() if day >= today)
        found += [Term(day, what, each.id, "", f"{where[what]}{each.id}") for what, day in coming]
    if secretary:
        waiting = drafts.drafts(unit, DraftState.DRAFT)
        found += [Term(x.due, "feedback", x.id, x.bundle, f"/terugkoppeling#{x.id}") for x in waiting]
    return sorted(found, key=lambda x: (x.day, x.id, x.what))
