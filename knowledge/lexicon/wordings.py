"""The wordings of concepts: lines taken apart into slots, and how telling each wording is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.reading.dutch import Dutch, words

NEGATIONS = frozenset({"niet", "geen", "nooit", "nergens", "niks", "zonder"})
NEGATION = 1.0
"""How telling "niet" is: it completes a line, but says nothing by itself."""
NUMBER, NAMES = 1.0, frozenset({"18", "112", "113"})
"""How telling a number is at most, for numbers stand in every message; some are names."""
WEAK = 0.6
"""What a common word tells, against one that is as rare among concepts."""

TOGETHER = 1.5
"""What standing next to words that tell nothing adds to a word."""

Wording = tuple[str, ...]
"""The stems of one word, or of words that are said near each other."""
Slot = tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One way to say a concept: its number, and the slots that want filling."""

    concept: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings of all concepts.

    `holders` gives per wording the concepts that use it, `places` the (line, slot) pairs where it fits, and
    `telling` how much it tells: the natural logarithm of how rare it is among concepts (Spärck Jones 1972).
    """

    lines: tuple[Line, ...]
    holders: Mapping[Wording, tuple[int, ...]]
    places: Mapping[Wording, tuple[tuple[int, int], ...]]
    telling: Mapping[Wording, float]


def wordings(concepts: Concepts, dutch: Dutch) -> Wordings:
    """Read the lines, terms and loose words of all concepts."""
    groups = {name: tuple(_options(listed, dutch)) for name, listed in concepts.groups.items()}
    lines = tuple(line for n, c in enumerate(concepts.all) for line in _lines(n, c, groups, dutch))
    holders: dict[Wording, dict[int, None]] = defaultdict(dict)
    places: dict[Wording, list[tuple[int, int]]] = defaultdict(list)
    for number, line in enumerate(lines):
        for place, slot in enumerate(line.slots):
            for wording in slot:
                holders[wording][line.concept] = None
                places[wording].append((number, place))
    for number, concept in enumerate(concepts.all):
        for wording in _options(concept.words, dutch):
            holders[wording][number] = None
    telling = {w: _telling(w, len(held), len(concepts.all), dutch) for w, held in holders.items()}
    empty = dutch.empty_stems()
    telling |= {w: _phrase(w, told, telling, empty) for w, told in telling.items() if len(w) > 1}
    return Wordings(
        lines,
        {w: tuple(held) for w, held in holders.items()},
        {w: tuple(fits) for w, fits in places.items()},
        telling,
    )


def _telling(wording: Wording, users: int, all_of_them: int, dutch: Dutch) -> float:
    if len(wording) == 1 and wording[0] in NEGATIONS:
        return NEGATION
    rare = math.log((1 + all_of_them) / users)
    if len(wording) == 1 and wording[0].isdecimal() and wording[0] not in NAMES:
        return min(rare, NUMBER)
    return rare * (WEAK if dutch.weak_stems().issuperset(wording) else 1.0)


def _phrase(wording: Wording, told: float, telling: Mapping[Wording, float], empty: frozenset[str]) -> float:
    """What words that stand together tell; with one word that means something, hardly more than that word."""
    meaning = [stem for stem in wording if stem not in empty]
    alone = telling.get((meaning[0],)) if len(meaning) == 1 else None
    return told if alone is None else min(told, alone + TOGETHER)


def _lines(number: int, concept: Concept, groups: Mapping[str, Slot], dutch: Dutch) -> Iterator[Line]:
    for term in concept.terms:
        stems = dutch.stems(term)
        if stems:
            yield Line(number, tuple(((stem,),) for stem in stems))
    for line in concept.lines:
        slots = (_slot(part.split("/"), groups, dutch) for part in line.split())
        filled = tuple(slot for slot in slots if slot)
        if filled:
            yield Line(number, filled)


def _slot(options: Iterable[str], groups: Mapping[str, Slot], dutch: Dutch) -> Slot:
    found: list[Wording] = []
    for option in options:
        found += groups.get(option[1:], ()) if option.startswith("@") else _options([option], dutch)
    return tuple(dict.fromkeys(found))


def _options(listed: Sequence[str], dutch: Dutch) -> Iterator[Wording]:
    """The wordings of some options; one of nothing but stop words would be said in every message."""
    for option in listed:
        said = words(option.replace("-", " "))
        if any(not dutch.is_stopword(w) for w in said) or (len(said) == 1 and said[0] in NEGATIONS):
            yield tuple(dutch.stem(w) for w in said)
