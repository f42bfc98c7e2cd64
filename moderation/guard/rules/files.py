"""Numbers of files, of identity documents and of professional registers: known by the word in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from moderation.guard.lexicon import (
    CLIENT,
    FAMILY,
    FILE_CUE,
    GIVEN,
    KIN,
    NOT_A_NAME,
    NUMBERED,
    PRONOUN,
    STOPS,
    SURNAME,
    WORD,
    WORKPLACE,
)
from moderation.guard.message import Message
from moderation.guard.rules.shapes import PERSONS, find_shaped, is_somebodys
from moderation.guard.spans import Kind, Span

_CODE = re.compile(
    r"[a-z0-9]{1,20}(?:[-/._][a-z0-9]{1,20}){0,5}(?:(?: ?/ ?[a-z]{2})? ?[a-z]{2} ?\d{2}-\d{1,6})?(?![\w-])"
)
_SPACED = re.compile(r"\d{2,4}(?:[ .-]\d{2,4}){1,3}(?![\w-])")
_SPACED_WIDE = re.compile(r"\d{1,7}(?:[ .-]\d{1,7}){1,5}(?![\w-])")
_DIGITS = re.compile(r"\d")
# Letters glued to the number behind them: "V-287 441 9035".
_PREFIX = re.compile(r"(?<![\w-])[a-z]{1,4}[-./]$")
_LONGEST_PREFIX, _DOCUMENT_REACH = 6, 120
# A document number by itself: "IR4K82B91".
_STRICT = re.compile(r"(?<![\w-])(?=[a-z]{0,8}\d)[a-z]{2}[a-z0-9]{6}\d(?![\w-])")
_MOST_FILLERS = 5
# The digits of a number behind "toewijzing", and how far before "nummer" the file may stand.
_LONG, _FAR = 6, 14
_SHORTEST_ANSWER = 5
# How far in front of the word for it a number may stand, in words and in parts, and its fewest digits.
_SAID, _PARTS, _LEAST = 3, 8, 4
# How far from a published number the word that tells so may stand, in words and in characters.
_BESIDE, _BESIDE_REACH = 10, 60
# The letters of "GI" or "JB" in front of a number.
_SHORT = 4
# Abbreviations that belong to the number behind them.
_KEEPERS = frozenset(("rvdk", "vt", "jb", "kbps", "gi", "om"))
_NUMBERS = ("nummer", "nummers", "nr", "nrs", "id", "code")
# Numbers that letters go by.
_REFERRED = frozenset(("kenmerk", "referentie", "ref", "refnr", "referentienummer"))
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?$")
_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$")


def find_files(message: Message) -> Iterator[Span]:
    """Spans of type CASE, ID and PROFREG."""
    published = message.lexicon.cues["case"]["published"]
    for span in _files(message):
        if published.isdisjoint(message.tokens.near(span.start, span.end, _BESIDE, _BESIDE_REACH)):
            yield span


def _files(message: Message) -> Iterator[Span]:
    yield from find_shaped(message)
    if message.tokens.every & FILE_CUE:
        yield from _named(message)
    if "case" in message.asked or "id" in message.asked:
        yield from _answer(message)


def _named(message: Message) -> Iterator[Span]:
    for at, bit in enumerate(message.tokens.bits):
        if bit & FILE_CUE:
            yield from _behind(message, at)


def _behind(message: Message, at: int) -> Iterator[Span]:
    """What the word at `at` calls a number of a file, of a document or of a register."""
    cues, word = message.lexicon.cues, _cue_at(message, at)
    if word in cues["case"]["yes"]:
        return _coded(message, at, Kind.CASE, 4 if word in ("dossier", "zaak", "patient") else 3)
    if word in cues["id"]["number"]:
        return _coded(message, at, Kind.ID, 5)
    if word in cues["id"]["member"]:
        return _member(message, at)
    if word in cues["id"]["yes"]:
        return chain(_document(message, at), _persons(message, at))
    if word in cues["registration"]["yes"]:
        return _coded(message, at, Kind.PROFREG, 5)
    if word in cues["case"]["nouns"]:
        return _coded(message, at, Kind.CASE, _LONG)
    if word in cues["case"]["number"] and _is_of_file(message, at):
        return _numbered(message, at)
    if word in cues["case"]["number"] or word in cues["id"]["person"]:
        return _persons(message, at)
    return _coined(message, at, word)


def _member(message: Message, at: int) -> Iterator[Span]:
    """The number by which an organisation knows somebody; not that of a business."""
    for span in _coded(message, at, Kind.ID, 4):
        if is_somebodys(message, span.start, PERSONS | PRONOUN):
            yield span


def _numbered(message: Message, at: int) -> Iterator[Span]:
    """The number of a file; one that is dialled is none: "het nummer van de Raad is 088-7777888"."""
    for span in _coded(message, at, Kind.CASE, 5):
        if message.lower[span.start] not in "0+":
            yield span


def _coined(message: Message, at: int, word: str) -> Iterator[Span]:
    """The number behind a word on no list: "kinddossiernummer", "verzekeringspasnummer", "jeugdzaak"."""
    section = message.lexicon.numbered(word)
    if section == "case":
        yield from _coded(message, at, Kind.CASE, 3 if word.endswith(_NUMBERS) else 5)
    elif section:
        found = list(_coded(message, at, Kind.ID, 5))
        yield from found or _document(message, at)
    elif word.endswith(NUMBERED) and word not in message.lexicon.cues["id"]["no"]:
        yield from _persons(message, at, PERSONS | PRONOUN)


def _persons(message: Message, at: int, lists: int = PERSONS) -> Iterator[Span]:
    """A number of no known kind that is somebody's: "bibliotheekpas 2100448812 van mijn pupil"."""
    around = message.tokens.words[max(0, at - _FAR) : at + _FAR]
    if not message.lexicon.cues["bsn"]["no"].isdisjoint(around):
        return
    for span in _coded(message, at, Kind.ID, 4):
        dialled = message.lower[span.start] in "0+" and message.tokens.words[at] in _NUMBERS
        if not dialled and is_somebodys(message, span.start, lists):
            yield Span(span.start, span.end, Kind.ID, 0.82, "id-person")


