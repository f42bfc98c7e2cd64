"""How telling a word is: the rarer in ordinary messages, the more it says about the subject."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

from bot.signals.reading.words import Stemmer

_REST = 0.25  # what the further words of a phrase add to its rarest word
_SMOOTH = 2.0


class Rarity:
    """Inverse document frequencies from a fixed, published list of counts; the same on every machine."""

    def __init__(self, counts: Mapping[str, int], messages: int, stemmer: Stemmer) -> None:
        self._counts = counts
        self._messages = messages
        self._stemmer = stemmer
        self._highest = math.log(1 + messages / _SMOOTH)

    def of_stem(self, stem: str) -> float:
        """0 for a stem in every message up to 1 for one never seen."""
        return self._scaled(self._counts.get(stem, 0))

    def of_phrase(self, phrase: str) -> float:
        """The rarity of the rarest word plus a quarter of that of the others; can exceed 1."""
        words = (word for word in phrase.split() if word != "…")
        each = sorted((self.of_stem(self._stemmer.stem(word)) for word in words), reverse=True)
        return each[0] + _REST * sum(each[1:])

    def _scaled(self, count: int) -> float:
        return math.log(1 + self._messages / (_SMOOTH + count)) / self._highest


def load_counts(file: Path) -> tuple[dict[str, int], int]:
    """Reads stem counts and the number of messages they were counted in.

    Raises:
        ValueError: the list does not give its number of messages.
    """
    counts: dict[str, int] = {}
    messages = 0
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        word, _, number = line.partition(" ")
        if word == "=messages":
            messages = int(number)
        else:
            counts[word] = int(number)
    if not messages:
        raise ValueError(f"{file.name}: no line '=messages <number>'")
    return counts, messages
