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
_SPACED = re.compile(r"(?<![^\W_])(?<!')[^\W_](?:[ \t\n.\-_*·|/,+~]{1,3}[^\W_](?![^\W_])){2,60}")
_GAPS = re.compile(r"[ \t\n.\-_*·|/,+~]+")
_TOKEN = re.compile(r"\S+")
_CUT = re.compile(r"(?<=[^\W_])[.\-_*~|/\\+'`^:=\"]{1,4}(?=[^\W_])")
_STARRED = re.compile(r"(?<![a-z])[a-z]{1,20}[*#@$%]{1,12}[a-z*#@$%]{0,12}")
_MASKS = frozenset("*#@$%")
_DIGITS_IN_WORD = re.compile(r"[a-z][0-9@$!|€+£]|[0-9@$|€+£][a-z]")
_MARKUP = re.compile(r"\*\*|__|~~|\|\||`")
_LONG = re.compile(r"([a-z])\1{2,}")
_RUN = re.compile(r"([a-z])\1+")
_EDGES = ".,!?:;()\"'"
_SURE = 6  # letters from which a word cannot come about by chance


@dataclass(frozen=True)
class Unmasker:
    """Proposes readable versions of a text.

    `hidden_words` and `hidden_phrases` are what is worth hiding, `invites` addresses of other servers.
    """

    letters: Mapping[int, str]
    digits: Mapping[int, str]
    hidden_words: tuple[str, ...]
    hidden_phrases: tuple[str, ...]
    invites: tuple[str, ...]

    def readings(self, raw: str, words: str) -> Iterator[str]:
        """Other readings of a raw text and of its folded words without links; few for ordinary writing."""
        odd = out_of_the_ordinary(raw)
        whole = unmask_letters(raw, self.letters) if odd else fold(raw)
        seen = {words} if odd else {words, whole}
        for reading in (*self._of_links(whole, odd=odd), *self._of_words(words, odd=odd)):
            if reading not in seen:
                seen.add(reading)
                yield reading

    def _of_links(self, whole: str, *, odd: bool) -> Iterator[str]:
        """Readings in which links may come to light; letters and digits inside links stay as they are."""
        yield whole
        if odd:
            yield whole[::-1]
        refanged = refang(whole)
        yield refanged
        yield from self._invited(refanged)

    def _of_words(self, words: str, *, odd: bool) -> Iterator[str]:
        plain = unmask_letters(words, self.letters) if odd else words
        yield _STARRED.sub(self._unstarred, plain)
        bare = _MARKUP.sub("", plain)
        joined = _SPACED.sub(self._joined, bare)
        yield joined
        if joined != bare:
            yield from self._phrased(bare)
        lettered = joined
        if _DIGITS_IN_WORD.search(joined):
            lettered = self._lettered(joined, self.digits)
            yield lettered
            yield self._lettered(joined, {**self.digits, ord("1"): "l", ord("!"): "l"})
        yield _CUT.sub("", lettered)
        yield self._respelled(lettered)

    def _joined(self, match: re.Match[str]) -> str:
        """Spaced letters as one word, or with a hidden word in it set apart (no borders are left to see)."""
        word = _GAPS.sub("", match.group())
        if word in self._sure_words or len(word) < _SURE:
            return word
        inside = [hidden for hidden in self.hidden_words if len(hidden) >= 4 and hidden in word]
        if not inside:
            return word
        longest = max(inside, key=len)
        return word.replace(longest, f" {longest} ")

    def _phrased(self, text: str) -> Iterator[str]:
        """Hidden phrases in a text that was spaced out letter by letter."""
        squeezed = _GAPS.sub("", text)
        yield from (phrase for bare, phrase in self._squeezed.items() if bare in squeezed)

    def _invited(self, text: str) -> Iterator[str]:
        """An invitation whose address was cut up: dis cord.gg/abc, discord,gg/abc, discordgg slash abc."""
        if "/" not in text and "slash" not in text:
            return
        joined = _SPACED.sub(lambda run: _GAPS.sub("", run.group()), text)
        for whole in (text, joined):
            squeezed = "".join(whole.split()).replace(",", ".").replace("slash", "/").translate(self.digits)
            squeezed = squeezed.replace("discordgg", "discord.gg")
            for invite in self.invites:
                place = squeezed.find(invite)
                if place >= 0 and invite not in text:
                    yield f"{text} {squeezed[place : place + len(invite) + 24]}"
                    return

    def _lettered(self, text: str, digits: Mapping[int, str]) -> str:
        """The text with digits and signs inside words read as letters; numbers on their own stay."""

        def read(match: re.Match[str]) -> str:
            token = match.group()
            inner = token.rstrip("!?.,;:")
            spelled = inner.translate(digits)
            is_word = spelled != inner and len(inner) <= 40 and any("a" <= c <= "z" for c in inner)
            is_word = is_word and not ("@" in inner and "." in inner)  # an e-mail address
            return spelled + token[len(inner) :] if is_word else token

        return _TOKEN.sub(read, text)

    def _unstarred(self, match: re.Match[str]) -> str:
        token = match.group()
        return next(
            (word for word in self._by_shape.get((token[0], len(token)), ()) if _fits(token, word)), token
        )

    def _respelled(self, text: str) -> str:
        """Words with stretched letters, in reverse, or cut in two or three by spaces, written plainly."""
        return "\n".join(self._respelled_line(line) for line in text.split("\n"))

    def _respelled_line(self, line: str) -> str:
        pieces = [self._straight(piece) for piece in line.split()]
        for start in range(len(pieces) - 1):
            if pieces[start] not in self._beginnings:
                continue
            for count in (2, 3):
                glued = "".join(pieces[start : start + count]).strip(_EDGES)
                if glued in self._sure_words and glued not in pieces[start : start + count]:
                    return " ".join((*pieces[:start], glued, *pieces[start + count :]))
        return " ".join(pieces)

    def _straight(self, piece: str) -> str:
        if len(piece) < 4:
            return piece
        bare = piece.strip(_EDGES)
        backwards = bare[::-1]
        if backwards in self._sure_words:
            return backwards
        if _LONG.search(bare):
            return self._stretched.get(_RUN.sub(r"\1", bare), piece)
        return piece

    @cached_property
    def _by_shape(self) -> dict[tuple[str, int], list[str]]:
        words: dict[tuple[str, int], list[str]] = {}
        for word in self.hidden_words:
            words.setdefault((word[0], len(word)), []).append(word)
        return words

    @cached_property
    def _stretched(self) -> dict[str, str]:
        return {_RUN.sub(r"\1", word): word for word in self.hidden_words if len(word) >= 4}

    @cached_property
    def _sure_words(self) -> frozenset[str]:
        return frozenset(word for word in self.hidden_words if len(word) >= _SURE)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word[:end] for word in self._sure_words for end in range(1, len(word)))

    @cached_property
    def _squeezed(self) -> dict[str, str]:
        return {phrase.replace(" ", ""): phrase for phrase in self.hidden_phrases if len(phrase) >= _SURE + 2}


def hidden_in(
    cues: Mapping[str, Iterable[str]], names: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The single words and the phrases of these cues, folded, as an Unmasker takes them."""
    listed = sorted({fold(phrase).strip("*") for name in names for phrase in cues[name]})
    words = tuple(phrase for phrase in listed if " " not in phrase and len(phrase) >= 3)
    return words, tuple(phrase for phrase in listed if " " in phrase)


def _fits(token: str, word: str) -> bool:
    """Whether a word with letters masked reads as this word: t**t, k*nker, m*****l, idi***."""
    same = [a == b for a, b in zip(token, word, strict=True)]
    return sum(same) >= 2 and all(ok or a in _MASKS for ok, a in zip(same, token, strict=True))
