"""Asking back once: which concepts a question may be about, when the answer is not sure."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.finding.search import Hit
from knowledge.lexicon.concepts import Concept
from knowledge.reading.question import Question

SURE = 0.9
"""From this share of the question on that the best source covers in its own words, nothing is asked back."""
HEARD = 0.3
"""How sure the likeliest concept must be before anything is asked back."""
FAINTEST, SHARE = 0.1, 0.2
"""How sure a concept must be, and that by which share of the likeliest one, to be offered."""
MOST = 4


def choices(question: Question, hits: Sequence[Hit], shown: Sequence[Hit]) -> tuple[Concept, ...]:
    """Two to four concepts to choose from, likeliest first; none when the answer, also a no, is sure.

    It is a sure no when the likeliest concept names no source. Those that lead first to a source that is
    `shown` already, or that a likelier one leads to, are left out.
    """
    first = question.heard[0] if question.heard else None
    if first is None or first.strength < HEARD or not first.concept.sources:
        return ()
    if not hits or hits[0].covered >= SURE:
        return ()
    least = max(FAINTEST, SHARE * first.strength)
    offered: list[Concept] = []
    led_to = {hit.resource.id for hit in shown}
    for heard in question.heard:
        concept = heard.concept
        if heard.strength < least or len(offered) == MOST:
            break
        if concept.sources and concept.sources[0] not in led_to:
            offered.append(concept)
            led_to.add(concept.sources[0])
    return tuple(offered) if len(offered) > 1 else ()
