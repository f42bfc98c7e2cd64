"""What someone means by a number they typed: a meeting or a bundle on an agenda."""

from __future__ import annotations

from bot.core.commands import Call
from bot.core.errors import UserError
from bot.core.zone import local_day
from bot.table import agenda
from bot.table.lent import Bundles
from bot.table.meetings import meeting_by_id, next_meeting
from bot.table.model import Issue, Item, Meeting


def meant_meeting(call: Call, id_: str | None) -> Meeting:
    """The meeting with this number; without one the next.

    Raises:
        UserError: there is no such meeting, or none is planned.
    """
    if id_ is not None:
        found = meeting_by_id(call.unit, id_)
        if found is None:
            raise UserError("table-no-meeting", id=id_.strip()[:20])
        return found
    coming = next_meeting(call.unit, local_day(call.now))
    if coming is None:
        raise UserError("table-none-planned")
    return coming


def meant_bundle(call: Call, bundles: Bundles, id_: str) -> Issue:
    """The bundle with this number; UserError when there is none."""
    found = bundles.find(call.unit, id_)
    if found is None:
        raise UserError("table-no-bundle", id=id_.strip()[:20])
    return found


def meant_item(call: Call, bundles: Bundles, id_: str) -> Item:
    """The agenda item of the bundle with this number; UserError when it is on no agenda."""
    issue = meant_bundle(call, bundles, id_)
    found = agenda.scheduled(call.unit, issue.id)
    if found is None:
        raise UserError("table-not-on", id=issue.id)
    return found
