"""What a text is about in concepts of the lexicon, by its words alone.

Quicker than hearing a question: lines are left out, and it does not matter which sources there are, so that
the same text always gives the same concepts.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from knowledge.lexicon.hearing import Hearing, Said
from knowledge.lexicon.shipped import load_shipped
from knowledge.reading.dutch import Dutch, load_dutch, words

MOST_WORDS = 120
MOST = 8


class Gist:
    """Reads texts with one lexicon."""

    def __init__(self, dutch: Dutch, hearing: Hearing) -> None:
        self._dutch = dutch
        self._hearing = hearing

    def of(self, text: str) -> Mapping[str, float]:
        """At most 8 concepts by id with how much the words tell of each, most first, ties by id."""
        told = self._hearing.told(self._stems(words(text)[:MOST_WORDS]))
        return dict(sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])

    def _stems(self, said: list[str]) -> dict[str, Said]:
        dutch = self._dutch
        stems: dict[str, Said] = {}
        for at, word in enumerate(said):
            stem, empty = dutch.stem(word), dutch.is_stopword(word)
            if not empty or stem not in stems:
                stems[stem] = Said(word, 1.0, empty, at)
        for verb in dutch.separable(said):
            stems.setdefault(dutch.stem(verb), Said(verb))
        return stems


def load_gist(config: Path) -> Gist:
    """The reader of gists with the word lists of config/knowledge and the concepts of config/lexicon.

    Raises:
        OSError: when a file is missing.
        ValueError: naming what in a file can not be read.
    """
    dutch = load_dutch(config / "knowledge")
    shipped = load_shipped(config / "lexicon", config / "knowledge", dutch)
    return Gist(dutch, Hearing(shipped.bare, dutch, shipped.wordings))
