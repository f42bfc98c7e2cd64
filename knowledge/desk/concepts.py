"""The pages of concepts: what the field calls something and how people say it, and changing that."""

from __future__ import annotations

from bot.core.commands import Say
from bot.core.desk import Page, Visit
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.zone import local_day
from bot.store import lexicon
from bot.store.lexicon import Kept
from knowledge.finding.shelf import Shelf
from knowledge.lexicon.concepts import Concept
from knowledge.lexicon.editing.overlay import LEXICON
from knowledge.lexicon.editing.proposals import offered
from knowledge.lexicon.editing.putting_in import SaidPart
from knowledge.lexicon.editing.telling import step_told
from knowledge.reading.dutch import words
from knowledge.sources.rows import stored
from knowledge.sources.values import day

A_PAGE = 40
LISTED = 30
Told = tuple[Kept, str, list[str]]
"""A change, its day, and what came and went."""


class ConceptPages:
    """Pages about the concepts, as finding hears them now."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def _concepts(self, visit: Visit) -> dict[str, Concept]:
        named = sorted(self._shelf.concepts(visit.call.unit).all, key=lambda x: x.name.casefold())
        return {x.id: x for x in named}

    def every(self, visit: Visit) -> Page:
        """The concepts whose words hold what is looked for."""
        asked = visit.query.get("zoek", "")[:200]
        start = int(visit.query.get("vanaf", "0")) if visit.query.get("vanaf", "0").isdecimal() else 0
        found = [x for x in self._concepts(visit).values() if _holds(x, words(asked))]
        values = {
            "asked": asked,
            "found": found[start : start + A_PAGE],
            "start": start,
            "a_page": A_PAGE,
            "total": len(found),
            "history": _history(visit, None, self._concepts(visit)) if not asked and not start else [],
            "offered": offered(visit.call.unit, self._shelf) if not asked and not start else [],
            "judges": visit.call.actor.may(Role.EDITOR),
        }
        return Page("concepts.html", visit.call.say("desk-concepts"), values)

    def one(self, visit: Visit) -> Page:
        """One concept with its words, lines and sources."""
        concepts = self._concepts(visit)
        found = concepts.get(visit.path["begrip"])
        if found is None:
            raise UserError("desk-no-concept")
        sources = stored(visit.call.unit, found.sources)
        narrower = [x for x in concepts.values() if found.id in x.wider]
        values = {
            "concept": found,
            "sources": [(id_, sources.get(id_)) for id_ in found.sources],
            "wider": [(id_, concepts.get(id_)) for id_ in found.wider],
            "narrower": narrower,
            "kinds": [(str(x), visit.call.say(f"enum-saidpart-{x}")) for x in SaidPart],
            "history": _history(visit, found.id, concepts),
        }
        return Page("concept.html", found.name, values)

    def new(self, visit: Visit) -> Page:
        """The form for a new concept."""
        return Page("new-concept.html", visit.call.say("desk-new-concept"), {})


def _holds(concept: Concept, wanted: list[str]) -> bool:
    """Tell whether the words of a concept hold all that is looked for, the last perhaps unfinished."""
    held = " ".join((concept.id, concept.name, *concept.terms, *concept.lines, *concept.words)).casefold()
    return all(word in held for word in wanted)


def _history(visit: Visit, concept: str | None, concepts: dict[str, Concept]) -> list[Told]:
    names, say = {each.id: each.name for each in concepts.values()}, visit.call.say
    kept = lexicon.newest(visit.call.unit, LEXICON, concept, LISTED)
    return [(each, day(local_day(each.at)), _steps(say, each, names)) for each in kept]


def _steps(say: Say, kept: Kept, names: dict[str, str]) -> list[str]:
    return [step_told(say, step, names) for step in kept.change]
