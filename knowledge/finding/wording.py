"""Which words of listed kinds a text says: spelled by ear, with two letters swapped, or as a row of words.

Everything is found in one pass over the text; the time is linear in its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from knowledge.reading.dutch import words

Slot = frozenset[str]
UNDOUBLED, SWAPPED, DROPPED = 5, 5, 7
"""From so many letters on a word is known without doubled letters, with two swapped, with one left out."""

SILENT = "-"
"""What stands for a word that is not to be heard."""

_PART = re.compile(r"[.!?;:,\n]+\s*")
_DOUBLE = re.compile(r"(.)\1+")
_HARD_C = re.compile(r"c(?![heiy])")


class Hit(NamedTuple):
    """An option that was said, where in the text as words, and in which part of the message."""

    start: int
    end: int
    part: int
    option: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text says: per part the slots as bits, and every hit."""

    parts: tuple[int, ...]
    hits: tuple[Hit, ...]

    @property
    def whole(self) -> int:
        """The slots that the text says anywhere, as bits."""
        return self.window(0, len(self.parts))

    def window(self, first: int, last: int) -> int:
        """The slots that are said from one part up to another, as bits."""
        bits = 0
        for part in self.parts[first:last]:
            bits |= part
        return bits

    def fill(self, slots: Sequence[Slot], first: int, last: int) -> tuple[str, ...]:
        """Words in a row of parts that fill every slot without sharing any; nothing when one stays empty."""
        filled: list[Hit] = []
        for slot in slots:
            free = (
                hit
                for hit in self.hits
                if first <= hit.part < last
                and hit.option in slot
                and all(hit.end <= other.start or other.end <= hit.start for other in filled)
            )
            hit = next(free, None)
            if hit is None:
                return ()
            filled.append(hit)
        return tuple(hit.option for hit in filled)

    def count(self, slot: Slot, most: int) -> int:
        """How many options of a slot are said, up to some number; a word counts once."""
        end = found = 0
        for hit in sorted(hit for hit in self.hits if hit.option in slot):
            if hit.start >= end:
                end, found = hit.end, found + 1
        return min(found, most)


class Wording:
    """Slots of options, ready to hear texts. Slot n is bit n; `meant` says what other spellings stand for."""

    def __init__(self, slots: Sequence[Slot], meant: Mapping[str, str] | None = None) -> None:
        masks: dict[str, int] = {}
        for number, slot in enumerate(slots):
            for option in slot:
                masks[option] = masks.get(option, 0) | 1 << number
        self._options = tuple(masks)
        self._masks = tuple(masks.values())
        self._automaton = AhoCorasick([_pattern(o) for o in masks], matchkind=MatchKind.Standard)
        self._slips = {**_slips(masks), **(meant or {})}

    def hear(self, text: str) -> Heard:
        """What a text says, in parts between punctuation marks."""
        told, starts = "", []
        for part in _PART.split(text):
            said = words(part)
            if said:
                starts.append(len(told))
                told += f" {' '.join(by_ear(self._slips.get(w, w)) for w in said)} |"
        parts, hits = [0] * len(starts), []
        for number, start, end in self._automaton.find_matches_as_indexes(told, overlapping=True):
            part = bisect_right(starts, start) - 1
            parts[part] |= self._masks[number]
            hits.append(Hit(start + told.startswith(" ", start), end - 1, part, self._options[number]))
        return Heard(tuple(parts), tuple(hits))


@lru_cache(maxsize=50_000)
def by_ear(word: str) -> str:
    """A word as it sounds: ei for ij; from five letters on k for c, t for a last d, no doubled letters."""
    if len(word) < UNDOUBLED:
        return word.replace("ij", "ei")
    heard = _sound(word)
    return f"{heard[:-1]}t" if heard.endswith("d") else heard


def _sound(word: str) -> str:
    return _HARD_C.sub("k", _DOUBLE.sub(r"\1", word.replace("ij", "ei")))


def _pattern(option: str) -> str:
    """An option as it stands in a text of words with a space before, between and after them."""
    if option.endswith("*"):
        return f" {_sound(option[:-1])}"
    heard = " ".join(map(by_ear, option.removeprefix("*").split()))
    return f"{heard} " if option.startswith("*") else f" {heard} "


def _slips(options: Mapping[str, int]) -> dict[str, str]:
    """Every likely slip of the pen in an option of one word, with the word that was meant."""
    single = [o for o in options if o.isalpha() and len(o) >= SWAPPED]
    return {slip: option for option in single for slip in _slips_of(option) if slip not in options}


def _slips_of(word: str) -> Iterator[str]:
    for n in range(1, len(word) - 1):
        yield word[:n] + word[n + 1] + word[n] + word[n + 2 :]
        if len(word) >= DROPPED:
            yield word[:n] + word[n + 1 :]


def slot(options: Iterable[str]) -> Slot:
    """Options as they are listed, with a space for every underscore and hyphen and no apostrophes."""
    return frozenset(o.replace("_", " ").replace("-", " ").replace("'", "") for o in options)
