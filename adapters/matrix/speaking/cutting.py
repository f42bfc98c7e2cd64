"""A block too big for one message, as smaller blocks; the tree is cut, so no markup is ever cut in two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby

from bot.core.content import (
    Block,
    Bold,
    Bullets,
    Card,
    Code,
    Heading,
    Inline,
    Italic,
    Line,
    Link,
    Mention,
    Numbered,
    Paragraph,
    Quote,
    Table,
    Text,
    line,
)

Size = Callable[[Block], int]
Wrap = Callable[[Line], Block]
# Signs that may come between two runs when they stand next to each other.
_SEAM = 24
_JOINER = "\N{ZERO WIDTH JOINER}"
_LINE_END, _SPACE = re.compile(r"\n"), re.compile(r"\s")


def pieces(block: Block, size: Size, limit: int) -> Iterator[Block]:
    """The block itself when its size is within the limit, else blocks that are and together say the same."""
    if size(block) <= limit:
        yield block
        return
    match block:
        case Paragraph(spans):
            yield from map(Paragraph, _runs(spans, Paragraph, size, limit))
        case Quote(words):
            yield from (Quote(_words(x)) for x in _runs(line(words), lambda x: Quote(_words(x)), size, limit))
        case Code(words):
            yield from (Code(_words(x)) for x in _runs(line(words), lambda x: Code(_words(x)), size, limit))
        case Bullets((item,)):
            yield from _item(item, lambda x: Bullets((x,)), size, limit)
        case Numbered((item,), start):
            yield from _item(item, lambda x: Numbered((x,), start), size, limit)
        case _:
            for part in _parts(block):
                yield from pieces(part, size, limit)


def _item(item: Line, wrap: Wrap, size: Size, limit: int) -> Iterator[Block]:
    """An item of a list, which goes on in paragraphs after it."""
    first, *rest = _runs(item, wrap, size, limit)
    yield wrap(first)
    yield from map(Paragraph, rest)


def _parts(block: Block) -> Iterator[Block]:
    """What a block is made of, as blocks of their own; of a list or table both halves."""
    match block:
        case Bullets(items):
            yield from (Bullets(items[: len(items) // 2]), Bullets(items[len(items) // 2 :]))
        case Numbered(items, start):
            half = len(items) // 2
            yield from (Numbered(items[:half], start), Numbered(items[half:], start + half))
        case Heading(words):
            yield Paragraph((Bold(words),))
        case Card(title, href, spans, facts) if spans or facts:
            yield Card(title, href, ())
            yield Paragraph(spans)
            yield from (Paragraph(line(f"{name}: {value}")) for name, value in facts)
        case Card(title, href):
            yield Paragraph((Link(title, href) if href else Bold(title),))
        case Table(head, (row,)):
            yield from (Paragraph((Bold(k), Text(f": {v}"))) for k, v in zip(head, row, strict=True))
        case Table(head, ()):
            yield from (Paragraph((Bold(x),)) for x in head)
        case Table(head, rows):
            half = len(rows) // 2
            yield from (Table(head, rows[:half]), Table(head, rows[half:]))


def _runs(spans: Line, wrap: Wrap, size: Size, limit: int) -> list[Line]:
    """The spans in runs that are within the limit when wrapped."""
    base = size(wrap(line("x")))
    room = limit - base

    def weight(span: Inline) -> int:
        return size(wrap((span,))) - base + _SEAM

    runs: list[list[Inline]] = [[]]
    used = 0
    for span in (small for whole in spans for small in _small(whole, weight, room)):
        heavy = weight(span)
        if runs[-1] and used + heavy > room:
            runs.append([])
            used = 0
        runs[-1].append(span)
        used += heavy
    return [_joined(x) for x in runs]


def _small(span: Inline, weight: Callable[[Inline], int], room: int) -> Iterator[Inline]:
    """The span when it fits, else spans that do; words in crumbs of a fourth of the room, to fill pages."""
    if weight(span) <= room:
        yield span
        return
    match span:
        case Link(label, href):
            bare = Link(href, href)
            yield from _small(Text(label), weight, room)
            yield Text(" ")
            yield from (bare,) if weight(bare) <= room else _small(Text(href), weight, room)
        case Mention(actor_id, name):
            called = Mention(actor_id, "")
            yield from (called, Text(" ")) if weight(called) <= room else ()
            yield from _small(Text(name), weight, room)
        case Text(words) | Bold(words) | Italic(words):
            yield from map(type(span), _crumbs(words, lambda x: weight(type(span)(x)), room // 4))


def _crumbs(words: str, weight: Callable[[str], int], most: int) -> Iterator[str]:
    """The words in crumbs of at most this weight, each as long as lines, or else words, allow."""
    start = 0
    length = max(1, most)
    while start < len(words):
        # The words before tell how many of the next ones will do, near enough.
        length = max(1, min(most, 2 * length))
        while length > 1 and (heavy := weight(words[start : start + length])) > most:
            length = max(1, min(length - 1, length * most // heavy))
        end = _good_end(words, start, min(start + length, len(words)))
        yield words[start:end]
        start = end


def _good_end(words: str, start: int, end: int) -> int:
    """The last good place to cut, at most `end`: after a line, else after a word, else between two signs."""
    if end == len(words):
        return end
    for place in (_LINE_END, _SPACE):
        found = [x.end() for x in place.finditer(words, start + (end - start) // 2, end)]
        if found:
            return found[-1]
    whole = end
    while whole > start + 1 and (_hangs(words[whole]) or words[whole - 1] == _JOINER):
        whole -= 1
    return whole if whole > start + 1 else end


def _hangs(c: str) -> bool:
    """Whether a sign belongs to the one before it."""
    return c == _JOINER or unicodedata.category(c) in {"Mn", "Me", "Mc"} or "\U0001f3fb" <= c <= "\U0001f3ff"


def _joined(spans: list[Inline]) -> Line:
    """Words of the same kind that follow each other, put together again."""
    joined: list[Inline] = []
    for kind, same in groupby(spans, type):
        if kind in {Link, Mention}:
            joined += same
        else:
            joined.append(kind(_words(tuple(same))))
    return tuple(joined)


def _words(spans: Line) -> str:
    return "".join(x.text for x in spans if isinstance(x, Text | Bold | Italic))
