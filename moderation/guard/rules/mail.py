"""Mail addresses of people, also with "[at]" and "punt"; role mailboxes are public."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from moderation.guard.lexicon import GIVEN, SURNAME, WORD
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_PLAIN = re.compile(
    r"[a-z0-9_%+-]{1,64}(?:\.[a-z0-9_%+-]{1,64}){0,6}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}"
)
_AT = re.compile(
    r" {0,2}(?:[\[({<] ?(?:at|a|@|apen?staart(?:je)?) ?[\])}>]"
    r"|\bapen?staart(?:je)?\b|(?<= )at(?= )| @ ?|@ ) {0,2}"
)
_DOT = r" ?(?:[\[({] ?(?:\.|dot|punt) ?[\])}]|\.|(?<= )(?:dot|punt)(?= )) ?"
_LOCAL = re.compile(rf"[a-z0-9_%+-]+(?:{_DOT}[a-z0-9_%+-]+){{0,4}}$")
_DOMAIN = re.compile(rf"[a-z0-9-]{{2,63}}(?:{_DOT}[a-z0-9-]{{2,63}}){{1,3}}")
_WORD_BEFORE = re.compile(r"[a-z][a-z0-9._-]* $")
_LABELS = re.compile(r"[a-z0-9-]+")
_PARTS = re.compile(r"[^._+-]+")
_MOST_WRITTEN_OUT = 50
# The fewest letters of each half of a compound.
_SHORTEST = 4


def find_mail(message: Message) -> Iterator[Span]:
    """Spans of type EMAIL."""
    lower = message.lower
    for match in _PLAIN.finditer(lower):
        local, _, domain = match.group().partition("@")
        span = _judge(message, match.start(), match.end(), local, domain.split("."))
        if span:
            yield span
    for left, match in zip(range(_MOST_WRITTEN_OUT), _AT.finditer(lower), strict=False):
        del left
        span = _written_out(message, match.start(), match.end())
        if span:
            yield span


def _written_out(message: Message, start: int, end: int) -> Span | None:
    lower = message.lower
    local = _LOCAL.search(lower, max(0, start - 50), start)
    domain = _DOMAIN.match(lower, end)
    if not local or not domain:
        return None
    labels = [label for label in _LABELS.findall(domain.group()) if label not in ("punt", "dot")]
    ends = message.lexicon.cues["mail"]["ends"]
    while len(labels) > 1 and labels[-1] not in ends:
        labels.pop()
    if len(labels) < 2:
        return None
    size = domain.group().rindex(labels[-1]) + len(labels[-1])
    begin = local.start()
    if local.group().isdecimal():
        word = _WORD_BEFORE.search(lower, max(0, begin - 30), begin)
        begin = word.start() if word else begin
    return _judge(message, begin, end + size, lower[begin : local.end()], labels)


def _judge(message: Message, start: int, end: int, local: str, labels: list[str]) -> Span | None:
    if any(
        part in message.lexicon.public["mailboxes"]
        for part in (local, *(part.rstrip("0123456789") for part in _PARTS.findall(local)))
    ):
        return None
    free = any(label in message.lexicon.cues["mail"]["free"] for label in labels[:-1])
    if not free and _is_role(message.lexicon.words, local):
        return None
    return Span(start, end, Kind.EMAIL, 0.97 if free else 0.88, "mail-private" if free else "mail-person")


def _is_role(words: Mapping[str, int], local: str) -> bool:
    """Whether what stands before the @ is ordinary words, and so a mailbox rather than a person."""
    return all(_is_word(words, part) for part in _PARTS.findall(local))


def _is_word(words: Mapping[str, int], part: str) -> bool:
    if part in words:
        return words[part] & (WORD | GIVEN | SURNAME) == WORD
    cuts = range(_SHORTEST, len(part) - _SHORTEST + 1)
    return any(
        words.get(part[cut:], 0) & WORD and words.get(part[:cut].removesuffix("s"), 0) & WORD for cut in cuts
    )
