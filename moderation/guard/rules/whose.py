"""Whose address it is: somebody's home, or an organisation's."""

from __future__ import annotations

from moderation.guard.lexicon import CLIENT, FAMILY, GIVEN, KIN, PUBLIC_NAME, SURNAME, WORD
from moderation.guard.message import Message

# The letters of a compound for an organisation.
_NAMED = 7
# So many words in front somebody may be said to live there.
_FAR = 18
_OURS, _OUR = 5, frozenset(("ons", "onze"))


def near_words(message: Message, start: int, end: int) -> list[str]:
    """The words that tell whose address it is; behind a home they end with the sentence."""
    tokens, lives = message.tokens, message.lexicon.cues["address"]["lives"]
    home = not lives.isdisjoint(tokens.preceding(start, _FAR, 110))
    return tokens.preceding(start, 9, 60) + (tokens.sentence_after if home else tokens.following)(end, 6, 40)


def label(message: Message, start: int, end: int) -> str:
    """What the words around say: "yes" for a home, "no" for an organisation, "" for nothing."""
    cues = message.lexicon.cues["address"]
    if _is_ours(message, start):
        return "no"
    near = near_words(message, start, end)
    ends = message.lexicon.endings["address/no_ends"]
    public = (
        not cues["no"].isdisjoint(near)
        or _organisation_near(message, start)
        or any(len(word) > _NAMED and word.endswith(ends) for word in near)
    )
    private = not cues["yes"].isdisjoint(near)
    if public and not (
        private and person_near(message, near) and _nearest(near, cues["yes"], cues["no"], ends)
    ):
        return "no"
    return "yes" if private or "address" in message.asked else ""


def _is_ours(message: Message, start: int) -> bool:
    """Finds "ons nieuwe adres is" in front of an address."""
    before = message.tokens.preceding(start, _OURS, 30)
    return "adres" in before and not _OUR.isdisjoint(before[before.index("adres") :])


def person_near(message: Message, near: list[str]) -> bool:
    """Whether a client, a relative or a given name is among these words."""
    known = message.lexicon.words
    lists = [known.get(word, 0) for word in near]
    return any(bits & (KIN | CLIENT | FAMILY) or bits & (GIVEN | WORD) == GIVEN for bits in lists)


def _nearest(near: list[str], yes: frozenset[str], no: frozenset[str], ends: tuple[str, ...]) -> bool:
    telling = (word for word in near if word in yes or word in no or word.endswith(ends))
    return next(telling, "") in yes


def _organisation_near(message: Message, start: int) -> bool:
    tokens = message.tokens
    at = tokens.before(start)
    near = range(max(0, at - 8), at)
    return any(tokens.bits[k] & PUBLIC_NAME and not tokens.bits[k] & (GIVEN | SURNAME) for k in near)
