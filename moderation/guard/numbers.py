"""Runs of digits in every notation: with signs between, with the letter o for zero, or spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moderation.guard.lexicon import ARTICLES, COUNTED, LISTED_NUMBER, NUMBER, NUMBER_WORD, Lexicon
from moderation.guard.message import Message, Tokens

_LETTERS = re.compile(
    r"(?<=\d)[oO](?=[\d\s.,;:/-]|$)|(?<![^\W\d_])[oO](?=\d)|(?<=\d)[lI|](?=[\d\s.-])|(?<![^\W\d_])[lI|](?=\d)"
)
_NEAR_LETTERS = re.compile(r"[0-9](?:[oOlI|]|(?<=[oOlI|][0-9]))")
_AS_DIGIT = {"o": "0", "O": "0", "l": "1", "I": "1", "|": "1"}
# What may stand in front, a plus and a bracket, is looked up afterwards: to begin with a digit is quicker.
_RUN = re.compile(r"[0-9](?:[0-9]|[ ()./*_'-]{1,3}(?=[0-9(]))*+")
_GROUP = re.compile(r"[0-9]+")
_PART = re.compile(r"[0-9][^ ]{6,}[0-9]")
_SIGNS = dict.fromkeys(map(ord, " ()./*_'-"))
_JOINED = frozenset(" ,.-'/")
_FEWEST_WORDS = 3
_SHORTEST_SPELLED = 7
# With fewer words the number must be as long as a person's.
_MIXED = 9
_LONGEST_SPELLED = 24
# The shortest number of a person: eight digits, when a zero was left out.
_SHORTEST = 8


class Number(NamedTuple):
    """Digits at a place: `digits` only holds 0-9; `plus` tells whether a + or 00 stood in front."""

    start: int
    end: int
    digits: str
    plus: bool = False
    spelled: bool = False


class Run(NamedTuple):
    """A chain of digit groups with signs in between.

    `groups` are the places of the groups in `text`, `parts` are what spaces divide the chain in, as far as
    they are long enough to be a number of a person.
    """

    whole: Number
    text: str
    groups: Sequence[tuple[int, int]]
    parts: Sequence[Number]


def runs(message: Message) -> list[Run]:
    """All chains of digit groups as long as a person's number, also spelled-out ones; one pass."""
    found = list(_written(message)) if message.digits else []
    if message.tokens.every & NUMBER_WORD and _has_number_words(message.tokens, message.digits > 0):
        found += _spelled(message)
    return found


def _has_number_words(tokens: Tokens, has_digits: bool) -> bool:
    if not tokens.every & COUNTED:
        return sum(map(tokens.words.count, ARTICLES)) >= _FEWEST_WORDS
    if has_digits:
        return True
    words = [word for word, bit in zip(tokens.words, tokens.bits, strict=True) if bit & NUMBER_WORD]
    return len(words) >= _FEWEST_WORDS or any(word.count("-") >= _FEWEST_WORDS for word in words)


def _written(message: Message) -> Iterator[Run]:
    text, tokens = message.text, message.tokens
    first = tokens.starts[tokens.numbers[0]]
    if _NEAR_LETTERS.search(text, first, tokens.ends[tokens.numbers[-1]] + 1):
        text = _LETTERS.sub(lambda match: _AS_DIGIT[match.group()], text)
        # A letter in front may be the first digit.
        first = max(0, first - 1)
    elif message.digits < _SHORTEST:
        return
    for match in _RUN.finditer(text, first):
        first, end = match.span()
        if end - first < _SHORTEST:
            continue
        inside = match.group()
        if inside.isdecimal() and (first == 0 or text[first - 1] not in "+("):
            alone = Number(first, end, inside)
            yield Run(alone, text, ((first, end),), (alone,))
        else:
            run = _divided(text, first, inside)
            if len(run.whole.digits) >= _SHORTEST:
                yield run


def _divided(text: str, first: int, inside: str) -> Run:
    """The chain of digits with signs in between that begins at `first`."""
    end = first + len(inside)
    bracket = first > 0 and text[first - 1] == "("
    start = first - bracket
    plus = start > 0 and text[start - 1] == "+"
    begin = start - plus if plus or (bracket and ")" in inside) else first
    whole = Number(begin, end, inside.translate(_SIGNS), plus)
    groups = [one.span() for one in _GROUP.finditer(text, first, end)]
    if len(whole.digits) < _SHORTEST or " " not in inside:
        return Run(whole, text, groups, (whole,))
    parts = (_number(text, *one.span()) for one in _PART.finditer(text, first, end))
    return Run(whole, text, groups, [part for part in parts if len(part.digits) >= _SHORTEST])


def _number(text: str, start: int, end: int) -> Number:
    return Number(start, end, text[start:end].translate(_SIGNS))


def _spelled(message: Message) -> Iterator[Run]:
    tokens = message.tokens
    counted = NUMBER_WORD | NUMBER | LISTED_NUMBER
    at, last = 0, len(tokens)
    for first in [place for place, bit in enumerate(tokens.bits) if bit & counted]:
        if first < at:
            continue
        chain: list[int] = []
        at = first
        while at < last and len(chain) < _LONGEST_SPELLED and _is_number(message, at):
            chain.append(at)
            at += 1
            while at < last and tokens.words[at] in _JOINED:
                at += 1
        count = sum(1 for one in chain if tokens.bits[one] & NUMBER_WORD)
        digits = "".join(_digits(message.lexicon, tokens.words[one]) for one in chain)
        if len(digits) >= (_SHORTEST_SPELLED if count >= _FEWEST_WORDS else _MIXED) and _is_told(
            message, chain
        ):
            start, end = tokens.starts[chain[0]], tokens.ends[chain[-1]]
            whole = Number(start, end, digits, spelled=True)
            yield Run(whole, digits, ((0, len(digits)),), (whole,))


def _digits(lexicon: Lexicon, word: str) -> str:
    """What a number in digits or in words says: "nul-zes" is 06."""
    return "".join(lexicon.numbers.get(part, part) for part in word.split("-"))


def _is_told(message: Message, chain: Sequence[int]) -> bool:
    """Whether words for digits are meant: "een" between digits may be an article."""
    words = [message.tokens.words[one] for one in chain if message.tokens.bits[one] & NUMBER_WORD]
    return len(words) >= _FEWEST_WORDS or any(word not in ARTICLES for word in words)


def _is_number(message: Message, at: int) -> bool:
    return bool(message.tokens.bits[at] & NUMBER_WORD) or message.tokens.words[at].isdecimal()


def windows(run: Run, length: int) -> Iterator[Number]:
    """The parts of a run with exactly `length` digits: the whole, or what stands between spaces."""
    if len(run.whole.digits) == length:
        yield run.whole
    elif len(run.groups) > 1:
        yield from (part for part in run.parts if len(part.digits) == length)


def starting_at(run: Run, first: int, length: int) -> Number | None:
    """The digits from one group on, if some number of whole groups makes exactly `length` digits."""
    total = 0
    for start, end in run.groups[first : first + length]:
        total += end - start
        if total == length:
            return _number(run.text, run.groups[first][0], end)
        if total > length:
            return None
    return None