def _is_of_file(message: Message, at: int) -> bool:
    """Whether a file is spoken of around "nummer" or "kenmerk": "de zaak loopt onder nummer"."""
    words, bits, cues = message.tokens.words, message.tokens.bits, message.lexicon.cues["case"]
    referred = words[at] in _REFERRED
    near = [*range(at - 1, max(-1, at - _FAR), -1)], range(at + 1, min(len(words), at + _FAR))
    found = False
    for places in near:
        for place in places:
            word = words[place]
            if word in STOPS:
                break
            if word in cues["no"]:
                return False
            told = word in cues["yes"] or word in cues["nouns"] or word in cues["keepers"]
            found = found or told or (referred and bool(bits[place] & (KIN | CLIENT | FAMILY)))
    return found


def _cue_at(message: Message, at: int) -> str:
    """The word at a place; "client nr" and "cl.nr." read as "clientnummer"."""
    words, cues = message.tokens.words, message.lexicon.cues
    word = words[at]
    if at and word in cues["case"]["number"]:
        before = words[at - 2] if words[at - 1] == "." and at > 1 else words[at - 1]
        for joined in (f"{before}nummer", f"{before}-{word}", f"{before}{word}"):
            if (
                joined in cues["case"]["yes"]
                or joined in cues["id"]["number"]
                or message.lexicon.numbered(joined)
            ):
                return joined
    return word


def _coded(message: Message, at: int, kind: Kind, digits: int) -> Iterator[Span]:
    """The first code with enough digits behind the word at `at`."""
    span = _code_behind(message, at, digits, kind) or _code_before(message, at)
    if span and not (kind is Kind.CASE and _is_public(message, at)):
        rule = {Kind.CASE: "case-cue", Kind.ID: "id-cue"}.get(kind, "registration")
        yield Span(span[0], span[1], kind, 0.96 if kind is Kind.PROFREG else 0.94, rule)


def _code_behind(message: Message, at: int, digits: int, kind: Kind) -> tuple[int, int] | None:
    tokens = message.tokens
    if tokens.numbers[-1] < at:
        return None
    patterns = (_CODE, _SPACED_WIDE if kind is Kind.ID else _SPACED)
    for place in range(at + 1, min(len(tokens), at + 2 + _MOST_FILLERS)):
        found = [pattern.match(message.lower, tokens.starts[place]) for pattern in patterns]
        fits = [
            code.span()
            for code in found
            if code
            and len(_DIGITS.findall(code.group())) >= digits
            and not _DATE.match(code.group())
            and not _YEAR.match(code.group())
        ]
        if fits:
            start, end = max(fits)
            return _with_letters(message, place, start), end
        if not _leads_on(message, place):
            return None
    return None


