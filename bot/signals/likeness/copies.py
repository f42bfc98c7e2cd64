"""Recognises the same message posted again: cross-posts, bridge copies, small edits, quoted replies."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from rapidfuzz import fuzz, process

from bot.signals.reading.words import split

_BRIDGE = re.compile(
    r"^\s*(?:<[^<>\n]{1,64}>|\*\*[^*\n]{1,64}\*\*:|\[[^\[\]\n]{1,64}\]:?|[\w.-]{1,40} via \w{1,20}:)\s*"
)
_QUOTE = re.compile(r"^\s*>+\s?")
_REMARK = re.compile(r"^\s*\([^()\n]{1,80}\)|\([^()\n]{1,80}\)\s*$")  # "(nogmaals, verkeerd kanaal)"
_FORWARD = re.compile(r"^\s*(?:fwd?|doorgestuurd|re)\s*:\s*", re.IGNORECASE)
_COMPARED = 1_500  # characters of a message that are compared
_FEWEST_WORDS = 4  # shorter messages are alike too easily


class NearCopies:
    """Messages seen so far, and which of them a new one repeats (token sort ratio at least `ratio`)."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._by_length: dict[int, dict[str, str]] = {}
        self._lengths: dict[str, int] = {}

    def original(self, text: str, among: Container[str] | None = None) -> str | None:
        """The id of the message this one repeats; None when it is new. Quoted text is compared by itself.

        With `among` only these ids count.
        """
        found = (self._nearest(each, among) for each in _versions(text))
        best = max((hit for hit in found if hit), key=lambda hit: hit[0], default=None)
        return best[1] if best else None

    def add(self, id_: str, text: str) -> None:
        """Remembers a message that is not a copy."""
        plain = normal(text)
        if len(plain.split()) >= _FEWEST_WORDS:
            self._by_length.setdefault(len(plain), {})[id_] = plain
            self._lengths[id_] = len(plain)

    def forget(self, id_: str) -> None:
        """Compares nothing with this message any more."""
        length = self._lengths.pop(id_, None)
        if length is not None:
            del self._by_length[length][id_]

    def _nearest(self, plain: str, among: Container[str] | None) -> tuple[float, str] | None:
        if len(plain.split()) < _FEWEST_WORDS:
            return None
        hit = process.extractOne(
            plain,
            self._candidates(len(plain), among),
            scorer=fuzz.ratio,
            processor=None,
            score_cutoff=self._ratio,
        )
        return (hit[1], str(hit[2])) if hit else None

    def _candidates(self, length: int, among: Container[str] | None) -> Mapping[str, str]:
        """Texts whose length allows the ratio: 2·min/(a+b) >= ratio."""
        share = self._ratio / 200
        low, high = int(length * share / (1 - share)), int(length * (1 - share) / share) + 1
        found: dict[str, str] = {}
        for each in range(low, high + 1):
            found.update(self._by_length.get(each, {}))
        return found if among is None else {id_: plain for id_, plain in found.items() if id_ in among}


def normal(text: str) -> str:
    """A message without bridge prefix and quote marks: its words, folded and sorted."""
    lines = (_QUOTE.sub("", line) for line in text[:_COMPARED].splitlines())
    return " ".join(sorted(split(_FORWARD.sub("", _BRIDGE.sub("", "\n".join(lines)))).sequence))


def _versions(text: str) -> list[str]:
    lines = text[:_COMPARED].splitlines()
    quoted = "\n".join(line for line in lines if _QUOTE.match(line))
    bare = _REMARK.sub("", text[:_COMPARED])
    return list(dict.fromkeys(normal(each) for each in (quoted, text, bare) if each))
