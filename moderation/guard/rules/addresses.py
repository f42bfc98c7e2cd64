"""Home addresses in Dutch and Belgian notation: street and number, or postcode and number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from moderation.guard.lexicon import (
    HOME_CUE,
    NUMBER,
    NUMBER_WORD,
    PARTICLE,
    PLACE,
    PUBLIC,
    RARE,
    WORD,
)
from moderation.guard.message import Message
from moderation.guard.rules.homes import before_number, home_before
from moderation.guard.rules.whose import label, near_words, person_near
from moderation.guard.spans import Kind, Span

# A rare word may well be the name of a street or a school.
_LISTED = WORD | RARE

_NUMBER = re.compile(
    r"\d{1,4}(?: ?-? ?[a-z](?![a-z'])"
    r"| ?[ -]?(?:bis|hs|huis|boven|beneden|rood|zwart|i{1,3}v?)\b(?: [a-z]\b)?)?"
    r"(?: ?[-/] ?\d{1,4}[a-z]{0,3}\b| ?\d hoog| ?bus \d{1,4}[a-z]?"
    r"|,? ?(?:app?\.?|appartement|kamer|boot|unit|kavel|plek|verdieping|flat|huisje|studio) ?\d{1,4}[a-z]?"
    r"|,? \d{1,2}e (?:verdieping|etage))?"
    r"(?![\w:%]|[.,]\d|-\d|-[a-z]{3}| ?uu?r?\b)"
)
_POSTCODE = re.compile(r"(?<![\w.-])[1-9]\d{3}[ .-]{0,2}(?P<letters>[a-z]{2})(?![a-z])")
_AFTER_POSTCODE = re.compile(
    r"[ ,]{0,3}(?:nummer |huisnummer |huisnr\.? |nr\.? |no\.? |#)?"
    r"\d{1,4}(?:-\d{1,3}| ?-? ?[a-z]\b)?(?![\w%:]|[.,]\d)"
)
# No honest message holds more addresses; what comes after counts as a home without a look around.
_MOST_LOOKS = 60
# The letters of a street's last word, and what may stand between it and the number.
_SHORTEST, _NR = 3, frozenset(("nr", "no"))
Found = tuple[int, int, str]
"""Where an address stands, and what makes it one: the name of a street, a home, or a number in words."""
# How far a house number may stand behind its street, and the digits of a year.
_GAP, _YEAR = 13, 4
_POSTCODE_DIGITS, _LONGEST_NAME = 4, 4
_LONGEST_END, _LONGEST_NUMBER = 11, 4
_BEFORE_TOWN = re.compile(r"\s{0,2},?\s{0,2}(?:(?:in|te|uit) )?")
_BELGIAN = re.compile(r"\s?,?\s?\b[1-9]\d{3,4} (?=[a-z])")
_POSTCODE_BEHIND = re.compile(r"\s{0,2},?\s{0,2}[1-9]\d{3} ?-?[a-z]{2}\b")
_TOWN = re.compile(r"'?[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")


def find_addresses(message: Message) -> Iterator[Span]:
    """Spans of type ADDRESS."""
    for count, (start, end, rule) in enumerate(chain(_streets(message), _postcodes(message))):
        if count >= _MOST_LOOKS:
            yield Span(start, end, Kind.ADDRESS, 0.86, "address-shape")
        elif rule == "words":
            yield Span(start, end, Kind.ADDRESS, 0.88, "address-words")
        else:
            yield from _judge(message, start, end, told=rule == "street")


def _streets(message: Message) -> Iterator[Found]:
    tokens = message.tokens
    homes = tokens.every & HOME_CUE or "'t " in message.lower
    places = tokens.numbers
    if tokens.every & HOME_CUE and tokens.every & NUMBER_WORD:
        places = [at for at, bit in enumerate(tokens.bits) if bit & (NUMBER | NUMBER_WORD)]
    for at in places:
        word, in_words = tokens.words[at], tokens.bits[at] & NUMBER_WORD
        if not at or not (in_words or (len(word) <= _LONGEST_NUMBER and word[0] != "0")):
            continue
        before = tokens.words[at - 1]
        if not before[0].isalnum() and not _is_stopped(tokens.words, at - 1):
            continue
        if tokens.bits[at - 1] & NUMBER or (
            len(before) < _SHORTEST and before.isalpha() and before not in _NR
        ):
            continue
        if in_words:
            yield from _numbered_in_words(message, at)
            continue
        first = _street_before(message, at)
        sure = first >= 0
        first = first if sure or not homes else home_before(message, at)
        if first < 0 and len(places) > 1:
            first = _before_postcode(message, at)
            sure = first >= 0
        number = _NUMBER.match(message.lower, tokens.starts[at]) if first >= 0 else None
        if number:
            yield tokens.starts[first], number.end(), "street" if sure else "home"


def _before_postcode(message: Message, at: int) -> int:
    """The token where the capitals begin in front of a number that a postcode follows, or -1."""
    if not message.capital(at - 1):
        return -1
    number = _NUMBER.match(message.lower, message.tokens.starts[at])
    if number is None or not _POSTCODE_BEHIND.match(message.lower, number.end()):
        return -1
    first = at
    while first > max(0, at - _LONGEST_NAME) and message.capital(first - 1):
        first -= 1
    named = message.lexicon.cues["address"]["no"].isdisjoint(message.tokens.words[first:at])
    return first if named else -1


def _is_stopped(words: Sequence[str], at: int) -> bool:
    """Whether the stop of "Kerkstr. 5" or the comma of "Kerkstraat, 5" stands in front of a number."""
    return words[at] in (".", ",") and at > 0 and (words[at - 1][0].isalpha() or len(words[at - 1]) == _YEAR)


def _numbered_in_words(message: Message, at: int) -> Iterator[Found]:
    """Finds "Molenstraat zevenentwintig" where a home is spoken of; "twee" may count something else."""
    first = _street_before(message, at)
    if first < 0:
        return
    start, end = message.tokens.starts[first], message.tokens.ends[at]
    closed = message.tokens.following(end, 1, 2)[:1]
    told = message.tokens.words[at - 1] in ("nummer", "huisnummer", "nr")
    if label(message, start, end) == "yes" and (told or not closed or closed[0] in ",.;:!?()"):
        yield start, end, "words"


def _street_before(message: Message, at: int) -> int:
    """The token where the street name before the house number begins, or -1."""
    tokens = message.tokens
    last = before_number(message, at)
    if last < 0 or not tokens.words[last][0].isalpha() or tokens.starts[at] - tokens.ends[last] > _GAP:
        return _year_square(message, last)
    if not _is_street(message, last):
        return _leading_street(message, last)
    first = last
    while first > 0 and last - first < 4 and _belongs(message, first - 1, first):
        first -= 1
    if first and tokens.words[first - 1] == "'t":
        return first - 1
    while (
        first < last
        and tokens.words[first] in message.lexicon.grammar["street_loose"]
        and not (message.capital(first) and first + 1 <= last and tokens.words[first] not in ("op", "in"))
    ):
        first += 1
    return first


def _year_square(message: Message, last: int) -> int:
    """Finds "Plein 1940" in front of "nr. 7"."""
    words = message.tokens.words
    dated = last > 0 and words[last].isdecimal() and len(words[last]) == _YEAR
    return last - 1 if dated and words[last - 1] in message.lexicon.grammar["street_leading"] else -1


def _is_street(message: Message, at: int) -> bool:
    word = message.tokens.words[at]
    cues = message.lexicon.cues["address"]
    capital = message.capital(at)
    if word in cues["no_streets"] or (
        not capital and message.lexicon.words.get(word, 0) & _LISTED == WORD and word not in cues["streets"]
    ):
        return False
    part = word.rsplit("-", 1)[-1]
    if _ends_in(message, part, "address/short_streets"):
        return True
    sure = _ends_in(message, part, "address/sure_streets")
    if sure and (capital or message.lexicon.words.get(word, 0) & _LISTED != WORD):
        return True
    if word in cues["streets"]:
        return at > 0 and message.capital(at - 1) and message.tokens.bits[at - 1] & _LISTED != WORD
    return (
        capital
        and not message.tokens.bits[at] & PLACE
        and message.tokens.bits[at] & _LISTED != WORD
        and _ends_in(message, part, "address/streets")
    )


def _ends_in(message: Message, word: str, which: str) -> bool:
    """Whether the word ends in one of these, with two letters in front at least."""
    lexicon = message.lexicon
    if not word.endswith(lexicon.endings[which]):
        return False
    ends = lexicon.cues["address"][which.partition("/")[2]]
    return any(word[cut:] in ends for cut in range(max(2, len(word) - _LONGEST_END), len(word) - 1))


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
                tokens.bits[k] & PARTICLE or message.capital(k) or tokens.words[k] == "op" or message.caseless
                for k in inner
            )
            return first if linked else -1
        if not word[0].isalpha():
            return -1
    return -1


def _starts_sentence(message: Message, at: int) -> bool:
    return at == 0 or message.tokens.words[at - 1] in ".!?\n:;>•"


def _postcodes(message: Message) -> Iterator[Found]:
    known, tokens = message.lexicon.words, message.tokens
    for at in tokens.numbers:
        whole = tokens.ends[at] - tokens.starts[at] == _POSTCODE_DIGITS
        match = _POSTCODE.match(message.lower, tokens.starts[at]) if whole else None
        if match is None:
            continue
        letters = match["letters"]
        shown = message.text[match.start("letters") : match.end()]
        if not shown.isupper() and known.get(letters, 0) & WORD:
            continue
        number = _AFTER_POSTCODE.match(message.lower, match.end())
        if number:
            yield match.start(), number.end(), "street"
        elif message.has_cue("address", "yes", match.start(), match.end()):
            yield match.start(), match.end(), "street"


def _judge(message: Message, start: int, end: int, *, told: bool) -> Iterator[Span]:
    """An address, unless an organisation's; a name that is no street by itself needs a home around it."""
    end = _with_town(message, end)
    kind = label(message, start, end)
    if kind == "no" or (
        kind != "yes" and not told and not person_near(message, near_words(message, start, end))
    ):
        return
    confidence = (0.93 if told else 0.88) if kind == "yes" else 0.86
    yield Span(start, end, Kind.ADDRESS, confidence, "address-home" if kind == "yes" else "address")


