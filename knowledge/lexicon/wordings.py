"""The wordings of concepts: the words of their lines and terms, how often each, and how telling each is."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.reading.dutch import Dutch, words

NUMBER, NAMES = 1.0, frozenset({"18", "112", "113"})
"""How telling a number is at most, for numbers stand in every message; some are names."""
WEAK = 0.6
"""What a common word tells, against one that is as rare among concepts."""

TOGETHER = 1.5
"""What standing next to words that tell nothing adds to a word."""

MOST = 255
"""How often a concept uses a wording at most, as far as is counted."""

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

    `single` numbers the wordings of one stem; `phrases` are the others, by their first stem. By that number,
    `holders` are the concepts that use it and `telling` how much it tells: the logarithm of how rare it is
    among concepts (Spärck Jones 1972). In step with all holders, `often` is how often each uses it. By the
    number of a concept, `terms` are the stems of its terms.
    """

    single: Mapping[str, int]
    phrases: Mapping[str, Sequence[tuple[Wording, int]]]
    holders: Rows
    often: array[int]
    telling: array[float]
    terms: Sequence[Sequence[Wording]]


class _Reading:
    """What was read of the concepts so far; wordings that were `known` keep their numbers."""

    def __init__(self, known: Mapping[Wording, int], size: int = 0) -> None:
        self.numbers = dict(known)
        self.used: list[dict[int, int]] = [{} for _ in range(size)]
        self.terms: list[Sequence[Wording]] = []

    def take(self, concept: Concept, options: _Options, dutch: Dutch) -> None:
        """Read the next concept."""
        terms = [stems for term in concept.terms if (stems := tuple(dutch.stems(term)))]
        named = ((stem,) for stems in terms for stem in stems)
        for wording in chain(named, _said(concept, options)):
            number = self.numbers.get(wording)
            if number is None:
                number = self.numbers[wording] = len(self.used)
                self.used.append({})
            used, concept_number = self.used[number], len(self.terms)
            used[concept_number] = min(MOST, used.get(concept_number, 0) + 1)
        self.terms.append(terms)

    def take_again(self, uses: Iterable[tuple[int, int]], terms: Sequence[Wording]) -> None:
        """The next concept is as it was read before: which wordings it uses, how often, and its terms."""
        for number, times in uses:
            self.used[number][len(self.terms)] = times
        self.terms.append(terms)

    def whole(self, dutch: Dutch) -> Wordings:
        """All wordings of what was read."""
        used = {wording: number for wording, number in self.numbers.items() if self.used[number]}
        telling = _all_telling(used, [len(held) for held in self.used], len(self.terms), dutch)
        single: dict[str, int] = {}
        phrases: dict[str, list[tuple[Wording, int]]] = defaultdict(list)
        for wording, number in used.items():
            if len(wording) == 1:
                single[wording[0]] = number
            else:
                phrases[wording[0]].append((wording, number))
        often = array("B", (times for held in self.used for times in held.values()))
        return Wordings(single, dict(phrases), rows_of(self.used), often, telling, self.terms)


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
    uses = _uses(known, len(was.all))
    for concept in concepts.all:
        number, same = before.get(concept.id, (0, None))
        if concept == same:
            read.take_again(uses[number], known.terms[number])
        else:
            read.take(concept, options, dutch)
    return read.whole(dutch)


def _uses(known: Wordings, concepts: int) -> list[list[tuple[int, int]]]:
    """Per concept which wordings it uses, by number, and how often."""
    found: list[list[tuple[int, int]]] = [[] for _ in range(concepts)]
    ends, times = known.holders.ends, iter(known.often)
    for number in range(len(known.telling)):
        for concept in known.holders.flat[ends[number] : ends[number + 1]]:
            found[concept].append((number, next(times)))
    return found


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


def _said(concept: Concept, options: _Options) -> Iterator[Wording]:
    """The wordings of its lines, each time they are used, and of its loose words once."""
    for line in concept.lines:
        for part in line.split():
            yield from options.slot(part)
    yield from dict.fromkeys(options.of(concept.words))
