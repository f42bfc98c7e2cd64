"""Whose words are these: quotations, quoted lines and hearsay do not count as the writer's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from moderation.screening.lexicon import Hits, Span

_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.M)
_CODE = re.compile(r"```.{0,2000}?```|`[^`\n]{1,300}`", re.S)
_DOUBLE = re.compile(r'"[^"\n]{1,400}"')
_SINGLE = re.compile(r"(?<![^\W_])'[^'\n]{1,300}(?:(?<=\w)'(?=\w)[^'\n]{0,300}){0,6}'(?![^\W_])")
# "jij bent een 'sukkel'" is no quotation but an insult in quotation marks
_POINTED = re.compile(
    r"(?:\bjij bent|\bje bent|\bjullie zijn|\bben jij|\bbent u|\bu bent|\byou are|\byou're)[^.!?]{0,15}$"
)
_SENTENCE_SIGNS = ".!?\n"


def own_words(folded: str) -> tuple[str, bool]:
    """The text with what is quoted replaced by spaces, and whether anything was."""
    text = folded
    if "\n" in text or text.lstrip().startswith(">"):
        text = _QUOTED_LINE.sub(_spaces, text)
    if "`" in text:
        text = _CODE.sub(_spaces, text)
    if '"' in text:
        text = _DOUBLE.sub(_hide, text)
    if "'" in text:
        text = _SINGLE.sub(_hide, text)
    if text == folded:
        return folded, False
    if sum(map(str.isalnum, text)) < 3:  # a message that is all quotation is the writer's own choice of words
        return folded.replace('"', " "), False
    return text, True


@dataclass(frozen=True, slots=True)
class Telling:
    """The cues (bits) that tell that someone else said it.

    A person spoken about (`who`) and telling (`told`) count together within one sentence, a person or a
    letter (`carrier`) counts before a colon, `said_so` is enough alone. Only `droppable` cues can be hearsay.
    """

    who: int
    told: int
    said_so: int
    carrier: int
    droppable: int


def drop_hearsay(text: str, hits: Hits, telling: Telling) -> bool:
    """Take out of `hits` what others are said to have said; tells whether there was any."""
    places = [*_tellings(text, hits, telling), *_before_colon(text, hits, telling)]
    if not places:
        return False
    for bit in list(hits.spans):
        if not bit & telling.droppable:
            continue
        kept = [span for span in hits.spans[bit] if not any(s <= span[0] < e for s, e in places)]
        if kept:
            hits.spans[bit] = kept
        else:
            del hits.spans[bit]
            hits.present &= ~bit
    return True


def _tellings(text: str, hits: Hits, telling: Telling) -> list[Span]:
    persons = hits.places(telling.who)
    found = []
    for span in hits.places(telling.told):
        sentence = _sentence(text, span)
        if any(sentence[0] <= p[0] < sentence[1] for p in persons):
            found.append(_reach(text, span, sentence))
    return found + [_reach(text, span, _sentence(text, span)) for span in hits.places(telling.said_so)]


def _before_colon(text: str, hits: Hits, telling: Telling) -> list[Span]:
    found = []
    for span in hits.places(telling.who | telling.carrier) if ":" in text else ():
        sentence = _sentence(text, span)
        if ":" in text[span[1] : min(span[1] + 40, sentence[1])]:
            found.append(_reach(text, span, sentence))
    return found


def _sentence(text: str, span: Span) -> Span:
    start = max(text.rfind(sign, 0, span[0]) for sign in _SENTENCE_SIGNS) + 1
    ends = [place for sign in _SENTENCE_SIGNS if (place := text.find(sign, span[1])) >= 0]
    return start, min(ends, default=len(text))


def _reach(text: str, told: Span, sentence: Span) -> Span:
    """Hearsay lasts to the end of its sentence; after a colon, to the end of the paragraph."""
    if ":" in text[told[1] : told[1] + 40]:
        end = text.find("\n", told[1])
        return sentence[0], end if end >= 0 else len(text)
    return sentence


def _hide(match: re.Match[str]) -> str:
    if len(match.group().split()) <= 2 and _POINTED.search(
        match.string, max(0, match.start() - 40), match.start()
    ):
        return match.group()
    return _spaces(match)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())
