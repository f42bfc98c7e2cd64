"""The commands around decisions: writing one down, reading them back, taking one back."""

from __future__ import annotations

from datetime import date

from bot.core.commands import Call, Long, Suggestion, command
from bot.core.content import h, p, ul
from bot.core.errors import UserError
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.suggesting import matching
from bot.core.zone import local_day
from bot.table import agenda
from bot.table.decisions import register
from bot.table.decisions.deciding import Decided, Deciding
from bot.table.decisions.model import Outcome, Recipient, Refusal, Ruling
from bot.table.decisions.wording import decided_words, decision_line
from bot.table.lent import Bundles
from bot.table.looking_up import meant_item, meant_meeting
from bot.table.meetings import meetings
from bot.table.model import ItemState, Meeting, Owner
from bot.table.rights import READERS, SECRETARY, role_of
from bot.table.wording import day_words


class DecisionCommands:
    """Keeps the register of decisions."""

    def __init__(self, bundles: Bundles) -> None:
        self._bundles = bundles
        self._deciding = Deciding(bundles)

    @command("besluit", needs=SECRETARY, seen=Seen.ASKER, suggests={"bundel": "suggest"})
    def decide(
        self,
        call: Call,
        bundel: str,
        uitkomst: Outcome,
        tekst: Long,
        ontvanger: Recipient,
        eigenaar: Owner,
        datum: date,
        reden: Refusal | None = None,
        naar: str | None = None,
    ) -> Reply:
        """Write down what the table decided about a bundle."""
        found = meant_item(call, self._bundles, bundel)
        what = Ruling(uitkomst, tekst, ontvanger, eigenaar, datum, reden, naar or "")
        made = self._deciding.decide(call.unit, found, what, call.say, role_of(call), call.now)
        return Reply(decided_words(call.say, made), _next_actions(call, made))

    @command("besluiten", needs=READERS, seen=Seen.ASKER)
    def show(self, call: Call, vergadering: str | None = None) -> Reply:
        """The decisions of a meeting, the last one if none is named."""
        found = meant_meeting(call, vergadering) if vergadering else _last(call)
        made, form = register.decisions(call.unit, found.id), _form(call, found)
        title = h(call.say("table-decisions", id=found.id, day=day_words(call.say, found.day)))
        if not made:
            return Reply((title, p(call.say("table-decisions-none"))), form)
        back = [
            Action(call.say("table-do-take-back", id=each.id), "besluit-terugdraaien", {"besluit": each.id})
            for each in made
        ]
        shown = ul(*(decision_line(call.say, each) for each in made))
        return Reply((title, shown), (*form, *back[:10]) if form else ())

    @command("besluit-terugdraaien", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def take_back(self, call: Call, besluit: str, reden: str) -> Reply:
        """Take a decision back as long as nothing was sent."""
        found = register.decision_by_id(call.unit, besluit)
        if found is None:
            raise UserError("table-no-decision", id=besluit.strip()[:20])
        self._deciding.take_back(call.unit, found, call.say, role_of(call), reden, call.now)
        return Reply(p(call.say("table-taken-back", id=found.id, bundle=found.bundle)))

    def suggest(self, call: Call, typed: str) -> list[Suggestion]:
        """The bundles on an agenda, by number or title."""
        on = [
            each
            for meeting in meetings(call.unit)
            for each in agenda.items(call.unit, meeting.id, ItemState.ON)
        ]
        known = (self._bundles.find(call.unit, each.bundle) for each in on)
        return matching(typed, ((each.id, f"{each.id} {each.title}") for each in known if each))


def _last(call: Call) -> Meeting:
    """The last meeting that was held; UserError when none was."""
    held = [each for each in meetings(call.unit) if each.day <= local_day(call.now)]
    if not held:
        raise UserError("table-none-held")
    return held[-1]


def _form(call: Call, held: Meeting) -> tuple[Action, ...]:
    """The form to note all decisions in at once, for the secretary."""
    if not call.actor.may(SECRETARY):
        return ()
    return (Action(call.say("table-do-form"), "besluitformulier", {"vergadering": held.id}),)


def _next_actions(call: Call, made: Decided) -> tuple[Action, ...]:
    found = made.decision
    shown = []
    if made.actions:
        given = {"bundel": found.bundle, "besluit": found.id}
        shown.append(Action(call.say("table-do-action-more"), "actiepunt", given))
    if made.draft is not None:
        look = {"nummer": made.draft.id}
        shown.append(Action(call.say("table-do-draft"), "terugkoppeling-bekijken", look, Style.PRIMARY))
    shown.append(
        Action(call.say("table-do-take-back", id=found.id), "besluit-terugdraaien", {"besluit": found.id})
    )
    return tuple(shown)
