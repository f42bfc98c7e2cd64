"""Two ways to fold a text for matching: one for honest writing, one that sees through disguises.

Links are never judged on folded text: folding turns a false domain into the real one.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Mapping

# Typographic variants of the same sign; one for one, so that places in the text stay the same.
_SIGNS: dict[int, int] = str.maketrans(
    "‘’‚‛´`“”„‟«»‹›–—‑‐−\u00a0\u202f\u2009\u2007", "''''''\"\"\"\"\"\"''-----    "
)
# A stress mark on a vowel is ordinary Dutch: "wat een ídioot".
_STRESS: dict[int, int] = str.maketrans("áàâéèêíìîóòôúùûýñç", "aaaeeeiiiooouuuync")
_HONEST: dict[int, int | str] = {**_SIGNS, **_STRESS, ord("İ"): "i"}

_ORDINARY = frozenset(
    "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßßþð€£‘’“”„–—…·•°²³½¼¾×÷§©®™«»¡¿´\u00a0\u202f\u2009\ufe0f\u200d"
)
_REVERSING = "\u202e"
_END_OF_BIDI = "\u202c\u2069"
# Marks, format and control characters, tag characters, and letters that draw nothing.
_BLANK_LETTERS = frozenset("\u2800\u3164\uffa0\u115f\u1160\u17b4\u17b5\u034f\u180e")


def fold(text: str) -> str:
    """The text in lower case with plain quotes, dashes, spaces and vowels; as long as the text itself."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):  # a few capitals grow when lowered
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_HONEST)


def out_of_the_ordinary(text: str) -> bool:
    """Whether the text has characters that honest Dutch or English writing does without (emoji aside)."""
    if text.isascii():
        return "&#" in text
    return any(not (c < "\x80" or c in _ORDINARY or _is_picture(c)) for c in set(text.lower()))


def unmask_letters(text: str, lookalikes: Mapping[int, str]) -> str:
    """The text in plain letters: no invisible signs, look-alike letters replaced, reversed runs turned."""
    opened = html.unescape(text) if "&#" in text else text
    turned = _turn_back(opened) if _REVERSING in opened else opened
    spread = unicodedata.normalize("NFKD", turned.translate(lookalikes))
    kept = "".join(char for char in spread if char < "\x80" or not _draws_nothing(char))
    return kept.translate(lookalikes).lower().translate(_HONEST)


def _turn_back(text: str) -> str:
    before, _, rest = text.partition(_REVERSING)
    ends = [place for mark in _END_OF_BIDI if (place := rest.find(mark)) >= 0]
    end = min(ends, default=len(rest))
    return before + rest[:end][::-1] + rest[end:].replace(_REVERSING, "")


def _is_picture(char: str) -> bool:
    """Emoji and arrows; not the letters in circles, squares and flags, which can spell words."""
    if char in _BLANK_LETTERS or "\u2460" <= char <= "\u24ff" or "\U0001f100" <= char <= "\U0001f1ff":
        return False
    return unicodedata.category(char) == "So" or "\U0001f3fb" <= char <= "\U0001f3ff"


def _draws_nothing(char: str) -> bool:
    return char in _BLANK_LETTERS or (char != "\n" and unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"))
