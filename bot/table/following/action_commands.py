"""The commands around action points, and the agenda of the troika."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.arguments import option_label
from bot.core.commands import Call, Long, command
from bot.core.content import Block, b, h, p, ul
from bot.core.errors import UserError
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.workdays import workdays_from
from bot.core.zone import local_day
from bot.table.decisions import register
from bot.table.decisions.model import FEEDBACK_WORKDAYS, ActionPoint, ActionState, DraftState, Task
from bot.table.decisions.wording import action_card, action_line, by_owner, draft_line
from bot.table.following import actions, drafts
from bot.table.following.actions import Source
from bot.table.following.reminding import for_troika
from bot.table.lent import Bundles
from bot.table.looking_up import meant_bundle
from bot.table.meetings import next_meeting
from bot.table.model import Owner
from bot.table.rights import READERS, SECRETARY, TROIKA, role_of
from bot.table.wording import day_words

SOON = timedelta(days=14)
_BUTTONS = 12


class ActionCommands:
    """Keeps action points; the troika speaks about what is late."""

    def __init__(self, bundles: Bundles) -> None:
        self._bundles = bundles

    @command("actiepunten", needs=READERS, seen=Seen.ASKER)
    def show(self, call: Call) -> Reply:
        """The open action points, what is late first."""
        found, today = actions.actions(call.unit, ActionState.OPEN), local_day(call.now)
        buttons = (*_look(call, found), *_new(call))
        if not found:
            return Reply(p(call.say("table-actions-none")), buttons)
        late = sum(1 for each in found if each.overdue(today))
        words = p(call.say("table-actions-count", count=len(found), late=late))
        lines = ul(*(action_line(call.say, each, today) for each in found))
        return Reply((h(call.say("table-actions")), words, lines), buttons)

    @command("actiepunt", needs=TROIKA, seen=Seen.ASKER, hidden=True)
    def add(
        self,
        call: Call,
        tekst: Long,
        eigenaar: Owner,
        datum: date,
        bundel: str | None = None,
        besluit: str | None = None,
    ) -> Reply:
        """Add an action point, about a bundle or a decision if one is named."""
        source = self._source(call, bundel, besluit)
        made = actions.add(call.unit, Task(tekst, eigenaar, datum), source, role_of(call), call.now)
        shown = action_card(call.say, made, local_day(call.now))
        return Reply((p(call.say("table-action-made", id=made.id)), shown), _deeds(call, made))

    @command("actiepunt-bekijken", needs=READERS, seen=Seen.ASKER, hidden=True)
    def look(self, call: Call, nummer: str) -> Reply:
        """One action point, and what can be done with it."""
        found = _action(call, nummer)
        return Reply(action_card(call.say, found, local_day(call.now)), _deeds(call, found))

    @command("actiepunt-klaar", needs=TROIKA, seen=Seen.ASKER, hidden=True)
    def finish(self, call: Call, nummer: str, resultaat: Long) -> Reply:
        """Note that an action point is done, and what came of it."""
        found = _action(call, nummer)
        actions.finish(call.unit, found, resultaat, role_of(call), call.now)
        self._outcome(call, found)
        left = [x for x in drafts.drafts_of(call.unit, found.decision or "") if x.state is DraftState.DRAFT]
        tell = [Action(call.say("table-do-draft"), "terugkoppeling-bekijken", {"nummer": x.id}) for x in left]
        may = tuple(tell) if call.actor.may(SECRETARY) else ()
        return Reply(p(call.say("table-action-done", id=found.id)), (*may, _back(call)))

    @command("actiepunt-verzetten", needs=TROIKA, seen=Seen.ASKER, hidden=True)
    def move(self, call: Call, nummer: str, datum: date, reden: str) -> Reply:
        """Give an action point another day."""
        moved = actions.move(call.unit, _action(call, nummer), datum, reden, role_of(call), call.now)
        words = call.say("table-action-moved", id=moved.id, day=day_words(call.say, moved.due))
        return Reply(p(words), (_back(call),))

    @command("actiepunt-schrappen", needs=TROIKA, seen=Seen.ASKER, hidden=True)
    def drop(self, call: Call, nummer: str, reden: str) -> Reply:
        """Give an action point up."""
        found = _action(call, nummer)
        actions.drop(call.unit, found, reden, role_of(call), call.now)
        return Reply(p(call.say("table-action-dropped", id=found.id)), (_back(call),))

    @command("trojka", needs=READERS, seen=Seen.ASKER)
    def troika(self, call: Call) -> Reply:
        """The agenda of the troika: what is late, what is due soon, what waits to be told."""
        today = local_day(call.now)
        found = actions.actions(call.unit, ActionState.OPEN)
        late = [each for each in found if for_troika(each, today)]
        soon = [each for each in found if each not in late and each.due <= today + SOON]
        blocks: list[Block] = [h(call.say("table-troika"))]
        coming = next_meeting(call.unit, today)
        if coming is not None:
            day, papers = day_words(call.say, coming.day), day_words(call.say, coming.papers)
            blocks.append(p(call.say("table-troika-next", id=coming.id, day=day, papers=papers)))
        blocks += self._listed(call, "table-troika-late", late, today)
        blocks += self._listed(call, "table-troika-soon", soon, today)
        blocks += self._waiting(call)
        if len(blocks) == 1 + bool(coming):
            blocks.append(p(call.say("table-troika-nothing")))
        return Reply(tuple(blocks), (*_look(call, [*late, *soon]), *_new(call)))

    def _outcome(self, call: Call, done: ActionPoint) -> None:
        """Propose what to tell once all action points of a decision have ended and no draft waits."""
        decided = register.decision_by_id(call.unit, done.decision or "")
        if decided is None:
            return
        tasks = actions.actions_of(call.unit, decided.id)
        waiting = any(x.state is DraftState.DRAFT for x in drafts.drafts_of(call.unit, decided.id))
        if waiting or any(x.state is ActionState.OPEN for x in tasks):
            return
        results = [x.result for x in tasks if x.state is ActionState.DONE]
        text = drafts.propose_done(call.say, self._title(call, decided.bundle), results)
        due = workdays_from(local_day(call.now), FEEDBACK_WORKDAYS)
        drafts.add(call.unit, decided.bundle, decided.id, text, due, role_of(call), call.now)

    def _listed(self, call: Call, key: str, found: list[ActionPoint], today: date) -> list[Block]:
        """Action points by who of the three has them; nothing when there are none."""
        blocks: list[Block] = [h(call.say(key), 3)] if found else []
        for owner, own in by_owner(found).items():
            blocks.append(p(b(option_label(Owner(owner), call.say))))
            blocks.append(ul(*(action_line(call.say, each, today) for each in own)))
        return blocks

    def _waiting(self, call: Call) -> list[Block]:
        """The feedback that was not sent yet."""
        left = drafts.drafts(call.unit, DraftState.DRAFT)
        if not left:
            return []
        lines = [draft_line(call.say, each, self._title(call, each.bundle)) for each in left]
        return [h(call.say("table-troika-drafts"), 3), ul(*lines)]

    def _title(self, call: Call, bundle: str) -> str:
        found = self._bundles.find(call.unit, bundle)
        return found.title if found else ""

    def _source(self, call: Call, bundel: str | None, besluit: str | None) -> Source:
        decided = register.decision_by_id(call.unit, besluit) if besluit else None
        if besluit and decided is None:
            raise UserError("table-no-decision", id=besluit.strip()[:20])
        if decided is not None:
            return Source(decided.bundle, decided.id, decided.meeting)
        return Source(meant_bundle(call, self._bundles, bundel).id if bundel else None)


def _action(call: Call, id_: str) -> ActionPoint:
    found = actions.action_by_id(call.unit, id_)
    if found is None:
        raise UserError("table-no-action", id=id_.strip()[:20])
    return found


def _look(call: Call, found: list[ActionPoint]) -> tuple[Action, ...]:
    return tuple(Action(each.id, "actiepunt-bekijken", {"nummer": each.id}) for each in found[:_BUTTONS])


def _new(call: Call) -> tuple[Action, ...]:
    may = call.actor.may(*TROIKA)
    return (Action(call.say("table-do-action-new"), "actiepunt", style=Style.PRIMARY),) if may else ()


def _deeds(call: Call, found: ActionPoint) -> tuple[Action, ...]:
    if found.state is not ActionState.OPEN or not call.actor.may(*TROIKA):
        return (_back(call),)
    given = {"nummer": found.id}
    return (
        Action(call.say("table-do-action-done"), "actiepunt-klaar", given, Style.PRIMARY),
        Action(call.say("table-do-action-move"), "actiepunt-verzetten", given),
        Action(call.say("table-do-action-drop"), "actiepunt-schrappen", given, Style.DANGER),
        _back(call),
    )


def _back(call: Call) -> Action:
    return Action(call.say("table-do-actions"), "actiepunten")
