"""What cases hold of a person: to see it, and to erase it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select, update

from moderation.cases import store
from moderation.cases.model import Case
from moderation.cases.retention import ends
from moderation.cases.tables import moderation_case, moderation_deed


class CasePersonalData:
    """The person's side of the tables of moderation."""

    name = "cases"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """The cases about a person, what they reported and how much they moderated, ready for JSON."""
        about = [_told(unit, case) for case in store.about(unit, person) if case.reporter is None]
        reported = [_told(unit, case) for case in store.reported_by(unit, person)]
        counted = select(func.count()).where(moderation_deed.c.who == person)
        deeds = int(unit.execute(counted).scalar_one())
        if not (about or reported or deeds):
            return {}
        return {"about_you": about, "reported_by_you": reported, "deeds": deeds}

    def forget(self, unit: Connection, person: str) -> int:
        """Break every link with the person and empty the words about them; how many rows that touched."""
        c = moderation_case.c
        touched = 0
        for where, emptied in (
            (c.about == person, {"about": None, "reason": "", "outcome": "", "message": None}),
            (c.reporter == person, {"reporter": None, "message": None}),
            (c.moderator == person, {"moderator": None}),
        ):
            touched += unit.execute(update(moderation_case).where(where).values(emptied)).rowcount
        deeds = update(moderation_deed).where(moderation_deed.c.who == person).values(who=None)
        return touched + unit.execute(deeds).rowcount


def _told(unit: Connection, case: Case) -> dict[str, object]:
    return {
        "id": case.id,
        "kind": case.kind.value,
        "state": case.state.value,
        "reason": case.reason,
        "rule": case.rule,
        "room": case.room,
        "outcome": case.outcome,
        "opened_at": case.opened_at.isoformat(),
        "closed_at": case.closed_at.isoformat() if case.closed_at else None,
        "until": ends(unit, case).isoformat(),
    }
