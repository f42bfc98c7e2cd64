"""Cues: named lists of words and phrases, found in one pass over a text whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from moderation.screening.folding import fold

Span = tuple[int, int]
_MOST_PLACES = 40  # of one cue in one text: what is said more often says nothing more


@dataclass(slots=True)
class Hits:
    """Which cues a text holds (one bit each) and where, in order of place."""

    present: int = 0
    spans: dict[int, list[Span]] = field(default_factory=dict)

    def add(self, bit: int, start: int, end: int) -> None:
        """Note one place of a cue."""
        self.present |= bit
        places = self.spans.setdefault(bit, [])
        if len(places) < _MOST_PLACES:
            places.append((start, end))

    def places(self, mask: int) -> list[Span]:
        """The places of all these cues together, in order."""
        if not self.present & mask:
            return []
        found = [spans for bit, spans in self.spans.items() if bit & mask]
        return found[0] if len(found) == 1 else sorted(span for spans in found for span in spans)


class Bits:
    """Gives every cue and fact its own bit, so that a rule is checked with one comparison."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}

    def of(self, name: str) -> int:
        """The bit of a name, new when the name is."""
        return self._bits.setdefault(name, 1 << len(self._bits))

    def any_of(self, names: Iterable[str]) -> int:
        """The bits of these names together."""
        mask = 0
        for name in names:
            mask |= self.of(name)
        return mask


class Lexicon:
    """The cue lists as one automaton.

    A phrase matches whole words; `word*` also matches longer words, `*word` also words that end in it.
    """

    def __init__(self, cues: Mapping[str, Iterable[str]], bits: Bits) -> None:
        phrases: dict[tuple[str, bool, bool], int] = {}
        for name, listed in cues.items():
            for phrase in listed:
                core = fold(phrase).strip("*")
                key = (core, phrase.startswith("*"), phrase.endswith("*"))
                phrases[key] = phrases.get(key, 0) | bits.of(name)
        # Thousands of phrases share a few hundred meanings.
        cues_of = {mask: _each_bit(mask) for mask in set(phrases.values())}
        meanings = [(open_left, open_right, mask) for (_, open_left, open_right), mask in phrases.items()]
        shared = {meaning: (*meaning[:2], cues_of[meaning[2]]) for meaning in set(meanings)}
        self._meanings = [shared[meaning] for meaning in meanings]
        self._automaton = AhoCorasick([core for core, _, _ in phrases], matchkind=MatchKind.Standard)

    def find(self, text: str) -> Hits:
        """Every cue in this folded text."""
        hits = Hits()
        length = len(text)
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            open_left, open_right, cues = self._meanings[number]
            if start and not open_left and text[start - 1].isalnum():
                continue
            if end < length and not open_right and text[end].isalnum():
                continue
            for bit in cues:
                hits.add(bit, start, end)
        return hits


def _each_bit(mask: int) -> tuple[int, ...]:
    return tuple(1 << place for place in range(mask.bit_length()) if mask >> place & 1)
