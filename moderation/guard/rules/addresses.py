"""Home addresses in Dutch and Belgian notation: street and number, or postcode and number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.guard.lexicon import (
    CLIENT,
    FAMILY,
    GIVEN,
    KIN,
    NUMBER,
    PARTICLE,
    PLACE,
    PUBLIC_NAME,
    SURNAME,
    WORD,
)
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_NUMBER = re.compile(
    r"\d{1,4}(?: ?-? ?[a-z](?![a-z'])"
    r"| ?[ -]?(?:bis|hs|huis|boven|beneden|rood|zwart|i{1,3}v?)\b(?: [a-z]\b)?)?"
    r"(?: ?[-/] ?\d{1,4}[a-z]?\b| ?\d hoog| ?bus \d{1,4}[a-z]?|,? ?app?\.? ?\d{1,4})?"
    r"(?![\w:%]|[.,]\d|-\d|-[a-z]{3})"
)
_POSTCODE = re.compile(r"(?<![\w.-])[1-9]\d{3}[ .-]{0,2}(?P<letters>[a-z]{2})(?![a-z])")
_AFTER_POSTCODE = re.compile(
    r"[ ,]{0,3}(?:nummer |huisnummer |huisnr\.? |nr\.? |no\.? |#)?"
    r"\d{1,4}(?:-\d{1,3}| ?-? ?[a-z]\b)?(?![\w%:]|[.,]\d)"
)
_BEFORE_TOWN = re.compile(r"\s{0,2},?\s{0,2}(?:(?:in|te|uit) )?")
_BELGIAN = re.compile(r"\s?,?\s?\b[1-9]\d{3} (?=[a-z])")
_POSTCODE_BEHIND = re.compile(r"\s{0,2},?\s{0,2}[1-9]\d{3} ?-?[a-z]{2}\b")
_TOWN = re.compile(r"'?[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")


def find_addresses(message: Message) -> Iterator[Span]:
    """Spans of type ADDRESS."""
    if not message.has_digits:
        return
    yield from _streets(message)
    yield from _postcodes(message)


def _streets(message: Message) -> Iterator[Span]:
    tokens = message.tokens
    for at, bit in enumerate(tokens.bits):
        if not bit & NUMBER or not at:
            continue
        word = tokens.words[at]
        if len(word) > 4 or word[0] == "0":
            continue
        first = _street_before(message, at)
        number = _NUMBER.match(message.lower, tokens.starts[at]) if first >= 0 else None
        if number:
            yield from _judge(message, tokens.starts[first], number.end())


def _street_before(message: Message, at: int) -> int:
    """The token where the street name before the house number begins, or -1."""
    tokens = message.tokens
    last = at - 1
    if tokens.words[last] in ("nr", "nummer", "no", ","):
        last -= 1
    if last < 0 or not tokens.words[last][0].isalpha() or tokens.starts[at] - tokens.ends[last] > 5:
        return -1
    if not _is_street(message, last):
        return _leading_street(message, last)
    first = last
    while first > 0 and last - first < 4 and _belongs(message, first - 1, first):
        first -= 1
    while (
        first < last
        and tokens.words[first] in message.lexicon.grammar["street_loose"]
        and not (message.capital(first) and first + 1 <= last and tokens.words[first] not in ("op", "in"))
    ):
        first += 1
    return first


def _is_street(message: Message, at: int) -> bool:
    word = message.tokens.words[at]
    cues = message.lexicon.cues["address"]
    if word in cues["no_streets"]:
        return False
    part = word.rsplit("-", 1)[-1]
    sure = _ends_in(part, cues["sure_streets"])
    if sure and (message.capital(at) or not message.lexicon.words.get(word, 0) & WORD):
        return True
    if word in cues["streets"]:
        return at > 0 and message.capital(at - 1) and not message.tokens.bits[at - 1] & WORD
    return (
        message.capital(at)
        and not message.tokens.bits[at] & (PLACE | WORD)
        and _ends_in(part, cues["streets"])
    )


def _ends_in(word: str, endings: frozenset[str]) -> bool:
    return any(word[cut:] in endings for cut in range(max(2, len(word) - 11), len(word) - 1))


def _belongs(message: Message, at: int, after: int) -> bool:
    tokens = message.tokens
    if tokens.words[at] == "e" and at > 0 and tokens.words[at - 1].isdecimal():
        return True
    if tokens.words[at].isdecimal() and tokens.words[after] == "e":
        return True
    if tokens.starts[after] - tokens.ends[at] > 1 or not tokens.words[at][0].isalpha():
        return (
            tokens.words[at] == "."
            and at > 0
            and len(tokens.words[at - 1]) <= 4
            and tokens.words[at - 1] in message.lexicon.grammar["street_first"]
        )
    if tokens.words[at] in message.lexicon.grammar["street_first"] or tokens.bits[at] & PARTICLE:
        return True
    return message.capital(at) and not _starts_sentence(message, at) and not tokens.bits[at] & PLACE


def _leading_street(message: Message, last: int) -> int:
    """Streets whose kind stands in front: "Laan van Meerdervoort", "Steenweg op Gent", "Plein 1944"."""
    tokens = message.tokens
    for first in range(last - 1, max(-1, last - 5), -1):
        word = tokens.words[first]
        if word in message.lexicon.grammar["street_leading"] and (
            message.capital(first) or word in ("steenweg", "laan")
        ):
            inner = range(first + 1, last)
            linked = all(
                tokens.bits[k] & PARTICLE or message.capital(k) or tokens.words[k] == "op" for k in inner
            )
            return first if linked else -1
        if not word[0].isalpha():
            return -1
    return -1


def _starts_sentence(message: Message, at: int) -> bool:
    return at == 0 or message.tokens.words[at - 1] in ".!?\n:;>•"


def _postcodes(message: Message) -> Iterator[Span]:
    known = message.lexicon.words
    for match in _POSTCODE.finditer(message.lower):
        letters = match["letters"]
        shown = message.text[match.start("letters") : match.end()]
        if not shown.isupper() and known.get(letters, 0) & WORD:
            continue
        number = _AFTER_POSTCODE.match(message.lower, match.end())
        if number:
            yield from _judge(message, match.start(), number.end())
        elif message.has_cue("address", "yes", match.start(), match.end()):
            yield from _judge(message, match.start(), match.end())


def _judge(message: Message, start: int, end: int) -> Iterator[Span]:
    end = _with_town(message, end)
    label = _label(message, start, end)
    if label == "no":
        return
    confidence = 0.93 if label == "yes" else 0.86
    yield Span(start, end, Kind.ADDRESS, confidence, "address-home" if label == "yes" else "address")


def _label(message: Message, start: int, end: int) -> str:
    cues, tokens = message.lexicon.cues["address"], message.tokens
    near = tokens.preceding(start, 9, 60) + tokens.following(end, 6, 40)
    public = not cues["no"].isdisjoint(near) or _organisation_near(message, start)
    private = not cues["yes"].isdisjoint(near)
    if public and not (private and _person_near(message, near) and _nearest(near, cues["yes"], cues["no"])):
        return "no"
    return "yes" if private or "address" in message.asked else ""


def _person_near(message: Message, near: list[str]) -> bool:
    known = message.lexicon.words
    return any(known.get(word, 0) & (KIN | CLIENT | FAMILY | GIVEN) for word in near)


def _nearest(near: list[str], yes: frozenset[str], no: frozenset[str]) -> bool:
    return next((word in yes for word in near if word in yes or word in no), False)


def _organisation_near(message: Message, start: int) -> bool:
    tokens = message.tokens
    at = tokens.before(start)
    near = range(max(0, at - 8), at)
    return any(tokens.bits[k] & PUBLIC_NAME and not tokens.bits[k] & (GIVEN | SURNAME) for k in near)


def _with_town(message: Message, end: int) -> int:
    """The end of the address when a postcode and a town that follow are counted in."""
    lower = message.lower
    postcode = _POSTCODE_BEHIND.match(lower, end) or _BELGIAN.match(lower, end)
    after = postcode.end() if postcode else end
    gap = _BEFORE_TOWN.match(lower, after)
    place = gap.end() if gap else after
    town = _TOWN.match(lower, place)
    size = _town_size(message, town.group(), place, postcode is not None) if town else 0
    return place + size if size else after


def _town_size(message: Message, words: str, place: int, sure: bool) -> int:
    """How many characters of these words are a town; `sure` when a postcode stands before them."""
    known = message.lexicon.words
    parts = words.split(" ")
    if known.get(words, 0) & PLACE:
        return len(words)
    if sure and parts[0] in message.lexicon.grammar["town_first"]:
        linked = "aan" in parts or "op" in parts
        return len(" ".join(parts[: 3 if linked else 2]))
    if known.get(parts[0], 0) & PLACE:
        return len(parts[0])
    return len(parts[0]) if sure and message.text[place].isupper() else 0
