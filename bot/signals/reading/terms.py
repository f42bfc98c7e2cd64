"""Finding listed terms in a text: words, parts of words, phrases and words that occur together.

How a term is written: `wacht` finds every form of the word (by its stem), `wacht*` words that begin so,
`*tarief` words that end so, `*tarief*` words that contain it, `geen plek` the words in that order,
`huisarts + bericht` both anywhere in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.signals.reading.words import REMEMBERED, Stemmer, Words, split

_JOKER = "*"
_TOGETHER = " + "
_KINDS = {(False, True): "start", (True, False): "end", (True, True): "part", (False, False): "word"}
_BY_LETTERS = 3  # words this short are compared as they are: their stems say nothing
_SHORTEST_PART = 3
Phrase = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """A compiled term: phrases that must all occur; a phrase is a row of word patterns."""

    group: str
    phrases: tuple[Phrase, ...]


class TermFinder:
    """Groups of terms, ready to be found in texts."""

    def __init__(self, groups: Mapping[str, Sequence[str]], stemmer: Stemmer) -> None:
        self._patterns = _Patterns(stemmer)
        self._by_first: dict[int, list[_Term]] = {}
        for group, terms in groups.items():
            for term in terms:
                phrases = tuple(self._patterns.phrase(phrase) for phrase in term.split(_TOGETHER))
                self._by_first.setdefault(phrases[0][0], []).append(_Term(group, phrases))

    def find(self, words: Words) -> dict[str, tuple[str, ...]]:
        """The groups that occur, each with the words that showed it, in order of appearance."""
        every = (*words.sequence, *words.joined)
        places: dict[int, list[int]] = {}
        for position, word in enumerate(every):
            for number in self._patterns.of(word):
                places.setdefault(number, []).append(position)
        shown: dict[str, dict[str, None]] = {}
        for number in places:
            for term in self._by_first.get(number, ()):
                evidence = _evidence(term, places, every)
                if evidence:
                    shown.setdefault(term.group, {})[evidence] = None
        return {group: tuple(evidence) for group, evidence in shown.items()}


def read_terms(written: str) -> tuple[str, ...]:
    """The terms of a comma-separated list, in the spelling of folded text, without repeats."""
    normal = (_normal(term) for term in written.replace("\n", " ").split(","))
    return tuple(dict.fromkeys(term for term in normal if term))


class _Patterns:
    """Word patterns by number: a whole word by its stem, or a part of a word given with a joker."""

    def __init__(self, stemmer: Stemmer) -> None:
        self._stemmer = stemmer
        self._numbers: dict[tuple[str, str], int] = {}
        self._known: dict[str, tuple[int, ...]] = {}

    def phrase(self, written: str) -> Phrase:
        """The numbers of the patterns in a row of words."""
        return tuple(self._number(word) for word in written.split())

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of all patterns that this word meets."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[word] = tuple(
                sorted({self._numbers[key] for key in self._keys(word) if key in self._numbers})
            )
        return found

    def _number(self, written: str) -> int:
        kind = _KINDS[written.startswith(_JOKER), written.endswith(_JOKER)]
        body = written.strip(_JOKER)
        key = (kind, self._whole(body) if kind == "word" else body)
        return self._numbers.setdefault(key, len(self._numbers))

    def _whole(self, word: str) -> str:
        return word if len(word) <= _BY_LETTERS else self._stemmer.stem(word)

    def _keys(self, word: str) -> Iterable[tuple[str, str]]:
        length = len(word)
        yield "word", self._whole(word)
        yield from (("start", word[:end]) for end in range(1, length + 1))
        yield from (("end", word[start:]) for start in range(length))
        for start in range(length):
            yield from (("part", word[start:end]) for end in range(start + _SHORTEST_PART, length + 1))


def _evidence(term: _Term, places: Mapping[int, list[int]], words: Sequence[str]) -> str:
    """The words that show a term, or an empty string when one of its phrases is missing."""
    found: list[str] = []
    for phrase in term.phrases:
        starts = (place for place in places.get(phrase[0], ()) if _row(phrase, place, places))
        start = next(starts, None)
        if start is None:
            return ""
        found.append(" ".join(words[start : start + len(phrase)]))
    return " … ".join(found)


def _row(phrase: Phrase, start: int, places: Mapping[int, list[int]]) -> bool:
    return all(start + step in places.get(number, ()) for step, number in enumerate(phrase))


def _normal(term: str) -> str:
    phrases = (" ".join(filter(None, map(_word, part.split()))) for part in term.strip().split(_TOGETHER))
    return _TOGETHER.join(phrase for phrase in phrases if phrase)


def _word(word: str) -> str:
    head = _JOKER if word.startswith(_JOKER) else ""
    tail = _JOKER if word.endswith(_JOKER) else ""
    body = " ".join(split(word.strip(_JOKER)).sequence)
    return f"{head}{body}{tail}" if body else ""
