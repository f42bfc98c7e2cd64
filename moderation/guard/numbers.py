"""Runs of digits in every notation: with signs between, with the letter o for zero, or spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moderation.guard.lexicon import NUMBER_WORD
from moderation.guard.message import Message

_LETTERS = re.compile(
    r"(?<=\d)[oO](?=[\d\s.,;:/-]|$)|(?<![^\W\d_])[oO](?=\d)|(?<=\d)[lI|](?=[\d\s.-])|(?<![^\W\d_])[lI|](?=\d)"
)
_NEAR_LETTERS = re.compile(r"[oOlI|]\d|\d[oOlI|]")
_AS_DIGIT = {"o": "0", "O": "0", "l": "1", "I": "1", "|": "1"}
_RUN = re.compile(r"\+?\(?\d(?:\d|[ ()./*_'-]{1,3}(?=[\d(]))*+")
_GROUP = re.compile(r"\d+")
_JOINED = frozenset(" ,.-'/")
_FEWEST_WORDS = 3
_SHORTEST_SPELLED = 7
# With fewer words the number must be as long as a person's.
_MIXED = 9
_ARTICLES = frozenset(("een", "one"))
_LONGEST_SPELLED = 24
# The shortest number of a person: eight digits, when a zero was left out.
_SHORTEST_PART = 8


class Number(NamedTuple):
    """Digits at a place: `digits` only holds 0-9; `plus` tells whether a + or 00 stood in front."""

    start: int
    end: int
    digits: str
    plus: bool = False
    spelled: bool = False


class Run(NamedTuple):
    """A chain of digit groups with signs in between.

    `parts` are what spaces divide it in, as far as they are long enough to be a number of a person.
    """

    whole: Number
    groups: tuple[Number, ...]
    parts: tuple[Number, ...]


def runs(message: Message) -> list[Run]:
    """All chains of digit groups, also spelled-out ones; one pass."""
    found = list(_written(message.text)) if message.has_digits else []
    if message.tokens.every & NUMBER_WORD and _has_number_words(message):
        found += _spelled(message)
    return found


def _has_number_words(message: Message) -> bool:
    tokens = message.tokens
    words = [word for word, bit in zip(tokens.words, tokens.bits, strict=True) if bit & NUMBER_WORD]
    return len(words) >= _FEWEST_WORDS or (message.has_digits and not _ARTICLES.issuperset(words))


def _written(text: str) -> Iterator[Run]:
    if _NEAR_LETTERS.search(text):
        text = _LETTERS.sub(lambda match: _AS_DIGIT[match.group()], text)
    for match in _RUN.finditer(text):
        start, end = match.span()
        inside = match.group()
        if inside.isdecimal():
            alone = Number(start, end, inside, start > 0 and text[start - 1] == "+")
            yield Run(alone, (alone,), (alone,))
            continue
        groups = tuple(
            Number(start + one.start(), start + one.end(), one.group()) for one in _GROUP.finditer(inside)
        )
        first = groups[0].start
        plus = inside[0] == "+" or (start > 0 and text[start - 1] == "+")
        digits = "".join(group.digits for group in groups)
        whole_start = start if plus or (inside[0] == "(" and ")" in inside) else first
        whole = Number(whole_start, end, digits, plus)
        divided = len(digits) >= _SHORTEST_PART and " " in inside
        yield Run(whole, groups, tuple(_between_spaces(inside, start, groups)) if divided else (whole,))


def _spelled(message: Message) -> Iterator[Run]:
    tokens = message.tokens
    at, last = 0, len(tokens)
    while at < last:
        chain: list[int] = []
        while at < last and len(chain) < _LONGEST_SPELLED and _is_number(message, at):
            chain.append(at)
            at += 1
            while at < last and tokens.words[at] in _JOINED:
                at += 1
        count = sum(1 for one in chain if tokens.bits[one] & NUMBER_WORD)
        digits = "".join(message.lexicon.numbers.get(tokens.words[one], tokens.words[one]) for one in chain)
        if len(digits) >= (_SHORTEST_SPELLED if count >= _FEWEST_WORDS else _MIXED) and _is_told(
            message, chain
        ):
            start, end = tokens.starts[chain[0]], tokens.ends[chain[-1]]
            whole = Number(start, end, digits, spelled=True)
            yield Run(whole, (whole,), (whole,))
        at += not chain


def _is_told(message: Message, chain: Sequence[int]) -> bool:
    """Whether words for digits are meant: "een" between digits may be an article."""
    words = [message.tokens.words[one] for one in chain if message.tokens.bits[one] & NUMBER_WORD]
    return len(words) >= _FEWEST_WORDS or any(word not in _ARTICLES for word in words)


def _is_number(message: Message, at: int) -> bool:
    return bool(message.tokens.bits[at] & NUMBER_WORD) or message.tokens.words[at].isdecimal()


def windows(run: Run, length: int) -> Iterator[Number]:
    """The parts of a run with exactly `length` digits: the whole, or what stands between spaces."""
    if len(run.whole.digits) == length:
        yield run.whole
    elif len(run.groups) > 1:
        yield from (part for part in run.parts if len(part.digits) == length)


def _between_spaces(text: str, start: int, groups: Sequence[Number]) -> Iterator[Number]:
    first, digits = 0, 0
    for at, group in enumerate(groups):
        digits += len(group.digits)
        last = at + 1 == len(groups)
        if last or " " in text[group.end - start : groups[at + 1].start - start]:
            if digits >= _SHORTEST_PART:
                yield _join(groups[first : at + 1])
            first, digits = at + 1, 0


def starting_at(run: Run, first: int, length: int) -> Number | None:
    """The digits from one group on, if some number of whole groups makes exactly `length` digits."""
    total = 0
    for at in range(first, min(len(run.groups), first + length)):
        total += len(run.groups[at].digits)
        if total == length:
            return _join(run.groups[first : at + 1])
        if total > length:
            return None
    return None


def _join(groups: Sequence[Number]) -> Number:
    return Number(groups[0].start, groups[-1].end, "".join(group.digits for group in groups))
