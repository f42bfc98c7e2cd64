"""A message prepared for the search for names: sentences, phrases and what may never be a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import repeat
from operator import or_

from moderation.guard.lexicon import (
    ABOUT,
    CLIENT,
    CLIENT_PREDICATE,
    COLLEAGUE,
    COLLEAGUE_PREDICATE,
    EVADING,
    FAMILY,
    FICTION,
    FUNCTION,
    KIN,
    MADE_UP,
    NUMBER,
    NUMBER_WORD,
    PRONOUN,
    PUBLIC,
    STOP,
    TITLE,
    Cues,
)
from moderation.guard.message import Message

_CAMEL = re.compile(r"[^\W\d_A-Z][A-Z]")
# Looking this far past the end, or before the beginning by a negative index, finds line ends.
_MARGIN = ("\n",) * 16
_NO_LISTS = (0,) * len(_MARGIN)
# "hij is nu al 14": so many small words may stand in front of an age, and so many digits it has.
_MOST_JUST = 2
_BEGINNING = 6
# Who is older is a parent, or a colleague.
_OLDEST = 27
_QUOTES = frozenset(('"', "'", "\u201c", "\u201d", "\u201e"))
_NO_PLACES: frozenset[int] = frozenset()
_SAID = frozenset((FICTION, EVADING))
_WHOLE, _PERSONS = FAMILY | CLIENT_PREDICATE, KIN | CLIENT
_OF_CLIENTS = KIN | CLIENT | FAMILY | CLIENT_PREDICATE


# Not frozen, like Message: one is made for every message, and freezing doubles what that costs.
@dataclass(slots=True)
class Scene:
    """`words` and `lists` are those of the tokens with a margin: a look past either end finds nothing.

    `sentence[i]` numbers the sentence of token i, `bits[s]` unites the lists of all its words.

    `bounds[s]` is its first token and the one behind its last, `counted` remembers what was counted in it.

    `quotes` are the tokens that open or close what is quoted; `handed_over`: it begins as a log or handover.

    `aged`: somebody's age is given in a clause of its own, "Hij is 14"; `grammar` holds the small words that
    tell how words hang together; `evading`: the writer says that a name is hidden in it,
    `headed`: it is a list of others than clients.
    """

    message: Message
    text: str
    starts: Sequence[int]
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
    bounds: Sequence[tuple[int, int]]
    grammar: Cues
    handed_over: bool
    quotes: Sequence[int]
    counted: dict[int, tuple[int, int]]
    evading: bool
    headed: bool = False

    def counts(self, sentence: int) -> tuple[int, int]:
        """How many words of a sentence go with clients, and how many with colleagues and not with clients."""
        known = self.counted.get(sentence)
        if known is None:
            known = self.counted[sentence] = self._count(sentence)
        return known

    def _count(self, sentence: int) -> tuple[int, int]:
        if not self.bits[sentence] & (_OF_CLIENTS | COLLEAGUE_PREDICATE):
            return 0, 0
        start, end = self.bounds[sentence]
        bits = self.message.tokens.bits[start:end]
        clients = len([bit for bit in bits if bit & _OF_CLIENTS])
        if clients and self.bits[sentence] & _PERSONS:
            persons = [at for at, bit in enumerate(bits, start) if bit & _PERSONS and not bit & _WHOLE]
            clients -= len([at for at in persons if self._is_other(at)])
        workers = [at for at, bit in enumerate(bits, start) if bit & COLLEAGUE_PREDICATE]
        return clients, len([at for at in workers if self.is_work(at)])

    def _is_other(self, at: int) -> bool:
        """Whether a word tells of others than the one named: "de moeder", "40 ouders", "een vader"."""
        before = self.words[at - 1]
        return before in self.grammar["of_others"] or bool(self.lists[at - 1] & (NUMBER | NUMBER_WORD))

    def is_work(self, at: int) -> bool:
        """Whether a word goes with colleagues; "ons team maakt zich zorgen" tells of a client."""
        bits = self.lists[at]
        if not bits & COLLEAGUE_PREDICATE or bits & _OF_CLIENTS:
            return False
        if self.words[at + 1] == "van" and self.lists[at + 2] & (KIN | CLIENT):
            # "mail van moeder"
            return False
        return self.words[at - 1] not in ("ons", "onze") or bool(bits & FUNCTION)

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital."""
        return self.text[self.starts[at]].isupper()

    def shouted(self, at: int) -> bool:
        """Whether a token of two or more letters is written in capitals only."""
        tokens = self.message.tokens
        return (
            tokens.ends[at] - tokens.starts[at] > 1
            and self.message.text[tokens.starts[at] : tokens.ends[at]].isupper()
        )

    def shouted_part(self, at: int) -> bool:
        """Whether a token begins with an abbreviation and a hyphen: "SKJ-geregistreerde"."""
        tokens = self.message.tokens
        part = self.message.text[tokens.starts[at] : tokens.ends[at]].partition("-")[0]
        return len(part) > 1 and part.isupper()

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
    sentence, bounds = _sentences(message)
    alone = len(bounds) == 1
    bits = [tokens.every if alone else reduce(or_, tokens.bits[start:end], 0) for start, end in bounds]
    blocked, about, colleague, told = _phrases(message)
    evading = EVADING in told
    return Scene(
        message=message,
        text=message.text,
        starts=tokens.starts,
        size=len(tokens.words),
        words=[*tokens.words, *_MARGIN],
        lists=[*tokens.bits, *_NO_LISTS],
        sentence=sentence,
        bits=bits,
        blocked=blocked,
        about=about,
        colleague=colleague,
        fiction=not evading and (FICTION in told or bool(tokens.every & MADE_UP)),
        caseless=message.caseless,
        aged=bool(message.digits and tokens.every & PRONOUN and _is_aged(message)),
        bounds=bounds,
        grammar=message.lexicon.grammar,
        handed_over=not message.lexicon.grammar["handover"].isdisjoint(tokens.words[:_BEGINNING]),
        quotes=_quotes(message),
        counted={},
        evading=evading,
    )


