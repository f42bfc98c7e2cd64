"""One text as the rules see it: folded, cleared of chat furniture, cut in tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate, repeat
from operator import or_

from moderation.guard.folding import Folded
from moderation.guard.lexicon import (
    COUNTED,
    FILE_CUE,
    GIVEN,
    LISTED_NUMBER,
    NUMBER,
    NUMBER_WORD,
    NUMBERED,
    SECTIONS,
    WORD,
    Lexicon,
)

# Most words have no part behind a hyphen: to see that first is twice as quick.
_TOKEN = re.compile(r"([^\W\d_]++(?:(?!['-])|(?:['-][^\W\d_]+)*+)|\d+|'t(?!\w)|[^\w\s]|\n|_+)")
_ASCII_TOKEN = re.compile(r"([a-z]++(?:(?!['-])|(?:['-][a-z]+)*+)|[0-9]+|'t(?![a-z0-9_])|[^a-z0-9_ ]|_+)")
_COMPOUND, _SHORTEST_NUMBERED = 7, 3
# The end of a diminutive, also with the s of a genitive: "Fientjes mama".
_ENDS = frozenset(".!?")
_SMALL = ("je", "ke", "jes", "kes")


# Not frozen: one is made for every message, and freezing doubles what that costs.
@dataclass(slots=True)
class Tokens:
    """The words, numbers and signs of a text as parallel lists; `bits` tells on which lists a word stands.

    `numbers` are the places in these lists of the numbers in digits.
    """

    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    bits: list[int]
    every: int
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)

    def before(self, place: int) -> int:
        """The number of tokens that begin before this place in the text."""
        return bisect_right(self.starts, place - 1)

    def near(self, start: int, end: int, words: int = 8, reach: int = 45) -> list[str]:
        """The words around a place within the line: those before, the nearest first, then those after."""
        return self.preceding(start, words, reach) + self.following(end, words, reach)

    def preceding(self, start: int, words: int = 8, reach: int = 45) -> list[str]:
        """The words before a place, the nearest first, at most `reach` characters away."""
        last = bisect_right(self.starts, start - 1)
        found = self.words[max(0, last - words, bisect_left(self.ends, start - reach)) : last]
        found.reverse()
        return found[: found.index("\n")] if "\n" in found else found

    def following(self, end: int, words: int = 8, reach: int = 45) -> list[str]:
        """The words after a place, the nearest first, at most `reach` characters away."""
        first = bisect_right(self.starts, end - 1)
        found = self.words[first : min(first + words, bisect_right(self.starts, end + reach))]
        return found[: found.index("\n")] if "\n" in found else found

    def sentence_after(self, end: int, words: int = 8, reach: int = 45) -> list[str]:
        """As `following`, no further than the end of the sentence."""
        found = self.following(end, words, reach)
        return found[: next((at for at, word in enumerate(found) if word in _ENDS), len(found))]

    def lists_near(self, start: int, end: int, words: int = 8) -> int:
        """All lists that the words around a place stand on, in one number."""
        first, last = bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1)
        return reduce(or_, self.bits[max(0, first - words) : last + words], 0)


def tokenize(lower: str, lexicon: Lexicon) -> Tokens:
    """Cuts a folded text; one pass."""
    # Alternately what stands between tokens and a token: quicker than a match object for each.
    parts = (_ASCII_TOKEN if lower.isascii() else _TOKEN).split(lower)
    words = parts[1::2]
    borders = list(accumulate(map(len, parts)))
    known = lexicon.words.get
    bits = list(map(known, words, repeat(0)))
    numbers = []
    for at in [at for at, bit in enumerate(bits) if not bit]:
        word = words[at]
        if word[0].isdecimal():
            bits[at] = NUMBER
            numbers.append(at)
        else:
            bits[at] = _unlisted(word, lexicon)
    every = reduce(or_, set(bits), 0)
    if every & LISTED_NUMBER:
        digits = NUMBER | LISTED_NUMBER
        numbers = [at for at, bit in enumerate(bits) if bit & digits]
    return Tokens(words, borders[:-1:2], borders[1::2], bits, every, numbers)


def _unlisted(word: str, lexicon: Lexicon) -> int:
    """The lists of a word that stands on none as it is written."""
    if word[-1] == "s":
        if word.endswith("'s"):
            return lexicon.words.get(word[:-2], 0)
        if lexicon.words.get(word[:-1], 0) & GIVEN:
            return GIVEN
    if word.endswith(_SMALL) and lexicon.is_pet_name(word):
        return GIVEN
    if "-" in word:
        if all(part in lexicon.numbers for part in word.split("-")):
            return NUMBER_WORD | COUNTED | WORD
        named = lexicon.double(word)
        if named:
            return named
    if len(word) <= _COMPOUND:
        return FILE_CUE if len(word) > _SHORTEST_NUMBERED and word.endswith(("nr", "nummer")) else 0
    return lexicon.compound(word) | (FILE_CUE if word.endswith(NUMBERED) or lexicon.numbered(word) else 0)


@dataclass(slots=True)
class Message:
    """What every rule is given; `caseless` when it is all in lower case or all in capitals.

    `text` is the folded text with its case, `lower` the same in lower case; `digits` is how many it holds.
    """

    folded: Folded
    text: str
    lower: str
    tokens: Tokens
    lexicon: Lexicon
    phrases: Sequence[tuple[int, int, int]]
    asked: frozenset[str]
    caseless: bool
    digits: int
    raw_lower: str = field(repr=False)

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital that says something."""
        return not self.caseless and self.text[self.tokens.starts[at]].isupper()

    def cue(self, section: str, start: int, end: int) -> str:
        """The first list of a section of cues.toml that a word near this place stands on, or "" for none."""
        if not self.tokens.every & SECTIONS[section]:
            return ""
        lists = self.lexicon.cue_lists[section]
        return next((lists[word] for word in self.tokens.near(start, end) if word in lists), "")

    def has_cue(self, section: str, key: str, start: int, end: int) -> bool:
        """Whether a word of this one list stands near this place."""
        if not self.tokens.every & SECTIONS[section]:
            return False
        return not self.lexicon.cues[section][key].isdisjoint(self.tokens.near(start, end))
