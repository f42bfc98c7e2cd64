"""The commands for editors and the programme board on open questions, and telling who wanted to hear."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.core import wire
from bot.core.commands import Call, Say, Suggestion, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.places import Address
from bot.core.plan import Part
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.suggesting import matching
from bot.core.zone import local_day
from knowledge.asking import answers
from knowledge.asking.cards import card_of
from knowledge.finding.gate import Verdict
from knowledge.finding.shelf import Shelf
from knowledge.gaps import gaps
from knowledge.lent import Lent
from knowledge.sources.lookup import known, suggested
from knowledge.sources.resource import Resource

WEEK = timedelta(days=6)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class AnsweringCommands:
    """Answers what could not be found."""

    def __init__(self, shelf: Shelf, lent: Lent) -> None:
        self._shelf = shelf
        self._lent = lent

    @command("kennisvragen", needs=(Role.EDITOR, Role.PROGRAMME_BOARD), seen=Seen.ASKER)
    def open_questions(self, call: Call, meest: bool = False) -> Reply:
        """The questions that wait for an answer, oldest or else most asked first."""
        today = local_day(call.now)
        week = gaps.counts(call.unit, today - WEEK, today)
        waiting = gaps.open_gaps(call.unit)
        if meest:
            waiting.sort(key=lambda each: -each.asked)
        lines = [self._line(call, each) for each in waiting[: answers.LISTED]]
        return answers.queue(call, lines, len(waiting), week)

    def _line(self, call: Call, each: gaps.Gap) -> answers.Waiting:
        people, regions = gaps.reach(call.unit, each)
        known = people >= self._lent.smallest
        return answers.Waiting(each, people if known else 0, regions, self._likely(call, each))

    def _likely(self, call: Call, each: gaps.Gap) -> str:
        """The title of a source that seems to answer a question by now, or nothing."""
        answer = self._shelf.ask(call.unit, each.named, addressed=True) if each.named else None
        if answer is None or answer.why is not Verdict.ANSWER:
            return ""
        best = answer.ranked[0].resource
        asked_for = each.reason is gaps.MissReason.NOTHING or (each.shown and best.id != each.shown)
        return best.title if asked_for else ""

    @command(
        "beantwoord",
        needs=(Role.EDITOR, Role.PROGRAMME_BOARD),
        seen=Seen.ASKER,
        suggests={"kennisvraag": "suggest_questions", "bron": "suggest_sources"},
    )
    def answer(self, call: Call, kennisvraag: str, bron: str) -> Reply:
        """Answer a question with a source; one that is not known yet is asked for."""
        waiting = must_wait(call, kennisvraag)
        made = known(call, bron)
        if made is None and not _ADDRESS.fullmatch(bron.strip()):
            raise UserError("find-no-resource", id=bron[:60])
        if made is None:
            given = {"adres": bron.strip(), "voor": waiting.id}
            add = Action(call.say("find-do-add"), "bron", given, Style.PRIMARY, once=True)
            return Reply(p(call.say("find-add-first", id=waiting.id)), (add,))
        return close(self._lent, call, waiting, made)

    def suggest_sources(self, call: Call, typed: str) -> list[Suggestion]:
        """The sources whose title or name holds what was typed."""
        return suggested(call, typed)

    def suggest_questions(self, call: Call, typed: str) -> list[Suggestion]:
        """The open questions whose number or words hold what was typed."""
        return matching(typed, ((x.id, f"{x.id} {x.named}") for x in gaps.open_gaps(call.unit)))


def must_wait(call: Call, id_: str) -> gaps.Gap:
    """The question with this number that waits.

    Raises:
        UserError: when there is none, or it was answered.
    """
    found = gaps.gap_by_id(call.unit, id_)
    if found is None:
        raise UserError("find-no-gap", id=id_[:20])
    if found.answered_at is not None:
        raise UserError("find-gap-answered", id=found.id)
    return found


def close(lent: Lent, call: Call, waiting: gaps.Gap, made: Resource) -> Reply:
    """Answer a question with a source, and tell who wanted to hear of it, once."""
    waits, today = gaps.close(call.unit, waiting.id, made.id, call.now), local_day(call.now)
    told = tell(lent, call, waiting, waits, lambda say: answers.answered(say, waiting, made, today))
    return Reply((p(call.say("find-closed", id=waiting.id, told=told)), card_of(call, made)))


def tell(
    lent: Lent, call: Call, waiting: gaps.Gap, waits: Sequence[gaps.Wait], reply: Callable[[Say], Reply]
) -> int:
    """Tell everyone who waits once, where they chose; how many people that are."""
    told = 0
    for wait in waits:
        to = _room(wait.room) if wait.room else lent.contacts.address(call.unit, wait.person)
        if to is not None:
            whom = to.key if wait.room else wait.person
            key = f"gap:{waiting.id}:{whom}:{call.now.isoformat()}"
            lent.outbox.say(call.unit, to, reply(lent.say_in(to.locale)), reason="gap-answered", key=key)
            told += 1
    return told


def _room(kept: str) -> Address | None:
    found = wire.decode(kept)
    return found.to if isinstance(found, Part) else None
