"""The wordings of concepts: lines taken apart into slots, and how telling each wording is."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.reading.dutch import Dutch, words

NUMBER, NAMES = 1.0, frozenset({"18", "112", "113"})
"""How telling a number is at most, for numbers stand in every message; some are names."""
WEAK = 0.6
"""What a common word tells, against one that is as rare among concepts."""

TOGETHER = 1.5
"""What standing next to words that tell nothing adds to a word."""

SLOTS = 32
"""How many slots of a line count."""

Wording = tuple[str, ...]
"""The stems of one word, or of words that are said near each other."""
Slot = tuple[Wording, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Rows:
    """Rows of small numbers, kept end to end: tens of thousands of them would take ten times the memory.

    `ends` begins with 0; a row lies in `flat` between its end and the one before.
    """

    flat: array[int]
    ends: array[int]

    def __getitem__(self, number: int) -> array[int]:
        return self.flat[self.ends[number] : self.ends[number + 1]]


def rows_of(rows: Iterable[Iterable[int]]) -> Rows:
    """Rows, put end to end."""
    flat, ends = array("I"), array("I", (0,))
    for row in rows:
        flat.extend(row)
        ends.append(len(flat))
    return Rows(flat, ends)


@dataclass(frozen=True, slots=True, repr=False)
class Wordings:
    """All wordings of all concepts, by number; plain rows of numbers, for there are tens of thousands.

    `single` numbers the wordings of one stem; `phrases` are the others, by their first stem.
    By that number, `holders` are the concepts that use it, `places` where it fits, `telling` how much it
    tells: the logarithm of how rare it is among concepts (Spärck Jones 1972). A place is a slot, counted
    through all lines: `line_of` is its line, `usual` what it tells on average. By the number of a line,
    `concept_of` is its concept and `width` how many slots it has. `slots` are the wordings of a slot and
    `loose` the loose words of a concept.
    """

    single: Mapping[str, int]
    phrases: Mapping[str, Sequence[tuple[Wording, int]]]
    holders: Rows
    places: Rows
    telling: array[float]
    line_of: array[int]
    usual: array[float]
    concept_of: array[int]
    width: array[int]
    slots: Rows
    loose: Rows


class _Reading:
    """What was read of the concepts so far; wordings that were `known` keep their numbers."""

    def __init__(self, known: Mapping[Wording, int], size: int = 0) -> None:
        self.numbers = dict(known)
        self.size = size
        self.slots: list[array[int]] = []
        self.loose: list[array[int]] = []
        self.line_of, self.concept_of, self.width = array("I"), array("H"), array("B")

    def take(self, concept: Concept, options: _Options, dutch: Dutch) -> None:
        """Read the next concept."""
        for slots in _lines(concept, options, dutch):
            self._line([array("I", map(self._number, slot)) for slot in slots[:SLOTS]])
        self.loose.append(array("I", dict.fromkeys(map(self._number, options.of(concept.words)))))

    def take_again(self, known: Wordings, number: int) -> None:
        """The next concept is one that was read before, and is as it was."""
        first, last = (bisect_left(known.concept_of, n) for n in (number, number + 1))
        at = bisect_left(known.line_of, first)
        for width in known.width[first:last]:
            self._line([known.slots[slot] for slot in range(at, at + width)])
            at += width
        self.loose.append(known.loose[number])

    def whole(self, dutch: Dutch) -> Wordings:
        """All wordings of what was read."""
        holders, places = self._holders(), [array("I") for _ in range(self.size)]
        for place, row in enumerate(self.slots):
            for number in row:
                places[number].append(place)
        used = {wording: number for wording, number in self.numbers.items() if holders[number]}
        telling = _all_telling(used, [len(held) for held in holders], len(self.loose), dutch)
        usual = array("f", (sum([telling[w] for w in slot]) / len(slot) for slot in self.slots))
        single: dict[str, int] = {}
        phrases: dict[str, list[tuple[Wording, int]]] = defaultdict(list)
        for wording, number in used.items():
            if len(wording) == 1:
                single[wording[0]] = number
            else:
                phrases[wording[0]].append((wording, number))
        lines = (self.line_of, usual, self.concept_of, self.width, rows_of(self.slots), rows_of(self.loose))
        return Wordings(single, dict(phrases), rows_of(holders), rows_of(places), telling, *lines)

    def _holders(self) -> list[dict[int, None]]:
        """Per wording the concepts that use it."""
        found: list[dict[int, None]] = [{} for _ in range(self.size)]
        for place, row in enumerate(self.slots):
            concept = self.concept_of[self.line_of[place]]
            for number in row:
                found[number][concept] = None
        for concept, row in enumerate(self.loose):
            for number in row:
                found[number][concept] = None
        return found

    def _number(self, wording: Wording) -> int:
        found = self.numbers.get(wording)
        if found is None:
            found = self.numbers[wording] = self.size
            self.size += 1
        return found

    def _line(self, slots: Sequence[array[int]]) -> None:
        self.line_of.extend([len(self.width)] * len(slots))
        self.concept_of.append(len(self.loose))
        self.width.append(len(slots))
        self.slots += slots


def wordings(concepts: Concepts, dutch: Dutch) -> Wordings:
    """Read the lines, terms and loose words of all concepts."""
    options, read = _Options(concepts.groups, dutch), _Reading({})
    for concept in concepts.all:
        read.take(concept, options, dutch)
    return read.whole(dutch)


def reworded(known: Wordings, was: Concepts, concepts: Concepts, dutch: Dutch) -> Wordings:
    """The wordings of concepts of which most equal those that `known` was read of; only others are read."""
    numbers: dict[Wording, int] = {(stem,): number for stem, number in known.single.items()}
    numbers |= {wording: number for phrases in known.phrases.values() for wording, number in phrases}
    options, read = _Options(concepts.groups, dutch), _Reading(numbers, len(known.telling))
    before = {each.id: (number, each) for number, each in enumerate(was.all)}
    for concept in concepts.all:
        number, same = before.get(concept.id, (0, None))
        if concept == same:
            read.take_again(known, number)
        else:
            read.take(concept, options, dutch)
    return read.whole(dutch)


def _all_telling(
    numbers: Mapping[Wording, int], users: Sequence[int], concepts: int, dutch: Dutch
) -> array[float]:
    weak, empty = dutch.weak_stems(), dutch.empty_stems()
    alone = array("d", bytes(8 * len(users)))
    for wording, number in numbers.items():
        alone[number] = _telling(wording, users[number], concepts, weak)
    told = array("d", alone)
    for wording, number in numbers.items():
        meaning = [stem for stem in wording if stem not in empty] if len(wording) > 1 else []
        single = numbers.get((meaning[0],)) if len(meaning) == 1 else None
        # With one word that means something, words that stand together tell hardly more than that word.
        if single is not None:
            told[number] = min(alone[number], alone[single] + TOGETHER)
    return told


def _telling(wording: Wording, users: int, all_of_them: int, weak: frozenset[str]) -> float:
    rare = math.log((1 + all_of_them) / users)
    if len(wording) == 1 and wording[0].isdecimal() and wording[0] not in NAMES:
        return min(rare, NUMBER)
    return rare * (WEAK if weak.issuperset(wording) else 1.0)


class _Options:
    """The wordings that options of a slot stand for; most are written many times, and read once."""

    def __init__(self, groups: Mapping[str, Sequence[str]], dutch: Dutch) -> None:
        self._dutch = dutch
        self._known: dict[str, Slot] = {}
        for name, listed in groups.items():
            self._known[f"@{name}"] = tuple(dict.fromkeys(self.of(listed)))

    def of(self, listed: Iterable[str]) -> Iterator[Wording]:
        """The wordings of some options."""
        for option in listed:
            found = self._known.get(option)
            if found is None:
                found = self._known[option] = self._read(option)
            yield from found

    def slot(self, part: str) -> Slot:
        """The wordings that may fill a slot, such as `pikt/jat`."""
        found = self._known.get(part)
        return tuple(dict.fromkeys(self.of(part.split("/")))) if found is None else found

    def _read(self, option: str) -> Slot:
        """One of nothing but stop words would be said in every message; an unknown group is nothing."""
        if option.startswith("@"):
            return ()
        said = words(option.replace("-", " "))
        if any(not self._dutch.is_stopword(w) for w in said):
            return (tuple(self._dutch.stem(w) for w in said),)
        return ()


def _lines(concept: Concept, options: _Options, dutch: Dutch) -> Iterator[tuple[Slot, ...]]:
    for term in concept.terms:
        stems = dutch.stems(term)
        if stems:
            yield tuple(((stem,),) for stem in stems)
    for line in concept.lines:
        filled = tuple(slot for part in line.split() if (slot := options.slot(part)))
        if filled:
            yield filled
