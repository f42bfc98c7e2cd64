"""The commands around the agenda: what the policy table will speak about, in which order and why."""

from __future__ import annotations

from bot.core.commands import Call, Long, Suggestion, command
from bot.core.content import Block, h, p, ul
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.suggesting import matching
from bot.table import agenda
from bot.table.agenda import Agenda, Proposal
from bot.table.lent import Bundles
from bot.table.looking_up import meant_bundle, meant_item, meant_meeting
from bot.table.model import Item, ItemState, Meeting, Owner
from bot.table.priority import Weight, ordered
from bot.table.rights import READERS, SECRETARY, role_of
from bot.table.wording import day_words, item_card, item_line, meeting_card

_BUTTONS = 15


class AgendaCommands:
    """Shows and keeps agendas."""

    def __init__(self, bundles: Bundles) -> None:
        self._bundles = bundles
        self._agenda = Agenda(bundles)

    @command("agenda", needs=READERS, seen=Seen.ASKER)
    def show(self, call: Call, vergadering: str | None = None) -> Reply:
        """The agenda of a meeting, the next one if none is named."""
        found = meant_meeting(call, vergadering)
        order, weights = self._ordered(call, found)
        blocks: list[Block] = [h(call.say("table-agenda")), meeting_card(call.say, found, len(order))]
        lines = [
            item_line(call.say, place, each, self._bundles.find(call.unit, each.bundle), weights[each.bundle])
            for place, each in enumerate(order, 1)
        ]
        blocks.append(ul(*lines) if lines else p(call.say("table-agenda-empty")))
        if lines:
            blocks.append(p(call.say("table-score-meaning")))
        look = [
            Action(each.bundle, "agendapunt", {"bundel": each.bundle}, once=False)
            for each in order[:_BUTTONS]
        ]
        return Reply(tuple(blocks), (*look, *self._put_action(call, found)))

    @command("agendapunt", needs=READERS, seen=Seen.ASKER, hidden=True)
    def look(self, call: Call, bundel: str) -> Reply:
        """One item, and what can be done with it."""
        found = meant_item(call, self._bundles, bundel)
        weight = self._bundles.weigh(call.unit, [found.bundle], call.now).get(found.bundle, Weight())
        shown = item_card(call.say, found, self._bundles.find(call.unit, found.bundle), weight)
        return Reply(shown, _item_actions(call, found) if call.actor.may(SECRETARY) else ())

    @command("agenderen", needs=SECRETARY, seen=Seen.ASKER, suggests={"bundel": "suggest"})
    def put(
        self,
        call: Call,
        bundel: str,
        eigenaar: Owner,
        wederhoor: str,
        vraag: Long,
        vergadering: str | None = None,
        reden: str | None = None,
    ) -> Reply:
        """Put a bundle on the agenda of a meeting, the next one if none is named."""
        issue, on = meant_bundle(call, self._bundles, bundel), meant_meeting(call, vergadering)
        what = Proposal(eigenaar, vraag, wederhoor, reden or "")
        self._agenda.put(call.unit, on, issue, what, role_of(call), call.now)
        words = call.say("table-put", bundle=issue.id, id=on.id, day=day_words(call.say, on.day))
        return Reply((p(words), p(call.say("table-put-next", who=wederhoor))), _back(call, on.id))

    @command("van-agenda", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def take_off(self, call: Call, bundel: str, reden: str) -> Reply:
        """Take a bundle off the agenda."""
        found = meant_item(call, self._bundles, bundel)
        self._agenda.take_off(call.unit, found, role_of(call), reden, call.now)
        words = call.say("table-taken-off", bundle=found.bundle, id=found.meeting)
        return Reply(p(words), _back(call, found.meeting))

    @command("doorschuiven", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def defer(self, call: Call, bundel: str, naar: str, reden: str) -> Reply:
        """Move a bundle on to another meeting."""
        found = meant_item(call, self._bundles, bundel)
        to = meant_meeting(call, naar)
        self._agenda.defer(call.unit, found, to, role_of(call), reden, call.now)
        words = call.say("table-deferred", bundle=found.bundle, id=to.id, day=day_words(call.say, to.day))
        return Reply(p(words), _back(call, to.id))

    @command("agenda-plaats", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def place(self, call: Call, bundel: str, plaats: int, reden: str) -> Reply:
        """Give an item another place than its score gives."""
        found = meant_item(call, self._bundles, bundel)
        agenda.place(call.unit, found, plaats, role_of(call), reden, call.now)
        return self.show(call, found.meeting)

    @command("wederhoor", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def react(self, call: Call, bundel: str, reactie: Long) -> Reply:
        """Keep what the body that was asked answered."""
        found = meant_item(call, self._bundles, bundel)
        agenda.react(call.unit, found, reactie)
        return self.look(call, found.bundle)

    def suggest(self, call: Call, typed: str) -> list[Suggestion]:
        """The bundles that may go on an agenda, by number or title."""
        ready = self._bundles.ready(call.unit)
        return matching(typed, ((each.id, f"{each.id} {each.title}") for each in ready))

    def _ordered(self, call: Call, found: Meeting) -> tuple[list[Item], dict[str, Weight]]:
        items = agenda.items(call.unit, found.id, ItemState.ON)
        known = self._bundles.weigh(call.unit, [each.bundle for each in items], call.now)
        weights = {each.bundle: known.get(each.bundle, Weight()) for each in items}
        return ordered(items, weights), weights

    def _put_action(self, call: Call, found: Meeting) -> tuple[Action, ...]:
        if not call.actor.may(SECRETARY):
            return ()
        return (Action(call.say("table-do-put"), "agenderen", {"vergadering": found.id}, Style.PRIMARY),)


def _back(call: Call, meeting: str) -> tuple[Action, ...]:
    return (Action(call.say("table-do-agenda", id=meeting), "agenda", {"vergadering": meeting}),)


def _item_actions(call: Call, found: Item) -> tuple[Action, ...]:
    given = {"bundel": found.bundle}
    return (
        Action(call.say("table-do-react"), "wederhoor", given, Style.PRIMARY),
        Action(call.say("table-do-place"), "agenda-plaats", given),
        Action(call.say("table-do-defer"), "doorschuiven", given),
        Action(call.say("table-do-take-off"), "van-agenda", given, Style.DANGER),
        *_back(call, found.meeting),
    )
