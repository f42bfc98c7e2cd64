"""Asking back once: which concepts a question may be about, when the answer is not sure."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.finding.search import Hit
from knowledge.lexicon.concepts import Concept
from knowledge.reading.question import Question

SURE = 0.8
"""From this share of the question on that the best source covers in its own words, nothing is asked back."""
FAINTEST = 0.12
MOST = 4


def choices(question: Question, hits: Sequence[Hit], sourceless: frozenset[str]) -> tuple[Concept, ...]:
    """Two to four concepts to choose from, likeliest first; none when the answer is sure.

    Concepts that no source is about, and those that lead to the same sources as a likelier one, are left out.
    """
    if not hits or hits[0].covered >= SURE:
        return ()
    offered: list[Concept] = []
    led_to: set[tuple[str, ...]] = set()
    for heard in question.heard:
        concept = heard.concept
        if heard.strength < FAINTEST or len(offered) == MOST:
            break
        if concept.id not in sourceless and concept.sources[:2] not in led_to:
            offered.append(concept)
            led_to.add(concept.sources[:2])
    return tuple(offered) if len(offered) > 1 else ()