def _quotes(message: Message) -> Sequence[int]:
    """The tokens that open or close what is quoted; an apostrophe inside or behind a word is none."""
    text, tokens = message.text, message.tokens
    if '"' not in text and " '" not in text and "\u201c" not in text:
        return ()
    places = [at for at, word in enumerate(tokens.words) if word in _QUOTES]
    return [
        at
        for at in places
        if tokens.words[at] != "'"
        or not (
            text[tokens.starts[at] - 1 : tokens.starts[at]].isalnum()
            and text[tokens.ends[at] : tokens.ends[at] + 1].isalnum()
        )
    ]


def _is_aged(message: Message) -> bool:
    words, grammar = message.tokens.words, message.lexicon.grammar
    for at in message.tokens.numbers:
        before = at - 1
        while before >= at - _MOST_JUST and words[before] in grammar["just"]:
            before -= 1
        if (
            before > 0
            and words[before] in ("is", "wordt", "was")
            and words[before - 1] in grammar["somebody"]
            and len(words[at]) <= _MOST_JUST
            and int(words[at]) <= _OLDEST
        ):
            return True
    return False


def _sentences(message: Message) -> tuple[list[int], list[tuple[int, int]]]:
    """The number of the sentence of every token, and where every sentence begins and ends."""
    tokens, words = message.tokens, message.tokens.words
    numbers: list[int] = []
    bounds: list[tuple[int, int]] = []
    start, size = 0, len(words)
    for at in [at for at, bit in enumerate(tokens.bits) if bit & STOP] if tokens.every & STOP else ():
        if words[at] == "." and at and (_is_abbreviation(message, at - 1) or _is_inside(message, at)):
            continue
        numbers += repeat(len(bounds), at + 1 - start)
        bounds.append((start, at + 1))
        start = at + 1
    numbers += repeat(len(bounds), size - start)
    bounds.append((start, size))
    return numbers, bounds


def _is_inside(message: Message, at: int) -> bool:
    """Whether the full stop at `at` stands inside a number or a time: "22.30"."""
    tokens, words = message.tokens, message.tokens.words
    if not words[at - 1].isdecimal() or at + 1 == len(words) or not words[at + 1].isdecimal():
        return False
    return tokens.starts[at + 1] == tokens.ends[at] == tokens.ends[at - 1] + 1


def _is_abbreviation(message: Message, at: int) -> bool:
    tokens = message.tokens
    word = tokens.words[at]
    return (
        len(word) == 1
        or word in message.lexicon.grammar["abbreviations"]
        or bool(tokens.bits[at] & TITLE and len(word) < 5)
    )


def _phrases(message: Message) -> tuple[frozenset[int], frozenset[int], frozenset[int], frozenset[int]]:
    """Where public names stand, where phrases about clients and colleagues end, and what else is said."""
    if not message.phrases:
        return _NO_PLACES, _NO_PLACES, _NO_PLACES, _NO_PLACES
    blocked: set[int] = set()
    ends: dict[int, set[int]] = {ABOUT: set(), COLLEAGUE: set()}
    told: set[int] = set()
    tokens = message.tokens
    for meaning, start, end in message.phrases:
        if meaning == PUBLIC:
            blocked.update(range(tokens.before(start), tokens.before(end)))
        elif meaning in _SAID:
            told.add(meaning)
        else:
            ends[meaning].add(tokens.before(end) - 1)
    return frozenset(blocked), frozenset(ends[ABOUT]), frozenset(ends[COLLEAGUE]), frozenset(told)
