"""Dutch text in pieces: folded words and stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from Stemmer import Stemmer as Snowball

LONGEST = 4_000  # characters of a message that are read
REMEMBERED = 50_000  # words whose reading is remembered before memory is emptied
_LONGEST_WORD = 60
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\+?")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A message in words: the sequence as read, and hyphenated words once more in one piece."""

    sequence: tuple[str, ...]
    joined: tuple[str, ...]


def fold(text: str) -> str:
    """Lower case without accents; apostrophes and typographic dashes become spaces and hyphens."""
    plain = text[:LONGEST].translate(_TYPOGRAPHY).casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def split(text: str) -> Words:
    """The words of a text; 'jeugd-ggz' gives 'jeugd', 'ggz' and, joined, 'jeugdggz'."""
    sequence: list[str] = []
    joined: list[str] = []
    for word in _WORD.findall(fold(text)):
        parts = [part[:_LONGEST_WORD] for part in word.split("-")]
        sequence += parts
        if len(parts) > 1:
            joined.append("".join(parts)[:_LONGEST_WORD])
    return Words(tuple(sequence), tuple(joined))


class Stemmer:
    """Snowball's Dutch stems, remembered per word."""

    def __init__(self) -> None:
        self._snowball = Snowball("dutch", 0)
        self._known: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of one folded word."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[word] = str(self._snowball.stemWord(word))
        return found

    def content_stems(self, words: Sequence[str], stopwords: frozenset[str]) -> set[str]:
        """Stems of the words that carry meaning: no function words, no numbers, three letters or more."""
        return {
            self.stem(word)
            for word in words
            if len(word) >= _SHORTEST_STEM and word not in stopwords and not word.isdigit()
        }


_TYPOGRAPHY = str.maketrans({"'": " ", "’": " ", "‘": " ", "`": " ", "´": " ", "–": " ", "—": " ", "‑": "-"})
