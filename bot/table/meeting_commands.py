"""The commands around meetings: when the policy table meets, and what is due before it."""

from __future__ import annotations

from datetime import date

from bot.core.commands import Call, command
from bot.core.content import h, p
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.zone import local_day
from bot.table import agenda, meetings
from bot.table.looking_up import meant_meeting
from bot.table.model import ItemState, Meeting
from bot.table.rights import READERS, SECRETARY, role_of
from bot.table.wording import meeting_card


class MeetingCommands:
    """Plans meetings and moves them."""

    @command("vergadering", needs=READERS, seen=Seen.ASKER)
    def show(self, call: Call) -> Reply:
        """The meetings to come, with their terms."""
        today = local_day(call.now)
        coming = [each for each in meetings.meetings(call.unit) if each.day >= today]
        actions = self._actions(call, coming)
        if not coming:
            return Reply(p(call.say("table-none-planned")), actions)
        cards = (meeting_card(call.say, each, _items(call, each)) for each in coming)
        return Reply((h(call.say("table-meetings")), *cards), actions)

    @command("vergadering-plannen", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def plan(self, call: Call, dag: date) -> Reply:
        """Plan a meeting."""
        made = meetings.plan(call.unit, dag, role_of(call), call.now)
        words = call.say("table-planned", id=made.id)
        return Reply((p(words), meeting_card(call.say, made, 0)), (_put(call, made),))

    @command("vergadering-verzetten", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def move(self, call: Call, vergadering: str, dag: date, reden: str) -> Reply:
        """Hold a meeting on another day."""
        found = meant_meeting(call, vergadering)
        moved = meetings.move(call.unit, found, dag, role_of(call), reden, call.now)
        words = call.say("table-moved", id=moved.id)
        return Reply((p(words), meeting_card(call.say, moved, _items(call, moved))))

    def _actions(self, call: Call, coming: list[Meeting]) -> tuple[Action, ...]:
        shown = [
            Action(call.say("table-do-agenda", id=x.id), "agenda", {"vergadering": x.id}) for x in coming
        ]
        if call.actor.may(SECRETARY):
            shown += [_move(call, each) for each in coming]
            shown.append(Action(call.say("table-do-plan"), "vergadering-plannen"))
        return tuple(shown)


def _items(call: Call, found: Meeting) -> int:
    return len(agenda.items(call.unit, found.id, ItemState.ON))


def _put(call: Call, made: Meeting) -> Action:
    return Action(call.say("table-do-put"), "agenderen", {"vergadering": made.id}, Style.PRIMARY)


def _move(call: Call, found: Meeting) -> Action:
    return Action(call.say("table-do-move", id=found.id), "vergadering-verzetten", {"vergadering": found.id})
