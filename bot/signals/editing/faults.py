"""What is wrong with a term that a moderator wants to add, each with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.core.lexicon import Step, foreign
from bot.signals.reading.lexicon import Concept
from bot.signals.reading.rules import SignalRules

SHORTEST, SHORTEST_PART, LONGEST = 3, 4, 60
COMMON = 0.55
"""How rare the rarest word of a term must be, from 0 (in every message) to 1 (in none)."""
_TERM = re.compile(r"[\w’'*+ -]+", re.UNICODE)
_MASK = re.compile(r"\[[a-z -]{2,30}\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one term: a key of the catalogue with its values."""

    key: str
    values: Mapping[str, str | int]


def faults(step: Step, rules: SignalRules, clean: Callable[[str], bool]) -> Iterator[Fault]:
    """The first thing that is wrong with an added term; nothing for one that goes.

    `clean` tells that a text holds no client data.
    """
    found = next(_faults(step, rules, clean), None) if step.added else None
    if found is not None:
        yield found


def _faults(step: Step, rules: SignalRules, clean: Callable[[str], bool]) -> Iterator[Fault]:
    text = step.text
    told: dict[str, str | int] = {"text": text[:LONGEST]}
    if _MASK.search(text) or not clean(text):
        yield Fault("term-client", told)
    if len(text) > LONGEST:
        yield Fault("term-long", told | {"most": LONGEST})
    if letter := foreign(text):
        yield Fault("term-lookalike", told | {"letter": letter, "code": f"U+{ord(letter):04X}"})
    if not _TERM.fullmatch(text):
        yield Fault("term-signs", told)
    for word in text.split():
        least = SHORTEST_PART if "*" in word else SHORTEST
        if len(word.strip("*")) < least and text == word:
            yield Fault("term-short", told | {"least": least})
    if rules.reader.rarity.of_phrase(re.sub(r"[*+]", " ", text)) < COMMON:
        yield Fault("term-common", told)
    if other := _holder(text, rules.concepts):
        yield Fault("term-taken", told | {"concept": other.label, "id": other.id})


def _holder(text: str, concepts: Mapping[str, Concept]) -> Concept | None:
    return next((each for each in concepts.values() if text in each.terms), None)
