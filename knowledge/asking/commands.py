"""The commands for everyone: ask where something is, say that it did not help, hear of it later."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.core import wire
from bot.core.answering import Filed
from bot.core.commands import Call, Long, Suggestion, Unit, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.places import Audience, Direct
from bot.core.plan import Part
from bot.core.reply import Action, Reply, Seen
from bot.core.suggesting import MOST
from knowledge.asking import answers
from knowledge.asking.narrowing import Narrowing, offer
from knowledge.finding.finder import SHOWN, Answer
from knowledge.finding.gate import Verdict
from knowledge.finding.shelf import Shelf
from knowledge.gaps import gaps
from knowledge.gaps.gaps import MissReason
from knowledge.lent import Lent
from knowledge.sources.resource import ResourceKind

LONGEST = 100
"""Characters of a suggestion; Discord takes no more."""
KEPT = 400
"""Characters of a question that buttons carry along."""


SMALL_TALK = 0.2
"""Below this chance to be a question, words said to the assistant are not taken for one."""
_HEADLESS = re.compile(r"(vind|haal) (ik|je|we|wij)\b|vinden (we|wij)\b", re.IGNORECASE)


class FindCommands:
    """Finds sources in answer to a command, a mention, or a question in a channel where it listens."""

    name = "knowledge"

    def __init__(self, shelf: Shelf, lent: Lent) -> None:
        self._shelf = shelf
        self._lent = lent

    @command("waar", pause=timedelta(seconds=1), suggests={"vraag": "suggest_question"}, renews=True)
    def where(
        self,
        call: Call,
        vraag: Long,
        soort: ResourceKind | None = None,
        regio: str | None = None,
        voor: str | None = None,
    ) -> Reply:
        """Find sources for a question, of one kind, for one region or for one reader when that is asked."""
        narrowed = Narrowing(soort, (regio or "").strip(), (voor or "").strip())
        answer = self._ask(call, vraag, narrowed)
        if not narrowed or answer.crisis is not None:
            return replace(self._reply(call, vraag, answer), renews=True)
        return replace(self._narrowed(call, vraag, answer, narrowed), renews=True)

    def suggest_question(self, call: Call, typed: str) -> list[Suggestion]:
        """Subjects and titles that hold what was typed."""
        return [(text, text) for text in self._shelf.suggest(typed, MOST) if len(text) <= LONGEST]

    def heard(self, call: Call, text: str, to_bot: bool) -> Reply | None:
        """Answer a question that nobody made a command of; None for all other talk."""
        region = self._lent.region_of(call.conversation)
        answer = self._shelf.ask(call.unit, text, region, addressed=to_bot)
        small_talk = answer.why is not Verdict.DANGER and answer.asks < SMALL_TALK
        if answer.why is Verdict.SILENT or small_talk:
            return None
        return replace(self._reply(call, text, answer, keep=to_bot), renews=True)

    def withdraw(self, unit: Unit, filed: Filed, *, again: str | None) -> None:
        """Take back a question for the programme board whose message is gone or has other words."""
        gaps.withdraw(unit, filed.id, filed.person, again=filed.id == again)

    @command("meer-bronnen", hidden=True)
    def more(
        self,
        call: Call,
        vraag: Long,
        vanaf: int,
        soort: ResourceKind | None = None,
        regio: str | None = None,
        voor: str | None = None,
    ) -> Reply:
        """The next sources for a question."""
        narrowed = Narrowing(soort, regio or "", voor or "")
        hits = narrowed.of(self._ask(call, vraag, narrowed).ranked, self._shelf.regions)
        if not 0 <= vanaf < len(hits):
            raise UserError("find-no-more")
        return answers.found(call, vraag, hits, narrowed, vanaf)

    @command("filter-bronnen", seen=Seen.ASKER, hidden=True)
    def narrow(
        self,
        call: Call,
        vraag: Long,
        soort: ResourceKind | None = None,
        regio: str | None = None,
        voor: str | None = None,
    ) -> Reply:
        """Offer the filters that leave something of an answer."""
        narrowed = Narrowing(soort, regio or "", voor or "")
        hits = narrowed.of(self._ask(call, vraag, narrowed).ranked, self._shelf.regions)
        return offer(call.say, vraag, hits, narrowed)

    @command("over", hidden=True)
    def about(self, call: Call, vraag: Long, begrip: str) -> Reply:
        """The sources about the concept that somebody chose."""
        region = self._lent.region_of(call.conversation)
        hits = self._shelf.about(call.unit, begrip, vraag, region)
        if not hits:
            raise UserError("find-no-more")
        return answers.found(call, vraag, hits)

    @command("niet-gevonden", seen=Seen.ASKER, hidden=True)
    def not_found(self, call: Call, vraag: Long, getoond: str | None = None) -> Reply:
        """Ask why what was found did not help."""
        return answers.reasons(call, vraag, getoond)

    @command("stel-kennisvraag", seen=Seen.ASKER, hidden=True)
    def ask_the_board(self, call: Call, vraag: Long, reden: MissReason, getoond: str | None = None) -> Reply:
        """Keep a question for the programme board."""
        id_ = self._missed(call, vraag, reden, getoond)
        return Reply(p(call.say("find-gap-kept", id=id_)), answers.follow_actions(call, id_), filed=id_)

    @command("laat-het-me-weten", seen=Seen.ASKER)
    def follow(self, call: Call, kennisvraag: str, hier: bool = False) -> Reply:
        """Remember who wants to hear of the answer to a question, and where."""
        found = gaps.gap_by_id(call.unit, kennisvraag)
        if found is None:
            raise UserError("find-no-gap", id=kennisvraag[:20])
        if found.answered_at is not None:
            raise UserError("find-gap-answered", id=found.id)
        where = answers.here(call).conversation
        if hier and where.audience is not Audience.DIRECT:
            room = wire.encode(Part(where.whole_room, ()))
            fresh = gaps.follow(call.unit, found.id, call.person, call.now, room)
            return Reply(p(call.say("find-follow-here" if fresh else "find-follow-already", id=found.id)))
        to = Direct(call.actor.platform, call.actor.id, call.locale)
        self._lent.contacts.remember(call.unit, call.person, to, call.now)
        fresh = gaps.follow(call.unit, found.id, call.person, call.now)
        return Reply(p(call.say("find-follow" if fresh else "find-follow-already", id=found.id)))

    def _ask(self, call: Call, text: str, narrowed: Narrowing) -> Answer:
        region = self._lent.region_of(call.conversation)
        return self._shelf.ask(call.unit, text, region, addressed=True, most=narrowed.most)

    def _narrowed(self, call: Call, text: str, answer: Answer, narrowed: Narrowing) -> Reply:
        """What is left of an answer, or the way back when nothing is."""
        hits = narrowed.of(answer.ranked, self._shelf.regions)
        if hits:
            return answers.found(call, text[:KEPT], hits, narrowed)
        wider = Action(call.say("find-do-wider"), "waar", {"vraag": text[:KEPT]})
        return Reply(p(call.say("find-filter-nothing", filters=narrowed.told(call.say))), (wider,))

    def _reply(self, call: Call, text: str, answer: Answer, *, keep: bool = True) -> Reply:
        if answer.crisis is not None:
            return answers.danger(call.say, answer.crisis)
        self._shelf.count(call.unit, answer.why, call.now)
        if answer.why is Verdict.ANSWER:
            hits = Narrowing().of(answer.ranked, self._shelf.regions)
            return answers.found(call, text[:KEPT], hits, choices=answer.choices)
        if answer.choices:
            return answers.unsure(call, text[:KEPT], answer.choices)
        nearest = answer.ranked[:SHOWN]
        if not keep:
            return answers.not_kept(call, text[:KEPT], nearest, self._lent.themes)
        id_ = self._missed(call, text, MissReason.NOTHING)
        return replace(answers.not_known(call, id_, nearest, self._lent.themes), filed=id_)

    def _missed(self, call: Call, text: str, reason: MissReason, shown: str | None = None) -> str:
        """Keep a question with who asked it and for which region; its number."""
        # Who typed "waar vind ik …" called the command `waar`, which takes the first word off.
        whole = f"waar {text}" if _HEADLESS.match(text) else text
        id_ = self._shelf.miss(call.unit, whole, reason, call.now, shown)
        region = self._lent.region_of(answers.here(call).conversation)
        if self._lent.counts(call.unit, call.person):
            gaps.asked_by(call.unit, id_, call.person, region, call.now)
        return id_
