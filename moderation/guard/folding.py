"""Reads through look-alike, full-width, accented and invisible characters, and knows the way back.

Based on Unicode Standard Annex 15 (compatibility decomposition) and our own list of look-alike letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from moderation.guard.spans import PLACEHOLDERS

GONE = "\x00"
_CACHE_LIMIT = 4096
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"


# Not frozen: one is made for every message, and freezing doubles what that costs.
@dataclass(slots=True)
class Folded:
    """A text as the rules read it. `lower` has the same length; `offsets` is None where nothing moved."""

    text: str
    lower: str
    offsets: Sequence[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the given text of a non-empty place in the folded one."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


class _Table(dict[int, str]):
    """What each code point becomes; worked out when first met, remembered up to a limit."""

    def __init__(self, lookalikes: dict[int, str]) -> None:
        super().__init__(lookalikes)
        self[0] = GONE

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < _CACHE_LIMIT:
            self[code] = folded
        return folded


def _fold_character(ch: str) -> str:
    if ch in "\n\t" or " " <= ch <= "~":
        return " " if ch == "\t" else ch
    category = unicodedata.category(ch)
    if category in ("Cf", "Mn", "Me", "Cc", "Cs") or ch in _BLANK_LETTERS:
        return " " if ch in "\r\x85" else GONE
    if category[0] == "Z":
        return "\n" if category in ("Zl", "Zp") else " "
    if category == "Nd":
        return str(unicodedata.digit(ch))
    if category == "Pd":
        return "-"
    if ch in "°º":
        # Flemish for "born on".
        return "°"
    if category == "So":
        return _symbol(ch)
    plain = "".join(c for c in unicodedata.normalize("NFKD", ch) if unicodedata.category(c)[0] != "M")
    return plain.strip() or ch


def _symbol(ch: str) -> str:
    # Circled letters and digits read as letters; any other picture ends a sentence as a bullet does.
    plain = unicodedata.normalize("NFKD", ch)
    return plain if plain.isascii() and plain.isalnum() else "•"


class Folder:
    """Folds texts; made once with the table of look-alike letters."""

    def __init__(self, lookalikes: str) -> None:
        table: dict[int, str] = {}
        for line in lookalikes.splitlines():
            if line and not line.startswith("#"):
                target, _, imitations = line.partition(" ")
                table.update((ord(ch), target) for ch in imitations.strip())
        self._table = _Table(table)

    def fold(self, text: str) -> Folded:
        """The text as plain letters, digits and signs; linear in its length."""
        if text.isascii() and (text.isprintable() or not _CONTROLS.search(text)):
            return Folded(text, text.lower(), None)
        folded = text.translate(self._table)
        if GONE in folded or len(folded) != len(text):
            return self._moved(text)
        return Folded(folded, _lower(folded), None)

    def _moved(self, text: str) -> Folded:
        table = self._table
        out: list[str] = []
        offsets: list[int] = []
        for place, ch in enumerate(text):
            become = table[ord(ch)]
            if become == GONE:
                continue
            out.append(become)
            offsets.append(place) if len(become) == 1 else offsets.extend([place] * len(become))
        folded = "".join(out)
        return Folded(folded, _lower(folded), offsets)


def _lower(text: str) -> str:
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    )


# To begin with the sign and look back from there is quicker than to begin with the letters.
_HINT = re.compile(r"[0-9@!$|](?:(?<=[a-z].)[a-z]|(?<=[a-z]{3}[0134])(?![\w.,:]))")
_DISGUISED = re.compile(
    r"(?<![\w@.-])(?=[013457@$]{0,2}[a-z])[a-z013457@$!|]{2,13}[a-z01345@](?![\w@-]|\.\w)"
)
_SHAPES = (str.maketrans("013457@$!|", "oieastasii"), str.maketrans("013457@$!|", "oleastasil"))


def undisguise(folded: Folded, words: Mapping[str, int], names: int) -> Folded:
    """The text with "K3v1n" and "T!m" as the names they stand for; `names` are the lists of names."""
    if not _HINT.search(folded.lower):
        return folded
    found = list(_disguised(folded.lower, words, names))
    if not found:
        return folded
    return Folded(_shaped(folded.text, found), _shaped(folded.lower, found), folded.offsets)


def _disguised(lower: str, words: Mapping[str, int], names: int) -> Iterator[tuple[int, int, dict[int, int]]]:
    """Where a name is written with digits and signs for letters, and what they stand for."""
    for match in _DISGUISED.finditer(lower):
        written = match.group()
        if written.isalpha():
            continue
        for shapes in _SHAPES:
            if words.get(written.translate(shapes), 0) & names:
                yield (*match.span(), shapes)
                break


def _shaped(text: str, places: Sequence[tuple[int, int, dict[int, int]]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, shapes in places:
        parts += (text[done:start], text[start:end].translate(shapes))
        done = end
    return "".join((*parts, text[done:]))


# What stands for client data that was taken out; the brackets stay, so that nothing joins over them.
_STAND_INS = rf"(?<=\[)(?:{'|'.join(re.escape(one[1:-1]) for one in PLACEHOLDERS.values())})(?=\])"
_STAND_IN = re.compile(_STAND_INS)
# Mentions, channels, emoji, time stamps, links and account ids of the chat itself: not about a client.
_FURNITURE = re.compile(
    r"<(?:[@#][!&]?\d{1,25}|a?:\w{1,40}:\d{1,25}|t:-?\d{1,15}(?::\w)?|https?://[^\s<>]{1,2000})>"
    # The assistant's own numbers, such as S-2026-00412, B-014, SIG-7KQ4-M2XD and KOP-7KQ4-M2XD, and its
    # proofs of erasure.
    r"|(?<![\w-])(?:s-20\d\d-\d{5}|[kz]-20\d\d-\d{2,3}|b-\d{3}|sig-\w{4}-\w{4}"
    r"|wis-\d{6}-\d{1,7}-[0-9a-f]{4}(?:-[a-z2-7]{4}){4}"
    r"|kop-[2-9a-hj-np-z]{4}-[2-9a-hj-np-z]{4}"
    # A receipt as people type it; without a digit it may be two words.
    r"|sig[- ]?(?=[a-z -]{0,8}\d)[2-9a-hj-np-z]{4}[- ]?[2-9a-hj-np-z]{4})(?![\w-])"
    # What stands for client data that was taken out.
    rf"|{_STAND_INS}"
    r"|https?://[^\s<>\"]{1,2000}|\bwww\.[^\s<>\"]{1,500}|(?<![\w@])[@!#][\w.=/+-]{1,100}:[a-z0-9-]{1,63}\.[\w.-]{2,100}"
)
# One of these stands in every number of the assistant's own.
_OWN_SIGNS = ("s-2", "k-2", "z-2", "b-", "sig", "kop-", "wis-")


def clear(folded: Folded) -> Folded:
    """Blanks mentions, emoji codes, links and Matrix ids, so that their digits and names say nothing."""
    lower = folded.lower
    chat = (
        "]" in lower
        or (":" in lower and any(sign in lower for sign in ("://", "<", "@", "#", "!")))
        or "www." in lower
    )
    own = "sig" in lower or ("-" in lower and any(sign in lower for sign in _OWN_SIGNS))
    if not chat and not own:
        return folded
    places = [match.span() for match in _FURNITURE.finditer(lower)]
    if not places:
        return folded
    return Folded(_blank(folded.text, places), _blank(lower, places), folded.offsets)


def is_masked(lower: str) -> bool:
    """Whether something was taken out of a text before."""
    return "[" in lower and _STAND_IN.search(lower) is not None


def _blank(text: str, places: Sequence[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in places:
        parts += (text[done:start], " " * (end - start))
        done = end
    return "".join((*parts, text[done:]))
