"""A message prepared for the search for names: sentences, phrases and what may never be a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moderation.guard.lexicon import (
    ABOUT,
    CLIENT,
    CLIENT_PREDICATE,
    COLLEAGUE,
    COLLEAGUE_PREDICATE,
    FAMILY,
    FICTION,
    KIN,
    MADE_UP,
    PRONOUN,
    PUBLIC,
    SIGN,
    TITLE,
    Cues,
)
from moderation.guard.message import STOPS, Message

_CAMEL = re.compile(r"[^\W\d_A-Z][A-Z]")
# Looking this far past the end, or before the beginning by a negative index, finds line ends.
_MARGIN = ("\n",) * 16
_NO_LISTS = (0,) * len(_MARGIN)


# Not frozen, like Message: one is made for every message, and freezing doubles what that costs.
@dataclass(slots=True)
class Scene:
    """`words` and `lists` are those of the tokens with a margin: a look past either end finds nothing.

    `sentence[i]` numbers the sentence of token i, `bits[s]` unites the lists of all its words.

    `clients[s]` and `workers[s]` count the words in sentence s that go with clients and with colleagues;
    `aged`: somebody's age is given in a clause of its own, "Hij is 14".
    """

    message: Message
    size: int
    words: Sequence[str]
    lists: Sequence[int]
    sentence: Sequence[int]
    bits: Sequence[int]
    blocked: frozenset[int]
    about: frozenset[int]
    colleague: frozenset[int]
    fiction: bool
    caseless: bool
    aged: bool
    clients: Sequence[int]
    workers: Sequence[int]

    @property
    def grammar(self) -> Cues:
        """The small words that tell how words hang together."""
        return self.message.lexicon.grammar

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital."""
        return self.message.text[self.message.tokens.starts[at]].isupper()

    def shouted(self, at: int) -> bool:
        """Whether a token of two or more letters is written in capitals only."""
        tokens = self.message.tokens
        return (
            tokens.ends[at] - tokens.starts[at] > 1
            and self.message.text[tokens.starts[at] : tokens.ends[at]].isupper()
        )

    def camel(self, at: int) -> bool:
        """Whether a capital stands inside a word, as in the names of programmes: "KiVa", "VoorZorg"."""
        tokens = self.message.tokens
        shown = self.message.text[tokens.starts[at] : tokens.ends[at]]
        return _CAMEL.search(shown) is not None and not shown.startswith(
            ("Mc", "Mac", "De", "Van", "El", "Al")
        )

    def opens(self, at: int) -> bool:
        """Whether a token begins a sentence, so that its capital says nothing."""
        while at > 0 and self.words[at - 1] in "\"'*_-(":
            at -= 1
        return at == 0 or self.sentence[at] != self.sentence[at - 1] or self.words[at - 1] == ":"

    def glued(self, at: int) -> bool:
        """Whether a sign joins what stands on both sides of it: "CRIES-13"."""
        tokens = self.message.tokens
        return 0 < at < self.size - 1 and tokens.ends[at - 1] + 1 == tokens.starts[at + 1]

    def touches(self, at: int) -> bool:
        """Whether a token follows the one before it with at most one space in between."""
        tokens = self.message.tokens
        return 0 < at < self.size and tokens.starts[at] - tokens.ends[at - 1] <= 1


def make_scene(message: Message) -> Scene:
    """Prepares a message; one pass over its tokens."""
    tokens = message.tokens
    sentence, bits = _sentences(message)
    blocked, about, colleague, fiction = _phrases(message)
    clients, workers = _counts(message, sentence, len(bits))
    return Scene(
        message=message,
        size=len(tokens),
        words=[*tokens.words, *_MARGIN],
        lists=[*tokens.bits, *_NO_LISTS],
        sentence=sentence,
        bits=bits,
        blocked=blocked,
        about=about,
        colleague=colleague,
        fiction=fiction or bool(tokens.every & MADE_UP),
        caseless=message.caseless,
        aged=bool(message.has_digits and tokens.every & PRONOUN and _is_aged(message)),
        clients=clients,
        workers=workers,
    )


def _counts(message: Message, sentence: Sequence[int], sentences: int) -> tuple[list[int], list[int]]:
    clients, workers = [0] * sentences, [0] * sentences
    of_clients = KIN | CLIENT | FAMILY | CLIENT_PREDICATE
    for at, bits in enumerate(message.tokens.bits):
        if bits & of_clients:
            clients[sentence[at]] += 1
        elif bits & COLLEAGUE_PREDICATE:
            workers[sentence[at]] += 1
    return clients, workers


def _is_aged(message: Message) -> bool:
    words, grammar = message.tokens.words, message.lexicon.grammar
    for at, word in enumerate(words[:-2]):
        if word in grammar["somebody"] and words[at + 1] in ("is", "wordt", "was"):
            rest = [one for one in words[at + 2 : at + 5] if one not in grammar["just"]]
            if rest and rest[0].isdecimal() and len(rest[0]) <= 2:
                return True
    return False


def _sentences(message: Message) -> tuple[list[int], list[int]]:
    tokens = message.tokens
    numbers: list[int] = []
    bits: list[int] = []
    number = union = 0
    for at, (word, bit) in enumerate(zip(tokens.words, tokens.bits, strict=True)):
        numbers.append(number)
        union |= bit
        if bit & SIGN and word in STOPS and not (word == "." and at and _is_abbreviation(message, at - 1)):
            bits.append(union)
            number, union = number + 1, 0
    bits.append(union)
    return numbers, bits


def _is_abbreviation(message: Message, at: int) -> bool:
    tokens = message.tokens
    word = tokens.words[at]
    return (
        len(word) == 1
        or word in message.lexicon.grammar["abbreviations"]
        or bool(tokens.bits[at] & TITLE and len(word) < 5)
    )


def _phrases(message: Message) -> tuple[frozenset[int], frozenset[int], frozenset[int], bool]:
    blocked: set[int] = set()
    ends: dict[int, set[int]] = {ABOUT: set(), COLLEAGUE: set()}
    fiction = False
    tokens = message.tokens
    for meaning, start, end in message.phrases:
        if meaning == PUBLIC:
            blocked.update(range(tokens.before(start), tokens.before(end)))
        elif meaning == FICTION:
            fiction = True
        else:
            ends[meaning].add(tokens.before(end) - 1)
    return frozenset(blocked), frozenset(ends[ABOUT]), frozenset(ends[COLLEAGUE]), fiction
