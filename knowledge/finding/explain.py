"""Why the assistant answers as it does, in lines for a person to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from knowledge.finding.finder import Answer, load_finder
from knowledge.reading.question import Question

SHOWN = 5


def explain(text: str, *, folder: Path) -> Iterator[str]:
    """How a text is understood and which words matched which source; `folder` is config/knowledge.

    Raises:
        OSError: when a file of the folder is missing.
        ValueError: naming what in a file can not be read.
    """
    answer = load_finder(folder).ask(text)
    yield f"verdict: {answer.why} (a question: {answer.asks:.2f})"
    if answer.crisis:
        yield f"danger: {answer.crisis.kind} by {', '.join(answer.crisis.words)}"
    yield from _understood(answer.question)
    yield from _found(answer)


def _understood(question: Question) -> Iterator[str]:
    yield f"language: {'English' if question.english else 'Dutch'}"
    if question.regions:
        yield f"regions: {', '.join(sorted(question.regions))}"
    if question.kinds:
        yield f"kinds: {', '.join(sorted(question.kinds))}"
    for slot in question.slots:
        also = dict.fromkeys(v.why for vs in (*slot.single, slot.whole) for v in vs)
        yield f"word: {' '.join(slot.said)} (weight {slot.mass:.1f}): {', '.join(also) or 'in no source'}"
    for heard in question.heard[:SHOWN]:
        yield f"concept: {heard.concept.id} {heard.strength:.2f} by {', '.join(heard.words)}"


def _found(answer: Answer) -> Iterator[str]:
    for place, hit in enumerate(answer.ranked[:SHOWN], 1):
        why = ", ".join(hit.matched)
        yield f"{place}. {hit.resource.id} {hit.score:.1f}, covers {hit.covered:.0%}: {why}"
        yield f"   {hit.resource.title} <{hit.resource.url}>"
