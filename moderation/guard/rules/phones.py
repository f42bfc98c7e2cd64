"""Telephone numbers of people: Dutch, Belgian and foreign, but not the lines of organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import phonenumbers

from moderation.guard.asked import CLIENT_ASKED, NAMED, WORK
from moderation.guard.lexicon import CLIENT, FAMILY, KIN
from moderation.guard.message import Message
from moderation.guard.numbers import Number, Run, starting_at
from moderation.guard.spans import Kind, Span

_SHORTEST, _LONGEST = 8, 15
_COMPOUND = 8
# So many words in front an organisation may stand: "de balie van het CJG is te bereiken op".
_FAR = 14
# The digits of "31612345678", a Dutch mobile number without its plus.
_WITH_COUNTRY = 11
# The Netherlands and Belgium, where a number needs no country in front.
_COUNTRIES = (31, 32)
_OTHERS = (*NAMED, "melding", "ticket", "factuur", "order")
# Looking at the words around takes tens of microseconds a number, and so does phonenumbers. No honest message
# holds more than this; what comes after counts as a person's by its shape alone.
_MOST_LOOKUPS = 40


def find_phones(message: Message, runs: Iterable[Run]) -> Iterator[Span]:
    """Spans of type PHONE."""
    left = _MOST_LOOKUPS
    for run in runs:
        for number in _candidates(run):
            sure = _is_mobile(number)
            left -= 1
            if left < 0:
                yield Span(number.start, number.end, Kind.PHONE, 0.85, "phone-shape")
            elif sure or _could_be(message, number):
                span = _judge(message, number, sure)
                if span:
                    yield span


def _candidates(run: Run) -> Iterator[Number]:
    size = len(run.whole.digits)
    if size < _SHORTEST:
        return
    if size <= _LONGEST and _is_shaped(run.whole):
        yield run.whole
        return
    parts = [part for part in run.parts if _SHORTEST <= len(part.digits) <= _LONGEST and _is_shaped(part)]
    if parts:
        yield from parts
        return
    at = 0
    while at < len(run.groups):
        number = starting_at(run, at, 10) if run.text[run.groups[at][0]] == "0" else None
        if number:
            yield number
            while at < len(run.groups) and run.groups[at][1] <= number.end:
                at += 1
        else:
            at += 1


def _is_shaped(number: Number) -> bool:
    return number.plus or number.digits[0] == "0" or len(number.digits) <= 11


def national(number: Number) -> str:
    """The digits as they are dialled in the Netherlands, or with 00 and the country for another country."""
    digits = number.digits
    if number.plus or digits.startswith("00"):
        digits = digits.removeprefix("00")
        if digits.startswith("31"):
            return "0" + digits[2:].removeprefix("0")
        return "00" + digits
    return "0" + digits[2:] if len(digits) == _WITH_COUNTRY and digits.startswith("316") else digits


def _is_mobile(number: Number) -> bool:
    digits = national(number)
    return len(digits) == 10 and digits.startswith("06") and digits[2] in "1234568"


def _could_be(message: Message, number: Number) -> bool:
    """Whether these digits are a valid number somewhere, or are called a telephone number."""
    digits = national(number)
    if digits[0] == "0" and _is_valid(digits):
        return True
    if digits[0] == "0" and len(digits) in (9, 10) and _is_private(message, number.start, number.end):
        return True
    if not message.has_cue("phone", "yes", number.start, number.end) and "phone" not in message.asked:
        return False
    if len(digits) == _SHORTEST and digits[0] != "0":
        told = "phone" in message.asked or "06" in message.tokens.near(number.start, number.end)
        return told and _is_valid("06" + digits)
    return 9 <= len(digits) <= 11 and (digits[0] == "0" or _is_valid("0" + digits))


def _is_valid(digits: str) -> bool:
    if digits.startswith("00"):
        return _is_foreign(digits[2:])
    number = int(digits[1:])
    return any(
        phonenumbers.is_valid_number(phonenumbers.PhoneNumber(country, number)) for country in _COUNTRIES
    )


def _is_foreign(digits: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False


def _judge(message: Message, number: Number, mobile: bool) -> Span | None:
    digits = national(number)
    public = message.lexicon.public
    if digits in public["phones"] or digits.startswith(tuple(public["phone_prefixes"])):
        return None
    start, end = number.start, number.end
    label = message.cue("phone", start, end)
    if "phone" in message.asked and label != "no":
        label = "public" if WORK in message.asked and CLIENT_ASKED not in message.asked else "yes"
    private = _is_private(message, start, end)
    if mobile and not private and _is_line(message, start, end):
        return None
    if not mobile and _is_called_public(message, start):
        return None
    if mobile:
        return Span(
            start, end, Kind.PHONE, 0.85 if _is_own(message, start) and not private else 0.95, "phone-mobile"
        )
    if label == "no" or message.has_cue("bsn", "yes", start, end) or _is_of_work(message, start):
        return None
    if not private and (label == "public" or _is_public(message, start, end)):
        return None
    return Span(start, end, Kind.PHONE, 0.92 if private and label == "yes" else 0.85, "phone-fixed")


def _is_line(message: Message, start: int, end: int) -> bool:
    """Whether an organisation stands right beside a mobile number: "de crisisdienst: 06-12345678"."""
    public = message.lexicon.cues["phone"]["public"]
    beside = message.tokens.preceding(start, 4, 30) + message.tokens.sentence_after(end, 3, 30)
    return not public.isdisjoint(beside) and not message.asked


def _is_called_public(message: Message, start: int) -> bool:
    """Whether an organisation stands right in front: "het meldpunt (070-1234567)"."""
    return not message.lexicon.cues["phone"]["public"].isdisjoint(message.tokens.preceding(start, 3, 30))


def _is_of_work(message: Message, start: int) -> bool:
    """Whether the word for another number stands right in front: "TOPdesk-melding", "aanvraagnummer"."""
    own = message.lexicon.cues["phone"]["yes"]
    words = message.tokens.preceding(start, 3, 30)
    return any(len(word) > _COMPOUND and word.endswith(_OTHERS) and word not in own for word in words)


def _is_own(message: Message, start: int) -> bool:
    """Whether somebody gives a number of their own: that is for them to share."""
    return not message.lexicon.cues["own"]["phone"].isdisjoint(message.tokens.preceding(start, 5))


def _is_public(message: Message, start: int, end: int) -> bool:
    """Whether an organisation stands beside the number: "helpdesk", "vertrouwenscentrum"."""
    ends = message.lexicon.endings["phone/public_ends"]
    before = message.tokens.preceding(start, _FAR, 90)
    if not message.lexicon.cues["phone"]["public"].isdisjoint(
        before[: before.index(".")] if "." in before else before
    ):
        return True
    return (
        message.has_cue("phone", "public", start, end)
        or "veilig thuis" in message.lower[max(0, start - 45) : start]
        or any(len(word) > _COMPOUND and word.endswith(ends) for word in message.tokens.near(start, end))
    )


def _is_private(message: Message, start: int, end: int) -> bool:
    return bool(message.tokens.lists_near(start, end) & (KIN | CLIENT | FAMILY))
