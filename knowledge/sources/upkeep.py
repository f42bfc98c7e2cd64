"""The commands that keep the whole in order: looking again in time, and what stands there twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.commands import Call, Say, Suggestion, command
from bot.core.content import Block, Words, link, p, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.zone import local_day
from bot.store.schedules import Job, Slot
from knowledge.asking.cards import card_of
from knowledge.lent import Lent
from knowledge.sources import merging, rechecking, store, twins
from knowledge.sources.history import Deed
from knowledge.sources.lookup import acting, must_know, suggested
from knowledge.sources.offering import offer
from knowledge.sources.rechecking import Recheck
from knowledge.sources.resource import Resource
from knowledge.sources.standing import Freshness
from knowledge.sources.twins import Twins
from knowledge.sources.values import day

LISTED, MERGEABLE = 10, 4
MOST_PRESSES = 5
"""How many sources can be called right under one list."""
LONGEST_LABEL = 50
GRACE = timedelta(days=3)
DAILY = "40 3 * * *"


class UpkeepCommands:
    """Shows what is due or stands there twice, and takes the answers."""

    def __init__(self, rules: Recheck, lent: Lent) -> None:
        self._rules = rules
        self._lent = lent

    @command("hercontrole", needs=Role.EDITOR, seen=Seen.ASKER)
    def queue(self, call: Call) -> Reply:
        """The sources that are to be looked at again, longest overdue first."""
        today = local_day(call.now)
        number = rechecking.count_due(call.unit, self._rules, today)
        first = rechecking.due(call.unit, self._rules, today, LISTED)
        said = p(call.say("sources-due", number=number))
        if not first:
            return Reply(said)
        lines = ul(*(_due_line(call.say, each) for each in first))
        return Reply(
            (said, lines, p(call.say("sources-due-how"))), _confirming(call.say, first, for_everyone=False)
        )

    @command("nog-goed", needs=Role.EDITOR, seen=Seen.ASKER, suggests={"bron": "suggest_sources"})
    def still_right(self, call: Call, bron: str) -> Reply:
        """Note that a source was looked at and is still right; then the next one that is due."""
        found = must_know(call, bron).made
        fresh = store.confirm(call.unit, found.id, call.now, role=acting(call.actor))
        said = p(call.say("sources-confirmed" if fresh else "sources-confirmed-already", id=found.id))
        left = rechecking.due(call.unit, self._rules, local_day(call.now), 1)
        if not left:
            return Reply((said, p(call.say("sources-due", number=0))))
        given = {"bron": left[0].id}
        actions = (
            Action(call.say("sources-do-still-right"), "nog-goed", given, Style.PRIMARY),
            Action(call.say("sources-do-change"), "wijzig-bron", given),
            Action(call.say("sources-do-hide"), "verberg-bron", given),
        )
        return Reply((said, p(call.say("sources-due-next")), card_of(call, left[0])), actions)

    @command("dubbele-bronnen", needs=Role.EDITOR, seen=Seen.ASKER)
    def doubles(self, call: Call) -> Reply:
        """The sources that may stand there twice."""
        found = twins.every(call.unit)
        if not found:
            return Reply(p(call.say("sources-twins", number=0)))
        blocks: list[Block] = [
            p(call.say("sources-twins", number=len(found))),
            ul(*(_twin_line(call.say, each) for each in found[:LISTED])),
            p(call.say("sources-twins-how")),
        ]
        return Reply(tuple(blocks), tuple(_merging(call.say, each) for each in found[:MERGEABLE]))

    @command(
        "voeg-samen",
        needs=Role.EDITOR,
        seen=Seen.ASKER,
        suggests={"bron": "suggest_sources", "met": "suggest_sources"},
    )
    def merge(self, call: Call, bron: str, met: str) -> Reply:
        """Make two sources one: `met` stays, and the id of the other leads to it."""
        gone, stays = must_know(call, bron), must_know(call, met)
        if gone.made.id == stays.made.id or not gone.shown or not stays.shown:
            raise UserError("sources-no-merge", one=gone.made.id, other=stays.made.id)
        notes = (p(call.say("sources-stays")), card_of(call, stays.made))
        return offer(call, gone, merging.merged(gone, stays.made.id), Deed.MERGED, notes=notes)

    def suggest_sources(self, call: Call, typed: str) -> list[Suggestion]:
        """The sources whose title or name holds what was typed."""
        return suggested(call, typed)

    def freshen(self, unit: Connection, now: datetime) -> int:
        """Mark what is due or not confirmed, as happens every night; how many that changes."""
        return rechecking.freshen(unit, self._rules, now)

    def jobs(self) -> tuple[Job, ...]:
        """What happens by the clock: marking every night, and asking the editors about a few now and then."""

        def mark(unit: Connection, slot: Slot) -> None:
            self.freshen(unit, slot.due + slot.late)

        def ask(unit: Connection, slot: Slot) -> None:
            self._ask(unit, slot)

        marking = Job("sources-freshness", DAILY, timedelta(hours=20), mark)
        return (marking, Job("sources-question", self._rules.schedule, GRACE, ask))

    def _ask(self, unit: Connection, slot: Slot) -> None:
        """Ask in the rooms for staff whether a few sources are still right; not without any."""
        if not self._lent.staff_rooms:
            return
        few = rechecking.ask(unit, self._rules, slot.due + slot.late)
        for room in self._lent.staff_rooms if few else ():
            say = self._lent.say_in(room.locale)
            lines = ul(*(_due_line(say, each) for each in few))
            asked = p(say("sources-question", days=self._rules.answer_days))
            reply = Reply((asked, lines, p(say("sources-due-how"))), _confirming(say, few, for_everyone=True))
            key = f"recheck:{slot.name}:{room.key}"
            self._lent.outbox.say(unit, room, reply, reason="recheck", key=key)


def _due_line(say: Say, made: Resource) -> list[Words]:
    """One source: what it is called, when it was looked at, whose it is."""
    facts = say("sources-due-line", id=made.id, day=day(made.checked))
    owner = f" · {made.owner}" if made.owner else ""
    doubt = f" · {say('sources-unconfirmed')}" if made.freshness is Freshness.UNCONFIRMED else ""
    return [link(made.title, made.url), f" {facts}{owner}{doubt}"]


def _confirming(say: Say, few: Sequence[Resource], *, for_everyone: bool) -> tuple[Action, ...]:
    """A press per source to say that it is still right."""
    return tuple(
        Action(
            f"{say('sources-do-still-right')}: {_short(made.title)}",
            "nog-goed",
            {"bron": made.id},
            for_everyone=for_everyone,
        )
        for made in few[:MOST_PRESSES]
    )


def _twin_line(say: Say, each: Twins) -> str:
    why = say(f"sources-why-{each.why}")
    return f"{each.one.id} · {each.other.id}: {_short(each.one.title)} ({why})"


def _merging(say: Say, each: Twins) -> Action:
    label = say("sources-do-merge", one=each.other.id, other=each.one.id)
    return Action(label[:80], "voeg-samen", {"bron": each.other.id, "met": each.one.id})


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_LABEL else f"{title[: LONGEST_LABEL - 1].rstrip()}…"
