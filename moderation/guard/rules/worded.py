"""Birth dates that are written in words: "eenentwintig mei 2010", "drie vijf tweeduizend twaalf"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.guard.lexicon import MONTH, NUMBER, NUMBER_WORD
from moderation.guard.message import Message
from moderation.guard.rules.births import label
from moderation.guard.spans import Kind, Span

_FEAST = re.compile(
    r"\b(?:(?:eerste|tweede|1e|2e) (?:kerst|paas|pinkster)dag|(?:nieuw|oud)jaarsdag|koningsdag|kerstavond)"
    r"(?: '?(?:(?:19|20)\d\d|\d\d))?\b"
)

_LONGEST_YEAR = 3
# What may stand between the words of a date, the fewest of those words, and the letters of an ordinal.
_JOINED = frozenset(("-", ".", "/", ",", "en", "van", "de", "honderd"))
_FEWEST, _ORDINAL = 2, 4


def find_dates_in_words(message: Message) -> Iterator[Span]:
    """Spans of type DOB, for dates that are told: "eenentwintig mei 2010", "eerste kerstdag 2011"."""
    feasts = _FEAST.finditer(message.lower) if "dag" in message.lower or "kerst" in message.lower else ()
    for start, end in (*_in_words(message), *(one.span() for one in feasts), *_chains(message)):
        if "dob" in message.asked or label(message, start, end) == "yes":
            yield Span(start, end, Kind.DOB, 0.93, "dob-words")


def _in_words(message: Message) -> Iterator[tuple[int, int]]:
    """Finds "eenentwintig mei 2010" and "vijfde juni tweeduizend elf"."""
    tokens = message.tokens
    if not tokens.every & MONTH:
        return
    for at, bit in enumerate(tokens.bits[1:], 1):
        worded = tokens.bits[at - 1] & NUMBER_WORD or _is_ordinal(message, at - 1)
        if bit & MONTH and (worded or _has_worded_year(message, at)):
            first = at - 1
            while first > 1 and tokens.words[first - 1] == "en" and tokens.bits[first - 2] & NUMBER_WORD:
                first -= 2
            yield tokens.starts[first], tokens.ends[_year_behind(message, at)]


def _has_worded_year(message: Message, at: int) -> bool:
    """Whether a day in digits stands before the month at `at`, and a year in words behind it."""
    tokens, year = message.tokens, _year_behind(message, at)
    return bool(tokens.bits[at - 1] & NUMBER) and year > at and not tokens.bits[year] & NUMBER


def _is_ordinal(message: Message, at: int) -> bool:
    word, numbers = message.tokens.words[at], message.lexicon.numbers
    stem = word.removesuffix("ste") if word.endswith("ste") else word.removesuffix("de")
    return word in ("eerste", "derde", "achtste") or (stem != word and stem in numbers)


def _year_behind(message: Message, at: int) -> int:
    """The last token of the year behind the month at `at`, in digits or in words; `at` when there is none."""
    tokens = message.tokens
    words, last = tokens.words, len(tokens) - 1
    if at == last:
        return at
    if tokens.bits[at + 1] & NUMBER:
        return at + 1 if len(words[at + 1]) in (2, 4) else at
    if not words[at + 1].startswith(("tweeduizend", "negentien", "twintig", "nul")) and not _is_year(
        message, at + 1
    ):
        return at
    end = at + 1
    while end < last and end - at <= _LONGEST_YEAR and _counts_on(message, end + 1):
        end += 1
    return end - (words[end] == "en")


def _is_year(message: Message, at: int) -> bool:
    """Whether a number in words closes the date, as "twaalf" in "3 mei twaalf"."""
    tokens = message.tokens
    closes = at + 1 == len(tokens) or tokens.words[at + 1] in ",.;!?()\n"
    return closes and len(message.lexicon.numbers.get(tokens.words[at], "")) == 2


def _chains(message: Message) -> Iterator[tuple[int, int]]:
    """Finds "drie vijf tweeduizend twaalf" and "derde van de vijfde" right behind the word for a birth."""
    tokens, cues = message.tokens, message.lexicon.cues["dob"]["yes"]
    at = 1
    while at < len(tokens):
        first = at
        while at < len(tokens) and (_is_part(message, at) or (at > first and tokens.words[at] in _JOINED)):
            at += 1
        last = at - 1
        while last > first and tokens.words[last] in _JOINED:
            last -= 1
        parts = sum(_is_part(message, one) + tokens.words[one].count("-") for one in range(first, last + 1))
        told = not cues.isdisjoint(tokens.preceding(tokens.starts[first], 4, 24)) if at > first else False
        if told and parts >= _FEWEST:
            yield tokens.starts[first], tokens.ends[last]
        at += at == first


def _is_part(message: Message, at: int) -> bool:
    word = message.tokens.words[at]
    if message.tokens.bits[at] & NUMBER_WORD or word.startswith("tweeduizend"):
        return True
    hyphened = "-" in word and all(
        one in message.lexicon.numbers or one.startswith("tweeduizend") for one in word.split("-")
    )
    return hyphened or (len(word) > _ORDINAL and _is_ordinal(message, at))


def _counts_on(message: Message, at: int) -> bool:
    return bool(message.tokens.bits[at] & NUMBER_WORD) or message.tokens.words[at] in ("honderd", "en")
