"""Where a name could begin."""

from __future__ import annotations

from collections.abc import Sequence

from moderation.guard.lexicon import (
    FAMILY,
    GIVEN,
    KIN,
    LETTER,
    LIFE_VERB,
    NAME_IS,
    PARTICLE,
    SIGN,
    SURNAME,
    TITLE,
)
from moderation.guard.message import Message

# The letters of an unknown name in lower case.
_SHORTEST, _LONGEST = 3, 12
_OF_SURNAMES = SURNAME | PARTICLE


def possible_places(message: Message) -> list[int]:
    """The tokens where a name could begin; quick, because most messages have none."""
    tokens, text, lower = message.tokens, message.text, message.lower
    words, starts, bits = tokens.words, tokens.starts, tokens.bits
    called = bool(tokens.every & (TITLE | FAMILY | NAME_IS))
    listed, verbal = GIVEN | SURNAME, message.lexicon.endings["verbal"]
    telling = listed | PARTICLE | LETTER
    found = []
    places = [at for at, bit in enumerate(bits) if not bit or bit & telling]
    if called and text != lower:
        # Behind these any word with a capital may be a name.
        places = [
            at
            for at, bit in enumerate(bits)
            if not bit or bit & telling or text[starts[at]] != lower[starts[at]]
        ]
    for at in places:
        bit = bits[at]
        if not bit or bit & LETTER:
            word, start = words[at], starts[at]
            if len(word) == 1:
                possible = words[at + 1 : at + 2] == ["."]
            else:
                possible = (
                    text[start] != lower[start] or not is_ordinary(word, verbal) or is_relatives(bits, at)
                )
        elif bit & listed:
            possible = True
        elif bit & PARTICLE:
            possible = not _is_article(message, at) or (called and is_addressed(bits, at))
        else:
            possible = True
        if possible:
            found.append(at)
    return found


def is_relatives(bits: Sequence[int], at: int) -> bool:
    """Whether a relative stands in front of an unknown word and a verb behind it: "tante merlien wil"."""
    return at > 0 and bool(bits[at - 1] & KIN) and bool(bits[at + 1 : at + 2] and bits[at + 1] & LIFE_VERB)


def is_ordinary(word: str, verbal: tuple[str, ...]) -> bool:
    """Whether an unknown word in lower case reads as a verb, a plural or a compound rather than as a name."""
    return not _SHORTEST <= len(word) <= _LONGEST or word.endswith(verbal)


def _is_article(message: Message, at: int) -> bool:
    """Whether an ordinary or an unknown word follows, so that "de" or "van" begins no surname."""
    tokens = message.tokens
    if at + 1 == len(tokens):
        return True
    following, start = tokens.bits[at + 1], tokens.starts[at + 1]
    if not following:
        return message.text[start] == message.lower[start]
    return not following & _OF_SURNAMES


def is_addressed(bits: Sequence[int], at: int) -> bool:
    """Whether "familie" or a form of address stands in front: "mw ter heerdt", "fam. van wageningen"."""
    before = at - 2 if at > 1 and bits[at - 1] & SIGN else at - 1
    return before >= 0 and bool(bits[before] & (TITLE | FAMILY))
