"""Undoing disguises: words made unreadable for a filter are made readable again.

Every step only proposes another reading of the text; whether it means something is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from moderation.screening.folding import fold, out_of_the_ordinary, unmask_letters
from moderation.screening.links import refang

# i d i o o t, i.d.i.o.o.t, i-d-i-o-o-t and one letter per line
_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[ \t\n.\-_*·|/,+~]{1,3}[^\W_](?![^\W_])){2,40}")
_GAPS = re.compile(r"[ \t\n.\-_*·|/,+~]+")
_TOKEN = re.compile(r"\S+")
_CUT = re.compile(r"(?<=[^\W_])[.\-_*~|/\\+'`^:=\"]{1,4}(?=[^\W_])")
_STARRED = re.compile(r"(?<![a-z])[a-z]{1,20}[*#@$%._-]{1,12}[a-z*#@$%._-]{0,12}")
_MASKS = frozenset("*#@$%._-")
_MARKUP = re.compile(r"\*\*|__|~~|\|\||`")
_LONG = re.compile(r"([a-z])\1{2,}")


@dataclass(frozen=True)
class Unmasker:
    """Proposes readable versions of a text; `hidden_words` are the words worth hiding."""

    letters: Mapping[int, str]
    digits: Mapping[int, str]
    hidden_words: tuple[str, ...]

    def readings(self, text: str, folded: str) -> Iterator[str]:
        """Other readings of a text, each different from its folded form; none for ordinary writing."""
        odd = out_of_the_ordinary(text)
        plain = unmask_letters(text, self.letters) if odd else folded
        seen = {folded}
        for reading in self._chain(plain):
            if reading not in seen:
                seen.add(reading)
                yield reading
        if odd:
            yield plain[::-1]

    def _chain(self, plain: str) -> Iterator[str]:
        yield plain
        yield _STARRED.sub(self._unstarred, plain)
        refanged = refang(_MARKUP.sub("", plain))
        joined = _SPACED.sub(_join, refanged)
        yield joined
        lettered = self._lettered(joined, self.digits)
        yield lettered
        if "1" in joined or "!" in joined:
            yield self._lettered(joined, {**self.digits, ord("1"): "l", ord("!"): "l"})
        yield _CUT.sub("", lettered)
        yield from self._shortened(lettered)
        yield from self._glued(lettered)

    def _lettered(self, text: str, digits: Mapping[int, str]) -> str:
        """The text with digits and signs inside words read as letters; numbers on their own stay."""

        def read(match: re.Match[str]) -> str:
            token = match.group()
            inner = token.rstrip("!?.,;:")
            spelled = inner.translate(digits)
            is_word = spelled != inner and len(inner) <= 40 and any("a" <= c <= "z" for c in inner)
            return spelled + token[len(inner) :] if is_word else token

        return _TOKEN.sub(read, text)

    def _unstarred(self, match: re.Match[str]) -> str:
        token = match.group()
        return next((word for word in self._by_edges.get(token[0], ()) if _fits(token, word)), token)

    @cached_property
    def _by_edges(self) -> dict[str, tuple[str, ...]]:
        words: dict[str, tuple[str, ...]] = {}
        for word in sorted(self.hidden_words, key=len):
            words[word[0]] = (*words.get(word[0], ()), word)
        return words

    def _shortened(self, text: str) -> Iterable[str]:
        if _LONG.search(text):
            yield _LONG.sub(r"\1", text)
            yield _LONG.sub(r"\1\1", text)

    def _glued(self, text: str) -> Iterable[str]:
        """Words cut in two or three by spaces: only long hidden words, and only on the edges of words."""
        pieces = text.split()
        if len(pieces) < 2:
            return
        for start in range(len(pieces) - 1):
            for count in (2, 3):
                glued = "".join(pieces[start : start + count]).strip(".,!?:;")
                if glued in self._long_words and len(pieces[start : start + count]) == count:
                    yield " ".join((*pieces[:start], glued, *pieces[start + count :]))

    @cached_property
    def _long_words(self) -> frozenset[str]:
        return frozenset(word for word in self.hidden_words if len(word) >= 6 and " " not in word)


def hidden_words(cues: Mapping[str, Iterable[str]], names: Iterable[str]) -> tuple[str, ...]:
    """The single words of these cues, folded, as an Unmasker takes them."""
    listed = {fold(word).strip("*") for name in names for word in cues[name]}
    return tuple(sorted(word for word in listed if " " not in word and len(word) >= 3))


def _join(match: re.Match[str]) -> str:
    return _GAPS.sub("", match.group())


def _fits(token: str, word: str) -> bool:
    """Whether a word with letters masked reads as this word: t**t, k*nker, m*****l, idi***."""
    if len(token) != len(word):
        return False
    same = [a == b for a, b in zip(token, word, strict=True)]
    return sum(same) >= 2 and all(ok or a in _MASKS for ok, a in zip(same, token, strict=True))
