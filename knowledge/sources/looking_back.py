"""The commands for editors to see what was changed, and to put it back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.commands import Call, Suggestion, command
from bot.core.content import Block, Words, b, p, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.zone import local_day
from knowledge.asking.cards import card_of
from knowledge.sources import history, undoing
from knowledge.sources.changes import Stored, between, overtaken
from knowledge.sources.history import Deed, Mark, Revision
from knowledge.sources.lookup import acting, changed, must_know, suggested
from knowledge.sources.offering import offer
from knowledge.sources.resource import lacking
from knowledge.sources.rows import stored
from knowledge.sources.values import day, difference, field_label, summed_up

LISTED = 8
EXAMPLES = 3
"""How many sources of a batch are shown before it is undone."""


class HistoryCommands:
    """Shows the history of sources, and goes back in it."""

    @command("bekijk-bron", needs=Role.EDITOR, seen=Seen.ASKER, suggests={"bron": "suggest_sources"})
    def look(self, call: Call, bron: str) -> Reply:
        """A source with its newest changes, and what can be done with it."""
        found = must_know(call, bron)
        id_ = found.made.id
        newest = history.revisions(call.unit, id_, LISTED)
        blocks: list[Block] = [p(b(id_), *_where(call, found)), card_of(call, found.made)]
        empty = ", ".join(field_label(call.say, name) for name in lacking(found.made))
        if empty:
            blocks.append(p(call.say("sources-lacking", fields=empty)))
        blocks += _history(call, newest)
        given = {"bron": id_}
        if not found.shown:
            return Reply(tuple(blocks), (Action(call.say("sources-do-restore"), "herstel-bron", given),))
        actions = (
            Action(call.say("sources-do-still-right"), "nog-goed", given, Style.PRIMARY),
            Action(call.say("sources-do-change"), "wijzig-bron", given),
            Action(call.say("sources-do-hide"), "verberg-bron", given),
        )
        return Reply(tuple(blocks), actions)

    @command("zet-terug", needs=Role.EDITOR, seen=Seen.ASKER, suggests={"bron": "suggest_sources"})
    def revert(self, call: Call, bron: str, nummer: int) -> Reply:
        """Put a source back as it was right after one of its changes."""
        before = must_know(call, bron)
        changes = undoing.as_it_was(call.unit, before.made.id, nummer)
        if changes is None:
            raise UserError("sources-no-revision", number=nummer)
        return offer(call, before, changed(call, before, changes), Deed.REVERTED)

    @command("wijzigingen", needs=Role.EDITOR, seen=Seen.ASKER)
    def newest(self, call: Call) -> Reply:
        """The newest changes of all sources, and those that were made together."""
        single = [each for each in history.newest(call.unit, 2 * LISTED) if each.batch is None]
        together = history.batches(call.unit)
        if not single and not together:
            return Reply(p(call.say("sources-history-none")))
        blocks: list[Block] = []
        if together:
            blocks += [p(call.say("sources-batches")), ul(*(_batch(call, each) for each in together))]
        if single:
            lines = ([b(each.source), " ", *_line(call, each)] for each in single[:LISTED])
            blocks += [p(call.say("sources-newest")), ul(*lines)]
        return Reply((*blocks, p(call.say("sources-undo-how"))))

    @command("draai-terug", needs=Role.EDITOR, seen=Seen.ASKER)
    def undo(self, call: Call, nummer: str) -> Reply:
        """Undo one change, or all that were made together."""
        if nummer.strip().isdecimal():
            return self._undo_one(call, int(nummer))
        pairs, left = undoing.plan(call.unit, nummer)
        if not pairs and not left:
            raise UserError("sources-no-revision", number=nummer[:20])
        if not pairs:
            return Reply(p(call.say("sources-undo-left", ids=_some(left), number=len(left))))
        blocks: list[Block] = [p(call.say("sources-undo-offer", number=len(pairs)))]
        for before, after in pairs[:EXAMPLES]:
            blocks += [p(b(after.made.id)), difference(call.say, between(before, after))]
        if left:
            blocks.append(p(call.say("sources-undo-left", ids=_some(left), number=len(left))))
        sure = Action(
            call.say("sources-do-undo-all"), "draai-alles-terug", {"nummer": nummer}, Style.DANGER, once=True
        )
        return Reply(tuple(blocks), (sure, Action(call.say("sources-do-leave"), "stop")))

    @command("draai-alles-terug", needs=Role.EDITOR, seen=Seen.ASKER, hidden=True)
    def undo_all(self, call: Call, nummer: str) -> Reply:
        """Undo all changes that were made together and that nobody changed since."""
        again = history.new_batch(call.unit, call.now)
        mark = Mark(acting(call.actor), call.now, Deed.REVERTED, again)
        undone = undoing.undo(call.unit, nummer, mark)
        redo = Action(call.say("sources-do-undo"), "draai-terug", {"nummer": again})
        return Reply(p(call.say("sources-undone", number=undone.number, again=again)), (redo,))

    def suggest_sources(self, call: Call, typed: str) -> list[Suggestion]:
        """The sources whose title or name holds what was typed."""
        return suggested(call, typed)

    def _undo_one(self, call: Call, number: int) -> Reply:
        found = history.revision_by_id(call.unit, number)
        if found is None:
            raise UserError("sources-no-revision", number=number)
        before = stored(call.unit, [found.source])[found.source]
        undone = undoing.inverse(found)
        lost = overtaken(before, undone)
        if lost:
            fields = ", ".join(field_label(call.say, name) for name in lost)
            raise UserError("sources-overtaken", id=found.source, fields=fields)
        return offer(call, before, changed(call, before, undone), Deed.REVERTED)


def _where(call: Call, found: Stored) -> tuple[Words, ...]:
    """That a source is hidden, and which one took its place."""
    if found.merged_into:
        return (f" {call.say('sources-is-merged', id=found.merged_into)}",)
    return () if found.shown else (f" {call.say('sources-is-hidden')}",)


def _history(call: Call, newest: Sequence[Revision]) -> list[Block]:
    """The newest changes of a source, and how to go back when there is something to go back to."""
    if not newest:
        return [p(call.say("sources-history-none"))]
    told: list[Block] = [p(call.say("sources-history")), ul(*(_line(call, each) for each in newest))]
    if newest[0].deed is not Deed.ADDED:
        last = newest[-1]
        told.append(p(call.say("sources-history-how", id=last.source, number=last.id)))
    return told


def _line(call: Call, each: Revision) -> list[Words]:
    """One change: its number, when, as which role, what was done and to what."""
    what = summed_up(call.say, each.changes)
    deed = call.say(f"enum-deed-{each.deed}")
    when = day(local_day(each.at))
    return [b(str(each.id)), f" {when}, {each.role}: {deed}" + (f" ({what})" if what else "")]


def _batch(call: Call, each: history.Batch) -> list[Words]:
    when = day(local_day(each.at))
    return [b(each.id), f" {call.say('sources-batch', day=when, role=each.role, number=each.number)}"]


def _some(ids: tuple[str, ...]) -> str:
    return ", ".join(ids[:LISTED]) + (" …" if len(ids) > LISTED else "")
