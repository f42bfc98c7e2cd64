"""Finds listed phrases in a text, in one linear pass: which list, where it begins and ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from moderation.guard.lexicon import plain

LONGEST = 3_000
"""Characters of a text that count."""
ANY = "*"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One find: the list it stands on, and its place in the text as `read` gives it."""

    listed: str
    start: int
    end: int


class Phrases:
    """`lists` gives the phrases of each list, one a line; a phrase with `*` at its end takes any ending."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        found = [
            (name, line.strip()) for name, text in lists.items() for line in text.splitlines() if line.strip()
        ]
        self._listed = [(name, line.endswith(ANY)) for name, line in found]
        self._automaton = AhoCorasick([plain(line.rstrip(ANY)) for _, line in found])

    def find(self, text: str) -> list[Phrase]:
        """Every phrase that begins at a word, and ends with one unless any ending will do."""
        hits: list[Phrase] = []
        for which, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            name, open_ended = self._listed[which]
            begins = not text[start - 1 : start].isalnum() if start else True
            if begins and (open_ended or not text[end : end + 1].isalnum()):
                hits.append(Phrase(name, start, end))
        return hits


def read(text: str) -> str:
    """The text as phrases are looked up in it: lower case, without accents, its first 3,000 characters."""
    return plain(text[:LONGEST])
