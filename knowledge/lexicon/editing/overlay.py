"""The concepts of the files with what editors changed laid over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from bot.core.lexicon import Change, Step, laid
from knowledge.lexicon.concepts import Concept, Concepts

LEXICON = "zoeken"
"""What the lexicon of finding is called among others."""


class Part(StrEnum):
    """What a text is to a concept, as `Concept` explains."""

    NAME = "titel"
    TERM = "vakterm"
    LINE = "zin"
    WORD = "woord"
    WIDER = "boven"
    SOURCE = "bron"


def laid_over(concepts: Concepts, steps: Iterable[Step]) -> Concepts:
    """The concepts after these steps, in their order; the ones that are new come last.

    A concept that has no name (any more) is none. What is said of a concept that is not there is passed over:
    the files may have changed since. Pure.
    """
    mine: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        mine[step.concept].append(step)
    known = {each.id: each for each in concepts.all}
    new = [Concept(id_, (), ()) for id_ in mine if id_ not in known]
    every = (_laid(x, mine[x.id]) if x.id in mine else x for x in (*concepts.all, *new))
    return Concepts(tuple(x for x in every if x.name), concepts.groups)


def effective(concepts: Concepts, steps: Sequence[Step]) -> Change:
    """The steps of a change that would change something, each once."""
    found: dict[Step, None] = {}
    by_id = {each.id: each for each in concepts.all}
    for step in steps:
        there = step.text in texts(by_id.get(step.concept), step.part)
        if there != step.added:
            found.setdefault(step)
    return tuple(found)


def texts(concept: Concept | None, part: str) -> tuple[str, ...]:
    """What a concept holds of one part; nothing for one that is not there."""
    if concept is None:
        return ()
    held = {
        Part.NAME: (concept.name,),
        Part.TERM: concept.terms,
        Part.LINE: concept.lines,
        Part.WORD: concept.words,
        Part.WIDER: concept.wider,
        Part.SOURCE: concept.sources,
    }
    return held.get(Part(part), ()) if part in set(Part) else ()


def _laid(concept: Concept, steps: Sequence[Step]) -> Concept:
    def after(part: Part) -> tuple[str, ...]:
        return laid(texts(concept, part), (step for step in steps if step.part == part))

    names = [name for name in after(Part.NAME) if name]
    return replace(
        concept,
        name=names[-1] if names else "",
        terms=after(Part.TERM),
        lines=after(Part.LINE),
        words=after(Part.WORD),
        wider=after(Part.WIDER),
        sources=after(Part.SOURCE),
    )
