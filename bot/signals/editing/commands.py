"""The commands with which moderators see terms of signals and change them; each is tried first."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.core.commands import Call, Long, Suggestion, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.lexicon import Change, Step, inverse, read, written
from bot.core.people import Actor, Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.suggesting import matching
from bot.signals.editing import telling
from bot.signals.editing.faults import Fault, faults
from bot.signals.editing.following import LEXICON, TERM, FollowedTerms
from bot.signals.editing.preview import preview
from bot.signals.editing.shared import Shared, shared_words
from bot.signals.lent import Lent
from bot.signals.likeness.suggesting import Suggester
from bot.signals.reading.lexicon import Concept
from bot.signals.reading.rules import SignalRules
from bot.signals.reading.terms import read_terms
from bot.store import lexicon, lexicon_proposals

READERS = (Role.MODERATOR, Role.POLICY_TABLE)
LISTED, PROPOSED = 10, 5
_SUGGESTS = {"begrip": "suggest_concepts"}


class TermCommands:
    """Keeps the terms right by which signals are recognised and bundled."""

    def __init__(self, terms: FollowedTerms, suggester: Suggester, lent: Lent) -> None:
        self._terms = terms
        self._suggester = suggester
        self._lent = lent

    @command("signaalbegrip", needs=READERS, seen=Seen.ASKER, suggests=_SUGGESTS)
    def look(self, call: Call, begrip: Long | None = None) -> Reply:
        """A concept of signals with its terms; without one what was changed last, and what is proposed."""
        rules = self._terms.rules(call.unit)
        if begrip:
            return telling.concept_told(call, _must_have(rules, begrip))
        kept = lexicon.newest(call.unit, LEXICON, None, LISTED)
        return telling.overview_told(call, kept, rules.concepts)

    @command("term-erbij", needs=Role.MODERATOR, seen=Seen.ASKER, suggests=_SUGGESTS)
    def add(self, call: Call, begrip: str, termen: Long) -> Reply:
        """Show what terms would do for a concept."""
        rules = self._terms.rules(call.unit)
        found = _must_have(rules, begrip)
        change = tuple(Step(found.id, TERM, text) for text in _terms(termen) if text not in found.terms)
        self._must_be_right(call, rules, change)
        return self._offer(call, rules, change)

    @command("term-eraf", needs=Role.MODERATOR, seen=Seen.ASKER, suggests=_SUGGESTS, hidden=True)
    def take(self, call: Call, begrip: str, termen: Long) -> Reply:
        """Show what a concept would be without some terms."""
        rules = self._terms.rules(call.unit)
        found, gone = _must_have(rules, begrip), _terms(termen)
        for text in gone:
            if text not in found.terms:
                raise UserError("term-not-held", text=text[:60], concept=found.label, id=found.id)
        if set(gone) >= set(found.terms):
            raise UserError("term-last", concept=found.label)
        return self._offer(call, rules, tuple(Step(found.id, TERM, text, added=False) for text in gone))

    @command("term-historie", needs=READERS, seen=Seen.ASKER, suggests=_SUGGESTS, hidden=True)
    def history(self, call: Call, begrip: str | None = None) -> Reply:
        """What was changed, of one concept or of all."""
        rules = self._terms.rules(call.unit)
        id_ = _must_have(rules, begrip).id if begrip else None
        return telling.history_told(call, lexicon.newest(call.unit, LEXICON, id_, LISTED), rules.concepts)

    @command("term-terug", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def revert(self, call: Call, nummer: int) -> Reply:
        """Show what taking one change back would do."""
        kept = lexicon.by_id(call.unit, LEXICON, nummer)
        if kept is None:
            raise UserError("term-no-change", number=nummer)
        return self._offer(call, self._terms.rules(call.unit), inverse(kept.change), kept.id)

    @command("term-voorstellen", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def proposals(self, call: Call) -> Reply:
        """Words that signals in a bundle share and that no concept knows."""
        rules = self._terms.rules(call.unit)
        return telling.shared_told(call, self._shared(call.unit, rules, call)[:PROPOSED], rules.concepts)

    @command("weiger-term", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def refuse(self, call: Call, term: str, bundel: str) -> Reply:
        """Have a word of a bundle never proposed again."""
        lexicon_proposals.turn_down(call.unit, LEXICON, term, bundel, call.now)
        return Reply(p(call.say("term-refused", text=term[:60])))

    @command("bewaar-term", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def keep(self, call: Call, wijziging: Long, terug: int | None = None) -> Reply:
        """Keep a change that was shown."""
        rules = self._terms.rules(call.unit)
        change = _effective(rules, _readable(wijziging))
        if not change:
            raise UserError("term-nothing")
        if terug is None:
            self._must_be_right(call, rules, change)
        role = next((role for role in (Role.MODERATOR, Role.ADMIN) if role in call.actor.roles), Role.MEMBER)
        number = lexicon.keep(call.unit, LEXICON, change, role, call.now, terug)
        back = Action(call.say("term-do-undo"), "term-terug", {"nummer": str(number)})
        return Reply(p(call.say("term-kept", number=number)), (back,))

    @command("laat-term", needs=Role.MODERATOR, seen=Seen.ASKER, hidden=True)
    def leave(self, call: Call) -> Reply:
        """Leave a change that was shown."""
        return Reply(p(call.say("term-left")))

    def suggest_concepts(self, call: Call, typed: str) -> list[Suggestion]:
        """The concepts whose label or id holds what was typed."""
        return matching(typed, ((x.id, x.label) for x in self._terms.rules(call.unit).concepts.values()))

    def _offer(self, call: Call, rules: SignalRules, change: Change, undoes: int | None = None) -> Reply:
        """Show a change with what it would do, and a button to keep it and one to leave it."""
        change = _effective(rules, change)
        if not change:
            raise UserError("term-nothing")
        then = self._terms.trying(call.unit, change)
        seen = preview(self._suggester.placed(call.unit), change, rules, then)
        back = {"terug": str(undoes)} if undoes is not None else {}
        given = {"wijziging": written(change), **back}
        keep = Action(call.say("term-do-keep"), "bewaar-term", given, Style.PRIMARY, once=True)
        leave = Action(call.say("term-do-leave"), "laat-term", once=True)
        told = telling.change_told(call.say, change, rules.concepts)
        body = (p(call.say("term-offer")), told, *telling.preview_told(call.say, seen))
        return Reply((*body, p(call.say("term-sure"))), (keep, leave))

    def _must_be_right(self, call: Call, rules: SignalRules, change: Change) -> None:
        found: list[Fault] = [
            fault for step in change for fault in faults(step, rules, lambda text: self._clean(call, text))
        ]
        if found:
            raise UserError("term-wrong", problems=telling.faults_told(call.say, found))

    def _clean(self, call: Call, text: str) -> bool:
        actor: Actor = call.actor
        return self._lent.screen(text, call.conversation, actor).text == text

    def _shared(self, unit: Connection, rules: SignalRules, call: Call) -> list[Shared]:
        refused = lexicon_proposals.refused(unit, LEXICON)
        every = shared_words(self._suggester.placed(unit), rules)
        fresh = (each for each in every if (each.word, each.bundle) not in refused)
        return [each for each in fresh if self._clean(call, each.word)]


def _terms(typed: str) -> tuple[str, ...]:
    found = read_terms(typed)
    if not found:
        raise UserError("term-empty")
    return found


def _effective(rules: SignalRules, change: Change) -> Change:
    known = rules.concepts
    steps = (x for x in change if x.concept in known and (x.text in known[x.concept].terms) != x.added)
    return tuple(dict.fromkeys(steps))


def _readable(text: str) -> Change:
    try:
        change = read(text)
    except ValueError:
        raise UserError("term-unreadable") from None
    if any(step.part != TERM for step in change):
        raise UserError("term-unreadable")
    return change


def _must_have(rules: SignalRules, begrip: str) -> Concept:
    """The concept with this id or label; UserError names those that look like it when there is none."""
    asked = begrip.strip().casefold()
    found = rules.concepts.get(asked) or next(
        (each for each in rules.concepts.values() if each.label.casefold() == asked), None
    )
    if found is None:
        named = ((x.id, x.label) for x in rules.concepts.values())
        held = [x.id for x in rules.concepts.values() if any(asked in term for term in x.terms)]
        near = [id_ for id_, _ in matching(asked, named)][:3] or held[:3]
        raise UserError("term-unknown", text=asked[:60], nearest=", ".join(near) or "-")
    return found
