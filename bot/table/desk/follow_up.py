"""The pages of what came of it: action points, the register of decisions, feedback that waits to be sent."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.commands import Call
from bot.core.desk import Page, Visit
from bot.core.zone import local_day
from bot.table import agenda
from bot.table.decisions import register
from bot.table.decisions.model import (
    ActionPoint,
    ActionState,
    Decision,
    Draft,
    DraftState,
    Outcome,
    Recipient,
    Refusal,
)
from bot.table.following import actions, drafts
from bot.table.lent import Bundles
from bot.table.meetings import meetings
from bot.table.model import Issue, ItemState, Owner
from bot.table.rights import SECRETARY, TROIKA

_About = ActionPoint | Decision | Draft
ENDED = 20
"""How many action points that are over are listed."""


class FollowUpPages:
    """Pages of decisions, action points and feedback."""

    def __init__(self, bundles: Bundles) -> None:
        self._bundles = bundles

    def actions(self, visit: Visit) -> Page:
        """The open action points by who has them, what is late first; and those that are over."""
        call = visit.call
        today, found = local_day(call.now), actions.actions(call.unit)
        left = [each for each in found if each.state is ActionState.OPEN]
        ended = [each for each in reversed(found) if each.state is not ActionState.OPEN][:ENDED]
        values = {
            "owned": [(owner, _of(left, owner)) for owner in Owner],
            "left": len(left),
            "late": sum(1 for each in left if each.overdue(today)),
            "ended": ended,
            "today": today,
            "titles": self._titles(call, [*left, *ended]),
            "keeps": call.actor.may(*TROIKA),
            "owners": tuple(Owner),
        }
        return Page("table/actions.html", call.say("desk-actions"), values)

    def decisions(self, visit: Visit) -> Page:
        """What was decided, newest meeting first, and which items of held meetings wait for a decision."""
        call = visit.call
        held = [each for each in meetings(call.unit) if each.day <= local_day(call.now)]
        made = register.decisions(call.unit)
        open_ = [
            (each, self._bundles.find(call.unit, each.bundle))
            for meeting in held
            for each in agenda.items(call.unit, meeting.id, ItemState.ON)
        ]
        values = {
            "held": [(x, [d for d in made if d.meeting == x.id]) for x in reversed(held)],
            "open": open_,
            "titles": self._titles(call, made),
            "tasks": {each.id: actions.actions_of(call.unit, each.id) for each in made},
            "keeps": call.actor.may(SECRETARY),
            "outcomes": tuple(Outcome),
            "recipients": tuple(Recipient),
            "owners": tuple(Owner),
            "refusals": tuple(Refusal),
        }
        return Page("table/decisions.html", call.say("desk-decisions"), values)

    def feedback(self, visit: Visit) -> Page:
        """The drafts that the secretary reads, changes and sends, by day; and what was sent."""
        call = visit.call
        waiting, sent = drafts.drafts(call.unit, DraftState.DRAFT), drafts.drafts(call.unit, DraftState.SENT)
        values = {
            "waiting": waiting,
            "sent": list(reversed(sent))[:ENDED],
            "today": local_day(call.now),
            "titles": self._titles(call, [*waiting, *sent]),
            "most": drafts.MOST_WORDS,
        }
        return Page("table/feedback.html", call.say("desk-feedback"), values)

    def _titles(self, call: Call, about: Sequence[_About]) -> dict[str, str]:
        """What the bundles state that these are about."""
        ids = {each.bundle for each in about if each.bundle}
        found = {id_: self._bundles.find(call.unit, id_) for id_ in sorted(ids)}
        return {id_: _title(issue) for id_, issue in found.items()}


def _of(found: list[ActionPoint], owner: Owner) -> list[ActionPoint]:
    return [each for each in found if each.owner is owner]


def _title(issue: Issue | None) -> str:
    return issue.title if issue else ""
