"""The commands for editors and the programme board on open questions, and telling who wanted to hear."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.core.commands import Call, Suggestion, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.suggesting import matching
from bot.core.zone import local_day
from knowledge.asking import answers
from knowledge.asking.cards import card_of
from knowledge.gaps import gaps
from knowledge.lent import Lent
from knowledge.sources.lookup import known, suggested
from knowledge.sources.resource import Resource

WEEK = timedelta(days=6)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class AnsweringCommands:
    """Answers what could not be found."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    @command("kennisvragen", needs=(Role.EDITOR, Role.PROGRAMME_BOARD), seen=Seen.ASKER)
    def open_questions(self, call: Call) -> Reply:
        """The questions that wait for an answer."""
        today = local_day(call.now)
        week = gaps.counts(call.unit, today - WEEK, today)
        return answers.queue(call, gaps.open_gaps(call.unit), week)

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
        return matching(typed, ((x.id, f"{x.id} {x.question}") for x in gaps.open_gaps(call.unit)))


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
    told = 0
    for person in gaps.close(call.unit, waiting.id, made.id, call.now):
        to = lent.contacts.address(call.unit, person)
        if to is not None:
            reply = answers.answered(lent.say_in(to.locale), waiting, made, local_day(call.now))
            key = f"gap:{waiting.id}:{person}"
            lent.outbox.say(call.unit, to, reply, reason="gap-answered", key=key)
            told += 1
    return Reply((p(call.say("find-closed", id=waiting.id, told=told)), card_of(call, made)))
