"""The button for who found it: words that the lexicon does not know yet become a proposal for editors."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.commands import Call, Long, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.reply import Action, Reply, Seen
from bot.store.lexicon_proposals import propose
from knowledge.finding.shelf import Shelf
from knowledge.lent import Lent
from knowledge.lexicon.editing.faults import TOO_USUAL
from knowledge.lexicon.editing.overlay import LEXICON
from knowledge.sources import store
from knowledge.sources.resource import Resource

SHORTEST = 4
MOST = 5
"""How many words of one question are proposed."""


class ConfirmCommands:
    """Hears which source was the one that somebody looked for."""

    def __init__(self, shelf: Shelf, lent: Lent) -> None:
        self._shelf = shelf
        self._lent = lent

    @command("dit-was-het", seen=Seen.ASKER, hidden=True)
    def found(self, call: Call, vraag: Long, getoond: str) -> Reply:
        """Take a source for the right one, or ask which of those that were shown it was."""
        shown = [made for id_ in getoond.split() if (made := store.resource_by_id(call.unit, id_))]
        if not shown:
            raise UserError("find-no-resource", id=getoond[:60])
        if len(shown) > 1:
            given = [{"vraag": vraag, "getoond": made.id} for made in shown]
            each = zip(shown, given, strict=True)
            options = (Action(made.title[:70], "dit-was-het", one, once=True) for made, one in each)
            return Reply(p(call.say("find-which")), tuple(options))
        for stem in self._unknown(call, vraag, shown[0]):
            propose(call.unit, LEXICON, stem, shown[0].id, call.person, call.now)
        return Reply(p(call.say("find-confirmed")))

    def _unknown(self, call: Call, question: str, made: Resource) -> list[str]:
        """The stems in a question that neither the lexicon knows nor the source holds, at most 5."""
        lists, hearing = self._shelf.lists, self._shelf.hearing(call.unit)
        dutch, regions = lists.reader.dutch, lists.reader.regions
        known = {*hearing.stems, *dutch.stems(" ".join((made.title, made.summary, *made.keywords)))}
        telling = (w for w in dutch.content(question) if not (dutch.is_weak(w) or regions.is_named(w)))
        stems = (dutch.stem(w) for w in telling if _wordlike(w) and self._lent.clean(w))
        # What the stemmer makes another stem of would never be heard as a word of a concept.
        new = (stem for stem in stems if stem not in known and dutch.stem(stem) == stem)
        return list(dict.fromkeys(stem for stem in new if lists.controls.usual(stem) < TOO_USUAL))[:MOST]


def confirm_action(call: Call, question: str, shown: Iterator[Resource]) -> Action:
    """The button under cards with which whoever asked says that one of them was it, once."""
    given = {"vraag": question, "getoond": " ".join(made.id for made in shown)}
    return Action(call.say("find-do-right"), "dit-was-het", given, once=True)


def _wordlike(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()