def _code_before(message: Message, at: int) -> tuple[int, int] | None:
    """The code in front of what it is said to be: "GI-24-8812 is het dossiernummer"."""
    tokens = message.tokens
    if tokens.numbers[0] > at:
        return None
    place = at - 1
    while place >= max(0, at - _SAID) and tokens.words[place] in message.lexicon.grammar["possessive"]:
        place -= 1
    if place < 1 or tokens.words[place] not in ("is", "was", "als", "("):
        return None
    for start in tokens.starts[max(0, place - _PARTS) : place]:
        code = _CODE.match(message.lower, start)
        whole = code and code.end() == tokens.ends[place - 1] and not message.lower[start - 1 : start].strip()
        if code and whole and len(_DIGITS.findall(code.group())) >= _LEAST and not _DATE.match(code.group()):
            return code.span()
    return None


def _with_letters(message: Message, place: int, start: int) -> int:
    """Where the code at `place` begins with the capitals in front of it: "RvdK K-2024-30281"."""
    tokens = message.tokens
    glued = _PREFIX.search(message.lower, max(0, start - _LONGEST_PREFIX), start)
    if glued:
        return glued.start()
    before, size = tokens.starts[place - 1], tokens.ends[place - 1] - tokens.starts[place - 1]
    shown = message.text[before : tokens.ends[place - 1]]
    letters = tokens.words[place - 1] in _KEEPERS or (1 < size <= _SHORT and shown.isupper())
    return before if letters and tokens.ends[place - 1] + 1 == start and not message.caseless else start


def _leads_on(message: Message, place: int) -> bool:
    """Whether a word may stand between "dossiernummer" and the number: "van de jongen", "Samira", "GI"."""
    word, bits = message.tokens.words[place], message.tokens.bits[place]
    short = all(len(part) <= _SHORT and part.isalpha() for part in word.split("-")) and (
        not bits & WORD or bool(bits & (NOT_A_NAME | WORKPLACE))
    )
    known = bits & (KIN | CLIENT | FAMILY | GIVEN | SURNAME | WORKPLACE)
    keeper = word in message.lexicon.cues["case"]["keepers"] or word == "veilig"
    return word in message.lexicon.grammar["fillers"] or bool(known) or keeper or short


def _is_public(message: Message, at: int) -> bool:
    tokens, cues = message.tokens, message.lexicon.cues["case"]
    if any(word in cues["no"] for word in tokens.words[max(0, at - 3) : at]):
        return True
    # "meldnummer 4471 van de printerstoring"
    near = slice(max(0, at - _FAR), at + _FAR)
    if cues["business"].isdisjoint(tokens.words[near]):
        return False
    return not any(bits & (KIN | CLIENT | FAMILY | PRONOUN) for bits in tokens.bits[near])


def _document(message: Message, at: int) -> Iterator[Span]:
    """A document number: eight to twelve letters and digits, not far from the word for the document."""
    tokens = message.tokens
    for place in (*range(at + 1, min(len(tokens), at + 8)), *range(at - 1, max(-1, at - 5), -1)):
        if tokens.words[place] in ".!?\n" and place > at:
            continue
        code = _CODE.match(message.lower, tokens.starts[place])
        if code and _is_document(code.group()):
            yield Span(code.start(), code.end(), Kind.ID, 0.94, "id-document")
            return
    for code in _STRICT.finditer(message.lower, tokens.ends[at], tokens.ends[at] + _DOCUMENT_REACH):
        if _is_document(code.group()):
            yield Span(code.start(), code.end(), Kind.ID, 0.88, "id-document")
            return


def _is_document(code: str) -> bool:
    return 8 <= len(code) <= 12 and len(_DIGITS.findall(code)) >= 2 and not _DATE.match(code)


def _answer(message: Message) -> Iterator[Span]:
    for start in message.tokens.starts[:12]:
        code = _CODE.match(message.lower, start)
        if code and len(_DIGITS.findall(code.group())) >= _SHORTEST_ANSWER:
            kind = Kind.CASE if "case" in message.asked else Kind.ID
            yield Span(
                code.start(), code.end(), kind, 0.88, "case-asked" if kind is Kind.CASE else "id-asked"
            )
            return
