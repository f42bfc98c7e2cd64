"""What a change of the lexicon would do: which control questions would get other sources first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.lexicon import Step
from knowledge.finding.finder import Finder
from knowledge.finding.gate import Verdict
from knowledge.lexicon.concepts import Concepts
from knowledge.lexicon.editing.controls import Control, Controls
from knowledge.lexicon.editing.overlay import Part, texts
from knowledge.reading.dutch import Dutch, words
from knowledge.sources.resource import Resource

SHOWN = 3
MOST = 40
"""How many questions, and how many ordinary messages, a change is tried on at most."""
_JOINTS = re.compile(r"[/\s]+")
_SPOKEN = (Part.TERM, Part.LINE, Part.WORD)


class Effect(StrEnum):
    """What becomes of the answer to a question."""

    BETTER = "beter"
    WORSE = "slechter"
    OTHER = "anders"


@dataclass(frozen=True, slots=True)
class Seen:
    """A question that gets other sources first: before, and with the change."""

    question: str
    effect: Effect
    before: tuple[Resource, ...]
    after: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change does; `tried` is on how many questions, `fires` are messages it would answer unasked.

    `own` is the question that the editor had in mind.
    """

    tried: int
    seen: tuple[Seen, ...]
    fires: tuple[str, ...]
    own: Seen | None = None

    def of(self, effect: Effect) -> list[Seen]:
        """The questions with this effect."""
        return [each for each in self.seen if each.effect is effect]


def preview(
    controls: Controls, touched: frozenset[str], now: Finder, then: Finder, own: str | None = None
) -> Preview:
    """Ask the questions that share a stem with what is touched, of the finder as it is and as it would be."""
    asked = _nearest(controls.questions, touched)
    pairs = ((each, _first(now, each.text), _first(then, each.text)) for each in asked)
    seen = (Seen(c.text, _effect(c, was, will), was, will) for c, was, will in pairs if was != will)
    fires = (
        each.text
        for each in _nearest(controls.ordinary, touched)
        if then.ask(each.text).answered and not now.ask(each.text).answered
    )
    mine = Seen(own, Effect.OTHER, _first(now, own), _first(then, own)) if own else None
    return Preview(len(asked), tuple(seen), tuple(fires), mine)


def touched(steps: Iterable[Step], concepts: Concepts, dutch: Dutch) -> frozenset[str]:
    """The stems of the words that a change is about; of other sources those of the whole concept."""
    by_id = {each.id: each for each in concepts.all}
    found: set[str] = set()
    for step in steps:
        if step.part in _SPOKEN:
            found.update(_stems(step.text, concepts, dutch))
        elif step.part in {Part.SOURCE, Part.WIDER}:
            every = (text for part in _SPOKEN for text in texts(by_id.get(step.concept), part))
            found.update(stem for text in every for stem in _stems(text, concepts, dutch))
    return frozenset(found - dutch.empty_stems())


def _stems(text: str, concepts: Concepts, dutch: Dutch) -> Iterable[str]:
    for option in _JOINTS.split(text):
        listed = concepts.groups.get(option.removeprefix("@"), ()) if option.startswith("@") else (option,)
        for each in listed:
            yield from map(dutch.stem, words(each.replace("-", " ")))


def _nearest(controls: Sequence[Control], stems: frozenset[str]) -> list[Control]:
    """The texts that share most with some stems, in their own order."""
    shared = {each: len(each.stems & stems) for each in controls}
    most = sorted((each for each in controls if shared[each]), key=lambda each: -shared[each])[:MOST]
    return [each for each in controls if each in most]


def _first(finder: Finder, question: str) -> tuple[Resource, ...]:
    """What somebody who asks is shown."""
    answer = finder.ask(question, addressed=True, most=SHOWN)
    return tuple(hit.resource for hit in answer.ranked) if answer.why is Verdict.ANSWER else ()


def _effect(control: Control, before: Sequence[Resource], after: Sequence[Resource]) -> Effect:
    was, will = _place(control, before), _place(control, after)
    return Effect.BETTER if will < was else Effect.WORSE if will > was else Effect.OTHER


def _place(control: Control, shown: Sequence[Resource]) -> int:
    return next((n for n, each in enumerate(shown) if each.id in control.right), SHOWN)
