"""The commands for words that people used for a source they found: into a concept of it, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.core.commands import Call, command
from bot.core.content import Words, b, p, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen
from bot.store import lexicon_proposals
from knowledge.finding.shelf import Shelf
from knowledge.lexicon.concepts import Concept
from knowledge.lexicon.editing.overlay import LEXICON
from knowledge.sources.editing import EDITORS
from knowledge.sources.resource import Resource
from knowledge.sources.rows import stored

LISTED = 5
CONCEPTS = 2
"""To how many concepts of a source a word is offered."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A word, the source that at least two people found with it, and the concepts that lead there first."""

    word: str
    source: Resource
    concepts: tuple[Concept, ...]


class ProposalCommands:
    """Shows what was proposed, and refuses it; taking it over is adding a word to a concept."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @command("begrip-voorstellen", needs=EDITORS, seen=Seen.ASKER, hidden=True)
    def listed(self, call: Call) -> Reply:
        """The words that wait, with a button for each concept they may belong to."""
        every = offered(call.unit, self._shelf)
        if not every:
            return Reply(p(call.say("lexicon-proposals-none")))
        shown = every[:LISTED]
        heading = p(call.say("lexicon-proposals", number=len(every)))
        return Reply((heading, ul(*(_told(call, x) for x in shown))), tuple(_actions(call, shown)))

    @command("weiger-woord", needs=Role.EDITOR, seen=Seen.ASKER, hidden=True)
    def refuse(self, call: Call, woord: str, bron: str) -> Reply:
        """Have a word never proposed again for a source."""
        if not lexicon_proposals.refuse(call.unit, LEXICON, woord, bron):
            raise UserError("lexicon-not-proposed", text=woord[:60])
        return Reply(p(call.say("lexicon-refused", text=woord)))


def offered(unit: Connection, shelf: Shelf) -> list[Offered]:
    """The words that wait for an editor; not what a concept of the source got since, nor what is hidden."""
    waiting = lexicon_proposals.waiting(unit, LEXICON)
    sources = stored(unit, {each.about for each in waiting})
    hearing, found = shelf.hearing(unit), []
    for each in waiting:
        held = sources.get(each.about)
        about = leading(shelf.concepts(unit).all, each.about) if held is not None and held.shown else ()
        has = {x.id for x in hearing.holders((each.word,))}
        if held is not None and held.shown and not has & {x.id for x in about}:
            found.append(Offered(each.word, held.made, tuple(about[:CONCEPTS])))
    return found


def leading(concepts: Sequence[Concept], source: str) -> list[Concept]:
    """The concepts that lead to a source, those that name it first before others."""
    return sorted((x for x in concepts if source in x.sources), key=lambda x: x.sources.index(source))


def _told(call: Call, each: Offered) -> Sequence[Words]:
    names = ", ".join(x.name for x in each.concepts) or call.say("lexicon-proposal-lost")
    return (b(each.word), f" · {call.say('lexicon-proposal', title=each.source.title, concepts=names)}")


def _actions(call: Call, shown: Sequence[Offered]) -> list[Action]:
    actions = []
    for each in shown:
        for x in each.concepts:
            label = call.say("lexicon-do-accept", text=each.word, concept=x.name)
            given = {"begrip": x.id, "woorden": each.word, "ook": "ja"}
            actions.append(Action(label[:80], "begrip-erbij", given))
        if call.actor.may(Role.EDITOR):
            refused = call.say("lexicon-do-refuse", text=each.word)
            actions.append(
                Action(refused, "weiger-woord", {"woord": each.word, "bron": each.source.id}, once=True)
            )
    return actions
