"""Other words for the same thing: synonyms and abbreviations, and English words over Dutch sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from Stemmer import Stemmer as Snowball

from knowledge.reading.dutch import Dutch, function_words, lines, words
from knowledge.reading.yaml_file import read_yaml

ONE_WAY = "heen"
LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words first to last of a text, and what else means the same."""

    first: int
    last: int
    others: tuple[str, ...]


class Phrases:
    """A table from phrases to other wordings, looked up by the stems of the words; longest match wins."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._table: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._longest: dict[str, int] = {}

    def add(self, phrase: str, others: Iterable[str]) -> None:
        """Say that the other wordings mean the phrase."""
        key = tuple(self._stem(w) for w in words(phrase))
        if key:
            self._table[key] += [o for o in others if o not in self._table[key]]
            self._longest[key[0]] = min(max(len(key), self._longest.get(key[0], 0)), LONGEST_PHRASE)

    def find(self, said: Sequence[str]) -> Iterator[Phrase]:
        """The phrases in a row of folded words, from left to right, without overlap."""
        stems = [self._stem(w) for w in said]
        at = 0
        while at < len(stems):
            longest = self._longest.get(stems[at], 0)
            size = next((n for n in range(longest, 0, -1) if tuple(stems[at : at + n]) in self._table), 0)
            if size:
                last = min(at + size, len(stems))
                yield Phrase(at, last - 1, tuple(self._table[tuple(stems[at:last])]))
            at += size or 1

    def keys(self) -> Iterator[tuple[str, ...]]:
        """The phrases, as stems."""
        return iter(self._table)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Synonyms for Dutch questions, the glossary for English ones, everyday words that mean the same.

    `known` are the words that may be halves of compounds.
    """

    synonyms: Phrases
    glossary: Phrases
    thesaurus: Phrases
    known: frozenset[str]
    english: frozenset[str]
    dutch: frozenset[str]

    def is_english(self, said: Sequence[str]) -> bool:
        """Tell whether a row of folded words is English rather than Dutch, by its function words."""
        return sum(w in self.english for w in said) > sum(w in self.dutch for w in said)


def load_lexicon(folder: Path, dutch: Dutch) -> Lexicon:
    """Read synonyms.yaml, english.txt, thesaurus.txt and functionwords.toml.

    Raises:
        OSError: when a file is missing.
        ValueError: naming the file and line that can not be read.
    """
    synonyms, known = Phrases(dutch.stem), set()
    for entry in _entries(folder / "synonyms.yaml"):
        forms = [str(entry["term"]), *(str(f) for f in entry["ook"])]
        known |= {w for form in forms for w in words(form)}
        one_way = entry.get("richting") == ONE_WAY
        for form in forms:
            others = [f for f in forms if f != form]
            synonyms.add(form, others[:1] if one_way and form != forms[0] else [] if one_way else others)
    glossary = Phrases(Snowball("english", 0).stemWord)
    for number, line in enumerate((folder / "english.txt").read_text(encoding="utf-8").splitlines(), 1):
        english, found, meaning = line.partition("=")
        if line.startswith("#") or not line.strip():
            continue
        if not found or not meaning.strip():
            raise ValueError(f"english.txt, line {number}: write it as 'english = dutch, dutch'")
        glossary.add(english, (m.strip() for m in meaning.split(",")))
    function = function_words(folder)
    languages = (function["engels"], function["nederlands"])
    return Lexicon(
        synonyms, glossary, _thesaurus(folder / "thesaurus.txt", dutch), frozenset(known), *languages
    )


def _thesaurus(file: Path, dutch: Dutch) -> Phrases:
    found = Phrases(dutch.stem)
    for line in lines(file):
        group = [word.replace("-", " ") for word in line.split()]
        for word in group:
            found.add(word, (o for o in group if o != word))
    return found


def _entries(file: Path) -> Iterator[Mapping[str, Any]]:
    for group in read_yaml(file)["vocabulaires"].values():
        yield from group
