"""A message prepared for the search for names: sentences, phrases and what may never be a name."""

from __future__ import annotations

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
    TITLE,
    Cues,
)
from moderation.guard.message import STOPS, Message


@dataclass(frozen=True, slots=True)
class Scene:
    """`sentence[i]` numbers the sentence of token i, `bits[s]` unites the lists of all its words.

    `clients[s]` and `workers[s]` count the words in sentence s that go with clients and with colleagues, the
    last two those of the message; `aged`: somebody's age is given in a clause of its own, "Hij is 14".
    """

    message: Message
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
    client_words: int
    worker_words: int

    @property
    def words(self) -> list[str]:
        """The words of the message, lower case."""
        return self.message.tokens.words

    @property
    def grammar(self) -> Cues:
        """The small words that tell how words hang together."""
        return self.message.lexicon.grammar

    def bit(self, at: int) -> int:
        """The lists of a token; 0 outside the message."""
        return self.message.tokens.bits[at] if 0 <= at < len(self.message.tokens) else 0

    def word(self, at: int) -> str:
        """A token; a line end outside the message."""
        return self.words[at] if 0 <= at < len(self.words) else "\n"

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

    def opens(self, at: int) -> bool:
        """Whether a token begins a sentence, so that its capital says nothing."""
        while at > 0 and self.words[at - 1] in "\"'*_-(":
            at -= 1
        return (
            at == 0
            or self.sentence[at] != self.sentence[at - 1]
            or self.words[at - 1] in STOPS
            or self.words[at - 1] == ":"
        )

    def touches(self, at: int) -> bool:
        """Whether a token follows the one before it with at most one space in between."""
        tokens = self.message.tokens
        return at > 0 and tokens.starts[at] - tokens.ends[at - 1] <= 1


def make_scene(message: Message) -> Scene:
    """Prepares a message; one pass over its tokens."""
    sentence, bits = _sentences(message)
    blocked, about, colleague, fiction = _phrases(message)
    text = message.text
    caseless = text == message.lower or text.isupper()
    made_up = fiction or bool(message.tokens.every & MADE_UP)
    clients, workers = _counts(message, sentence, len(bits))
    aged = bool(message.has_digits and message.tokens.every & PRONOUN and _is_aged(message))
    words = (sum(clients), sum(workers))
    return Scene(
        message, sentence, bits, blocked, about, colleague, made_up, caseless, aged, clients, workers, *words
    )


def _counts(message: Message, sentence: Sequence[int], sentences: int) -> tuple[list[int], list[int]]:
    clients, workers = [0] * sentences, [0] * sentences
    for at, bits in enumerate(message.tokens.bits):
        if bits & (KIN | CLIENT | FAMILY | CLIENT_PREDICATE):
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
    bits: list[int] = [0]
    for at, word in enumerate(tokens.words):
        numbers.append(len(bits) - 1)
        bits[-1] |= tokens.bits[at]
        if word in STOPS and not (word == "." and at and _is_abbreviation(message, at - 1)):
            bits.append(0)
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
