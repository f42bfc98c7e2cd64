"""The pages of concepts: what the field calls something and how people say it; to read."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from bot.core.desk import Page, Visit
from bot.core.errors import UserError
from knowledge.lexicon.concepts import Concept, load_concepts
from knowledge.reading.dutch import words
from knowledge.sources.rows import stored

A_PAGE = 40


class ConceptPages:
    """Pages about the concepts of a folder, which is read when somebody first looks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _concepts(self) -> dict[str, Concept]:
        named = sorted(load_concepts(self._folder).all, key=lambda x: x.name.casefold())
        return {x.id: x for x in named}

    def every(self, visit: Visit) -> Page:
        """The concepts whose words hold what is looked for."""
        asked = visit.query.get("zoek", "")[:200]
        start = int(visit.query.get("vanaf", "0")) if visit.query.get("vanaf", "0").isdecimal() else 0
        found = [x for x in self._concepts.values() if _holds(x, words(asked))]
        values = {
            "asked": asked,
            "found": found[start : start + A_PAGE],
            "start": start,
            "a_page": A_PAGE,
            "total": len(found),
        }
        return Page("concepts.html", visit.call.say("desk-concepts"), values)

    def one(self, visit: Visit) -> Page:
        """One concept with its words, lines and sources."""
        found = self._concepts.get(visit.path["begrip"])
        if found is None:
            raise UserError("desk-no-concept")
        sources = stored(visit.call.unit, found.sources)
        narrower = [x for x in self._concepts.values() if found.id in x.wider]
        values = {
            "concept": found,
            "sources": [(id_, sources.get(id_)) for id_ in found.sources],
            "wider": [(id_, self._concepts.get(id_)) for id_ in found.wider],
            "narrower": narrower,
        }
        return Page("concept.html", found.name, values)


def _holds(concept: Concept, wanted: list[str]) -> bool:
    """Tell whether the words of a concept hold all that is looked for, the last perhaps unfinished."""
    held = " ".join((concept.id, concept.name, *concept.terms, *concept.lines, *concept.words)).casefold()
    return all(word in held for word in wanted)
