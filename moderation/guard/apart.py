"""Reads what is written apart so that a filter does not see it: "K e v i n", "I X 9 D 4", "83[.]128"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from moderation.guard.folding import Folded

# Three or more single letters or digits with the same sign between each two.
_SINGLES = re.compile(r"(?<![^\W_])[^\W_]([ ._*/|•-])[^\W_](?![^\W_])(?:\1[^\W_](?![^\W_])){1,60}")
_ASCII_HINT = re.compile(r"[ ._*/|-][a-zA-Z0-9][ ._*/|-][a-zA-Z0-9](?![a-zA-Z0-9])")
_HINT = re.compile(r"[ ._*/|•-][^\W_][ ._*/|•-][^\W_](?![^\W_])")
# Between other things than letters of one name these tell what may be chosen: "a/b/c/d".
_CHOICES = frozenset("/|•")
_BRACKETED = re.compile(r"(?<=[^\W_]) ?[\[({](\.)[\])}] ?(?=[^\W_])")
# Signs that no number of a person has by itself: "06~12345678", "123|456|782".
_ODD = re.compile(
    r"[0-9](?<![\d.,:].)(?:(?<=0)[0-9]{1,3}[~=|:,][0-9]{6,8}|[0-9]{2}([~=|:,])[0-9]{3}\1[0-9]{3}"
    r"|(?<=0)6([~=|:,])[0-9]{2,4}(?:\2[0-9]{2,4}){1,3})(?![0-9]|[.,:][0-9])"
)
# "J.P.M.H. de Vries" is no word with signs between its letters, unless it spells a name.
_LONGEST_INITIALS, _THREE = 6, 3


def together(folded: Folded, words: Mapping[str, int], names: int) -> Folded:
    """The text with what was set apart put together again; the offsets still lead to the given text.

    `names` are the lists in `words` that hold given names.
    """
    text = folded.text
    bracketed = ".]" in text or ".)" in text or ".}" in text
    hint = (_ASCII_HINT if text.isascii() else _HINT).search(text)
    if not bracketed and hint is None and _ODD.search(text) is None:
        return folded
    places = sorted([*_bracketed(text), *_apart(text, words, names), *_odd(text)])
    if not places:
        return folded
    offsets = folded.offsets or range(len(text))
    kept: list[int] = []
    done = 0
    for start, end in places:
        kept.extend(range(done, start))
        done = max(done, end)
    kept.extend(range(done, len(text)))
    return Folded(
        "".join(text[at] for at in kept),
        "".join(folded.lower[at] for at in kept),
        [offsets[at] for at in kept],
    )


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    """What stands around a full stop in brackets."""
    for match in _BRACKETED.finditer(text):
        yield match.start(), match.start(1)
        yield match.end(1), match.end()


def _odd(text: str) -> Iterator[tuple[int, int]]:
    """The odd signs between the digits of a telephone or citizen number."""
    for match in _ODD.finditer(text):
        yield from ((at, at + 1) for at in range(*match.span()) if not text[at].isdecimal())


def _apart(text: str, words: Mapping[str, int], names: int) -> Iterator[tuple[int, int]]:
    """The signs between single letters and digits."""
    for match in _SINGLES.finditer(text):
        found, sign = match.group(), match[1]
        letters = found[::2]
        few = letters.isalpha() and sign == "." and len(letters) <= _LONGEST_INITIALS
        initials = few or sign in _CHOICES or len(letters) == _THREE
        spelled = initials and sign != " " and not letters.isupper() and words.get(letters.lower(), 0) & names
        if letters.isdecimal() or (initials and not spelled):
            continue
        for at in range(match.start() + 1, match.end(), 2):
            # "K a r i m B": a capital begins a name of its own.
            if not (text[at - 1].islower() and text[at + 1].isupper()):
                yield at, at + 1
