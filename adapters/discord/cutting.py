"""A block too big for one message, as smaller blocks; the tree is cut, so no markup is ever cut in two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from bot.core.content import (
    Block,
    Body,
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

Fits = Callable[[Body], bool]
# What is cut off first: whole lines, then words.
_LINES, _WORDS = re.compile(r"[^\n]*\n|[^\n]+"), re.compile(r"\S+\s*|\s+")


def pieces(block: Block, fits: Fits) -> Iterator[Block]:
    """The block itself when it fits, else blocks that do and together say the same."""
    if fits((block,)):
        yield block
        return
    match block:
        case Paragraph(spans):
            yield from map(Paragraph, _runs(spans, lambda x: fits((Paragraph(x),))))
        case Quote(words):
            yield from (Quote(_words(x)) for x in _runs(line(words), lambda x: fits((Quote(_words(x)),))))
        case Code(words):
            yield from (Code(_words(x)) for x in _runs(line(words), lambda x: fits((Code(_words(x)),))))
        case Bullets((item,)):
            first, *rest = _runs(item, lambda x: fits((Bullets((x,)),)))
            yield Bullets((first,))
            yield from map(Paragraph, rest)
        case Numbered((item,), start):
            first, *rest = _runs(item, lambda x: fits((Numbered((x,), start),)))
            yield Numbered((first,), start)
            yield from map(Paragraph, rest)
        case _:
            for part in _parts(block):
                yield from pieces(part, fits)


def joined(spans: Sequence[Inline]) -> Line:
    """Spans of the same kind that follow each other, put together again."""
    joined: list[Inline] = []
    for kind, same in groupby(map(_spoken, spans), type):
        if kind in {Link, Mention}:
            joined += same
        else:
            joined.append(kind("".join(_words((x,)) for x in same)))
    return tuple(joined)


def _spoken(span: Inline) -> Inline:
    """A mention of someone without a number on Discord is no more than a name."""
    if isinstance(span, Mention) and not span.actor_id.isdecimal():
        return Text(f"@{span.name}")
    return span


def _parts(block: Block) -> Iterator[Block]:
    """What a block is made of, as blocks of their own."""
    match block:
        case Bullets(items):
            yield from (Bullets((x,)) for x in items)
        case Numbered(items, start):
            yield from (Numbered((x,), n) for n, x in enumerate(items, start))
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
            yield from (Table(head, (row,)) for row in rows)


def _runs(spans: Line, fits: Callable[[Line], bool]) -> list[Line]:
    """The spans in runs that fit, each as long as lines, or else words, allow."""
    runs: list[list[Inline]] = [[]]
    todo = list(spans)
    while todo:
        number = _most(runs[-1], todo, fits)
        runs[-1] += todo[:number]
        del todo[:number]
        if not todo:
            break
        smaller = () if fits((todo[0],)) else _smaller(todo[0])
        if smaller:
            todo[:1] = smaller
        elif runs[-1]:
            runs.append([])
        else:
            runs[-1].append(todo.pop(0))
    return [joined(x) for x in runs if x]


def _most(held: list[Inline], todo: list[Inline], fits: Callable[[Line], bool]) -> int:
    """How many of the spans to come fit after what is held, found in few tries."""
    low, high = 0, 1
    while high <= len(todo) and fits(joined([*held, *todo[:high]])):
        low, high = high, high * 2
    high = min(high, len(todo) + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(joined([*held, *todo[:middle]])) else (low, middle)
    return low


def _smaller(span: Inline) -> Sequence[Inline]:
    """A span as smaller spans; none when it can not be smaller."""
    match span:
        case Link(label, href):
            return (Text(f"{label} {href}"),)
        case Mention(_, name):
            return (Text(f"@{name}"),)
        case Text(words) | Bold(words) | Italic(words):
            halves = [words[: len(words) // 2], words[len(words) // 2 :]] if len(words) > 1 else []
            cuts = (_LINES.findall(words), _WORDS.findall(words), halves)
            return [type(span)(x) for x in next((x for x in cuts if len(x) > 1), [])]


def _words(spans: Line) -> str:
    return "".join(x.text for x in spans if isinstance(x, Text | Bold | Italic))
