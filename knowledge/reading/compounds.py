"""Dutch compounds: taken apart into words that are known, and put together when they were written apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

SHORTEST = 4
REMEMBERED = 10_000
"""Of how many words is remembered what they are made of."""
_JOINTS = ("", "s", "e", "en", "n")
"""What may stand between the two halves, as in leeftijd-s-grens and kind-er-en-opvang."""


class Compounds:
    """Knows the words that may be a half: those of the sources and of the lexicon."""

    def __init__(self, known: Iterable[str], others: frozenset[str] = frozenset()) -> None:
        self._known = others.union(w for w in known if len(w) >= SHORTEST and w.isalpha())
        self.parts = lru_cache(REMEMBERED)(self._parts)

    def with_words(self, more: Iterable[str]) -> Compounds:
        """The same, with more words that may be a half."""
        new = {w for w in more if w not in self._known}
        return Compounds(new, self._known) if new else self

    def _parts(self, word: str) -> tuple[str, ...]:
        """The known words a compound is made of, or nothing; the longest last half wins."""
        if len(word) < 2 * SHORTEST or not word.isalpha():
            return ()
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            tail = word[cut:]
            if tail in self._known and (head := self._head(word[:cut])):
                return (head, tail)
        return ()

    def joined(self, words: Sequence[str]) -> dict[tuple[int, int], str]:
        """Neighbouring words that together are one known word: (first, last) position to that word."""
        found = {}
        for first in range(len(words) - 1):
            for last in range(first + 1, min(first + 3, len(words))):
                together = "".join(words[first : last + 1])
                if together in self._known:
                    found[first, last] = together
        return found

    def _head(self, head: str) -> str | None:
        for joint in _JOINTS:
            bare = head[: len(head) - len(joint)] if head.endswith(joint) else ""
            if bare in self._known:
                return bare
        return None
