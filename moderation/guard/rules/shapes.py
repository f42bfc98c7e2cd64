"""Numbers of files that are known by their own shape: court cases, reports, and codes that hold a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.guard.lexicon import (
    CLIENT,
    FAMILY,
    FILE_CUE,
    GIVEN,
    KIN,
    PLACE,
    PRONOUN,
    SURNAME,
    TITLE,
    WORD,
)
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

# Shapes that tell what they are: court cases, Veilig Thuis reports, prosecution and police numbers.
_KNOWN = re.compile(
    r"(?<![\w:])(?:"
    r"c ?/ ?\d{2} ?/ ?\d{5,7}(?: ?/ ?[a-z]{2} ?[a-z]{2} ?\d{2} ?[-/] ?\d{1,6})?"
    r"|(?:je|fa|fo|ja|kg|ha|hk)[ -]?(?:rk|za) ?\d{2} ?[-/] ?\d{1,6}"
    r"|vt ?- ?\d{2,4} ?- ?\d{3,7}"
    r"|\d{2}[/.-]\d{6}[-/]\d{2}"
    r"|20\d\d/jr/\d{2,6}"
    r"|pl ?\d{4} ?- ?\d{4}-?\d{4,9}(?:-\d{1,3})?"
    r"|200\.\d{3}\.\d{3}(?:/\d\d)?"
    r")(?![\w/])"
)
# Every one of these has a sign between its parts.
_SIGNED = re.compile(r"[0-9] ?[-/.] ?[0-9]|/ ?[0-9]")
_BELGIAN_FILE = re.compile(r"(?<![\w:])[a-z]{2}[. ]?\d{2}\.[a-z\d]{2}\.\d{3,7}[-/]\d{2,4}(?![\w/])")
_BELGIAN_REGISTER = re.compile(
    r"[0-9](?<![\w.+-].)\d(?P<a>[ ./-]?)[01]\d(?P=a)[0-3]\d[-. /]{0,3}\d{3}[-. /]{0,3}\d{2}(?![\w-]|[.,]\d)"
)
_BORN_THIS_CENTURY, _CHECK = 2_000_000_000, 97
# A year between letters and a number: "KL-2024-0093", "2023/JZ/04471".
_YEARED = re.compile(
    r"(?<![\w/.-])(?:[a-z]{1,5}[-/.]?(?:19|20)\d\d[-/.]\d{3,8}|(?:19|20)\d\d[-/.][a-z]{1,5}[-/.]\d{2,8})(?![\w/]|-\d)"
)
# Letters with a number: "CIZ-20418837", "OTS/118842", "245-12C00456".
_MIXED = re.compile(
    r"(?<![\w./@#+-])(?:[A-Za-z]{1,5}[-/.]?\d{4,10}[A-Za-z]?(?:[-/.][A-Za-z0-9]{1,8}){0,2}"
    r"|[A-Za-z]{1,5}[-/.]\d{2}[-/.]\d{3,8}(?:[-/.][A-Za-z0-9]{1,6})?"
    r"|\d{2,8}[-/.][A-Za-z]{1,4}(?:[-/.]?\d{2,8})?|\d{2,4}-\d{2}[A-Za-z]\d{5})(?![\w@]|[-/.]\w)"
)
_NAMED = GIVEN | SURNAME | WORD | PLACE
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LEAST, _REGISTERED = 4, 11
# The most characters of a shape in front of its first digit.
_LEAD = 8
# The fewest digits of a part, and how far in front of it the code may begin.
_FEWEST, _REACH = 2, 16
PERSONS = KIN | CLIENT | FAMILY | TITLE
"""The lists of words for somebody; a given name tells as much."""
_NEAR = 14


def find_shaped(message: Message) -> Iterator[Span]:
    """Spans of type CASE and ID, for numbers that need no word in front."""
    lower, tokens = message.lower, message.tokens
    if message.digits >= _LEAST:
        yield from _mixed(message)
    if message.digits >= _REGISTERED:
        yield from _registered(message)
    # All end in a digit, before a sign that tells no more than one character does.
    first, end = max(0, tokens.starts[tokens.numbers[0]] - _LEAD), tokens.ends[tokens.numbers[-1]] + 1
    if not _SIGNED.search(lower, first, end):
        return
    for match in _KNOWN.finditer(lower, first, end):
        yield Span(match.start(), match.end(), Kind.CASE, 0.92, "case-shape")
    if lower.count(".", first, end) > 1:
        for match in _BELGIAN_FILE.finditer(lower, first, end):
            yield Span(match.start(), match.end(), Kind.CASE, 0.92, "case-shape")
    for match in _YEARED.finditer(lower, first, end) if "20" in lower or "19" in lower else ():
        if is_somebodys(message, match.start(), PERSONS | PRONOUN | FILE_CUE):
            yield Span(match.start(), match.end(), Kind.CASE, 0.85, "case-year")


def _registered(message: Message) -> Iterator[Span]:
    """Belgian national numbers: six digits of a birth date, three more and a check over the nine."""
    for match in _BELGIAN_REGISTER.finditer(message.lower):
        digits = "".join(ch for ch in match.group() if ch.isdigit())
        number, check = int(digits[:9]), int(digits[9:])
        dotted = match["a"] == "."
        if dotted or check in (_CHECK - number % _CHECK, _CHECK - (number + _BORN_THIS_CENTURY) % _CHECK):
            yield Span(match.start(), match.end(), Kind.ID, 0.95, "id-register")


def _mixed(message: Message) -> Iterator[Span]:
    """Codes of letters and digits where a person is spoken of: whose they are is said by what is around."""
    if not message.tokens.every & (PERSONS | GIVEN):
        return
    for match in _codes(message):
        code = match.group()
        digits = "".join(ch for ch in code if ch.isdigit())
        chosen = code[0].isdigit() or code.lower() != code or message.caseless
        if len(digits) < _LEAST or _YEAR.match(digits) or not chosen:
            continue
        if is_somebodys(message, match.start(), PERSONS):
            yield Span(match.start(), match.end(), Kind.CASE, 0.76, "case-code")


def _codes(message: Message) -> Iterator[re.Match[str]]:
    """What letters and digits stand joined, each once."""
    tokens, text, done = message.tokens, message.text, 0
    for at in tokens.numbers:
        start, end = tokens.starts[at], tokens.ends[at]
        if (
            start < done
            or end - start < _FEWEST
            or not (_is_joint(text[start - 1 : start]) or _is_joint(text[end : end + 1]))
        ):
            continue
        begin = max(text.rfind(sign, max(0, start - _REACH), start) for sign in " \n(:") + 1
        match = _MIXED.match(text, begin)
        if match:
            yield match
        done = match.end() if match else end


def _is_joint(sign: str) -> bool:
    return sign.isalpha() or sign in ("-", "/", ".")


def is_somebodys(message: Message, start: int, lists: int) -> bool:
    """Whether a given name or a word on one of these lists stands near a code, and no business."""
    tokens, cues = message.tokens, message.lexicon.cues
    at = tokens.before(start)
    near = range(max(0, at - _NEAR), min(len(tokens), at + _NEAR))
    words = {tokens.words[place] for place in near} - cues["id"]["member"] - cues["case"]["number"]
    if words & cues["bsn"]["no"]:
        return False
    if words & cues["case"]["business"] or words & cues["case"]["no"]:
        return False
    bits = [tokens.bits[place] for place in near]
    return any(bit & lists or bit & _NAMED in (GIVEN, SURNAME) for bit in bits)
