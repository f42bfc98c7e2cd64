"""Content as a Matrix message: plain words and the HTML that Matrix allows, both from one tree."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from adapters.matrix.speaking.cutting import pieces
from adapters.matrix.speaking.escaping import at_start, clean, escaped, guarded, on_one_line, user_id
from adapters.matrix.speaking.inline import line_of, marked, marked_up, on_one_html_line, spoken
from bot.core.content import (
    Block,
    Body,
    Bullets,
    Card,
    Code,
    Divider,
    Heading,
    Inline,
    Line,
    Link,
    Mention,
    Numbered,
    Paragraph,
    Quote,
    Table,
    Text,
)

PAGE = 20_000
"""Bytes of one page as JSON: an edit says it twice, encryption adds a third, an event has at most 64 KiB."""

_RULE = "─" * 20
_WIDTH = 60
# What stands between two blocks, and the paragraph tags that a block alone does without.
_JOINT = 16
_LARGEST, _SMALLEST = 3, 4


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message: its `body`, its `formatted_body`, and the user ids for `m.mentions`.

    An event always needs `m.mentions`, if need be empty: without it servers look for names in the words.
    """

    plain: str
    html: str
    mentions: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes as JSON, counted the widest way: what is encrypted has escapes for all that is not ASCII."""
        return len(json.dumps((self.plain, self.html, *self.mentions)))


def rendered(body: Body) -> Rendered:
    """The body as one message, however long; all is empty when there are no words."""
    shown = [(block, words) for block in body if (words := _plain(block)).strip()]
    joints = [_between(a, b) for (a, _), (b, _) in pairwise(shown)]
    plain = "".join(words + joint for (_, words), joint in zip(shown, [*joints, ""], strict=False))
    match [block for block, _ in shown]:
        case [Paragraph(spans)]:
            html = line_of(spans, marked_up)
        case blocks:
            html = "".join(map(_html, blocks))
    return Rendered(at_start(plain.strip()), html, tuple(dict.fromkeys(_called(body))))


def pages(body: Body, limit: int = PAGE) -> tuple[Rendered, ...]:
    """The body as messages of at most `limit` bytes that together say all of it; none for no words."""
    found: list[list[Block]] = []
    used = 0
    for block in (x for whole in body for x in pieces(whole, _size, limit - _JOINT)):
        weight = _size(block) + _JOINT
        if not found or used + weight > limit:
            found.append([])
            used = 0
        found[-1].append(block)
        used += weight
    made = (rendered(tuple(blocks)) for blocks in found)
    return tuple(page for page in made if page.plain)


def _size(block: Block) -> int:
    return rendered((block,)).size


def _called(body: Body) -> Iterator[str]:
    """Who is called, in the order of the words."""
    for block in body:
        match block:
            case Paragraph(spans) | Card(_, _, spans):
                lines: tuple[Line, ...] = (spans,)
            case Bullets(items) | Numbered(items):
                lines = items
            case _:
                continue
        spans = tuple(span for each in lines for span in each)
        yield from (x.actor_id for x in spans if isinstance(x, Mention) and user_id(x.actor_id))


def _between(before: Block, after: Block) -> str:
    match before, after:
        case (Heading(), _) | (Paragraph(), Bullets() | Numbered()):
            return "\n"
        case _:
            return "\n\n"


def _plain(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return line_of(spans, spoken).strip()
        case Heading(words):
            return guarded(on_one_line(words))
        case Bullets(items):
            return "\n".join(_item("- ", x) for x in items)
        case Numbered(items, start):
            return "\n".join(_item(f"{n}. ", x) for n, x in enumerate(items, start))
        case Quote(words):
            said = guarded(words).strip()
            return "\n".join(f"> {x}" for x in said.split("\n")) if said else ""
        case Code(words):
            return clean(words).strip("\n")
        case Card(_, _, spans, facts):
            told = (line_of((_title(block),), spoken), line_of(spans, spoken).strip(), _facts(facts))
            return "\n".join(x for x in told if x)
        case Table(head, rows):
            return _plain_table(head, rows)
        case Divider():
            return _RULE


def _html(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return f"<p>{line_of(spans, marked_up)}</p>"
        case Heading(words, level):
            rank = _LARGEST if level == 1 else _SMALLEST
            return f"<h{rank}>{on_one_html_line(words)}</h{rank}>"
        case Bullets(items):
            return f"<ul>{_items(items)}</ul>"
        case Numbered(items, start):
            return f"<ol>{_items(items)}</ol>" if start == 1 else f'<ol start="{start}">{_items(items)}</ol>'
        case Quote(words):
            return f"<blockquote><p>{marked(guarded(words).strip())}</p></blockquote>"
        case Code(words):
            return f"<pre><code>{escaped(clean(words))}</code></pre>"
        case Card():
            return _html_card(block)
        case Table(head, rows):
            return _html_table(head, rows)
        case Divider():
            return "<hr>"


def _html_card(card: Card) -> str:
    head = line_of((_title(card),), marked_up)
    body, facts = line_of(card.body, marked_up), escaped(_facts(card.facts))
    shown = (f"<strong>{head}</strong>" if head else "", body, f"<em>{facts}</em>" if facts else "")
    return f"<p>{'<br>'.join(x for x in shown if x)}</p>"


def _title(card: Card) -> Inline:
    return Link(card.title, card.href) if card.href else Text(on_one_line(card.title))


def _item(mark: str, spans: Line) -> str:
    """One item of a list; its further lines stand under the first."""
    return (mark + line_of(spans, spoken).strip().replace("\n", "\n" + " " * len(mark))).rstrip()


def _items(items: Sequence[Line]) -> str:
    return "".join(f"<li>{line_of(x, marked_up)}</li>" for x in items)


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    return " · ".join(guarded(f"{on_one_line(k)}: {on_one_line(v)}") for k, v in facts)


def _plain_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A row a line; when that is too wide for a phone, a value a line."""
    lines = [" | ".join(guarded(on_one_line(x)) for x in row) for row in (head, *rows)]
    if max(map(len, lines)) <= _WIDTH or not rows:
        return "\n".join(lines)
    told = (
        [guarded(f"{on_one_line(k)}: {on_one_line(v)}") for k, v in zip(head, row, strict=True)]
        for row in rows
    )
    return "\n\n".join("\n".join(x) for x in told)


def _html_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The space between cells is for clients that know no tables and show one word after the other."""
    top = " ".join(f"<th>{on_one_html_line(x)}</th>" for x in head)
    body = "\n".join(f"<tr>{' '.join(f'<td>{on_one_html_line(x)}</td>' for x in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead>\n<tbody>{body}</tbody></table>"