def _long_towns(message: Message) -> Iterator[tuple[int, int]]:
    """Where names of more than one word stand that are on the list of places: "Den Haag"."""
    return ((start, end) for meaning, start, end in message.phrases if meaning == PUBLIC)


def _with_town(message: Message, end: int) -> int:
    """The end of the address when a postcode and a town that follow are counted in."""
    lower = message.lower
    postcode = _POSTCODE_BEHIND.match(lower, end) or _BELGIAN.match(lower, end)
    after = postcode.end() if postcode else end
    gap = _BEFORE_TOWN.match(lower, after)
    place = gap.end() if gap else after
    town = _TOWN.match(lower, place)
    sure = postcode is not None or lower[after:place].endswith(" te ")
    size = _town_size(message, town.group(), place, sure) if town else 0
    return place + size if size else after


def _town_size(message: Message, words: str, place: int, sure: bool) -> int:
    """How many characters of these words are a town; `sure` when a postcode stands before them."""
    known = message.lexicon.words
    parts = words.split(" ")
    if len(parts) > 1 and any(
        start == place and end <= place + len(words) for start, end in _long_towns(message)
    ):
        return max(end for start, end in _long_towns(message) if start == place) - place
    if known.get(words, 0) & PLACE:
        return len(words)
    if sure and parts[0] in message.lexicon.grammar["town_first"]:
        linked = "aan" in parts or "op" in parts
        return len(" ".join(parts[: 3 if linked else 2]))
    if known.get(parts[0], 0) & PLACE:
        return len(parts[0])
    return len(parts[0]) if sure and message.text[place].isupper() else 0
