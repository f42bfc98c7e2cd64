"""All that editors and the programme board have at the desk."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.commands import Command, commands_of
from bot.core.desk import Deed, Rooms, Sheet
from bot.core.people import Role
from knowledge.desk.concepts import ConceptPages
from knowledge.desk.lists import ListPages
from knowledge.desk.queues import QueuePages
from knowledge.desk.sources import SourcePages
from knowledge.exchange.commands import ExchangeCommands
from knowledge.room import KnowledgeRoom
from knowledge.sources.editing import EDITORS

EDITOR = (Role.EDITOR,)
SHORTCUTS = {
    "wijzig-bron": "/bronnen/{bron}/bewerken",
    "bekijk-bron": "/bronnen/{bron}",
    "kapotte-links": "/links",
    "hercontrole": "/nakijken",
    "begrip": "/begrippen/{begrip}",
}
PREVIEWS = dict.fromkeys(("bewaar-wijziging", "stel-voor"), "/wijziging/{wijziging}")


def desk_rooms(room: KnowledgeRoom, themes: Mapping[str, str]) -> Rooms:
    """The pages, and the commands that may be called from them: those that only editors may use."""
    sources, queues = SourcePages(room.shelf, themes), QueuePages(room.recheck)
    lists = ListPages(next(x for x in room.commands if isinstance(x, ExchangeCommands)))
    concepts = ConceptPages(room.shelf)
    sheets = (
        Sheet("/", EDITORS, queues.front, "desk-front"),
        Sheet("/bronnen", EDITORS, sources.every, "desk-sources"),
        Sheet("/bronnen/nieuw", EDITORS, sources.new),
        Sheet("/bronnen/{bron}", EDITORS, sources.one),
        Sheet("/bronnen/{bron}/bewerken", EDITORS, sources.edit),
        Sheet("/vragen", EDITORS, queues.questions, "desk-questions"),
        Sheet("/voorstellen", EDITORS, queues.proposals, "desk-proposals"),
        Sheet("/nakijken", EDITOR, queues.due, "desk-due"),
        Sheet("/links", EDITOR, queues.links, "desk-links"),
        Sheet("/dubbel", EDITOR, queues.doubles, "desk-doubles"),
        Sheet("/wijziging/{wijziging}", EDITORS, queues.preview),
        Sheet("/wijzigingen", EDITOR, queues.changes, "desk-changes"),
        Sheet("/lijsten", EDITOR, lists.lists, "desk-lists"),
        Sheet("/begrippen", EDITORS, concepts.every, "desk-concepts"),
        Sheet("/begrippen/nieuw", EDITORS, concepts.new),
        Sheet("/begrippen/{begrip}", EDITORS, concepts.one),
    )
    deeds = (
        Deed("lees-lijst", EDITOR, lists.take_in),
        Deed("probeer-lijst", EDITOR, lists.try_out),
    )
    every = (command for part in room.commands for command in commands_of(part))
    return Rooms(
        "desk-knowledge",
        sheets,
        frozenset(x.id for x in every if _for_editors(x)),
        deeds,
        SHORTCUTS,
        PREVIEWS,
    )


def _for_editors(command: Command) -> bool:
    return command.needs <= frozenset(EDITORS)
