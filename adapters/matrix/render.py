"""Content as a Matrix message: plain words and the HTML that Matrix allows, both from one tree."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from adapters.matrix.cutting import pieces
from adapters.matrix.escaping import (
    address,
    at_start,
    clean,
    escaped,
    guarded,
    literal,
    misleading,
    on_one_line,
    permalink,
    seam,
    spelled,
    user_id,
)
from bot.core.content import (
    Block,
    Body,
    Bold,
    Bullets,
    Card,
    Code,
    Divider,
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
            html = _line(spans, _marked_up)
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
            return _line(spans, _spoken).strip()
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
        case Card(title, href, spans, facts):
            head = _plain_link(title, href) if href else guarded(on_one_line(title))
            return "\n".join(x for x in (head, _line(spans, _spoken).strip(), _facts(facts)) if x)
        case Table(head, rows):
            return _plain_table(head, rows)
        case Divider():
            return _RULE


def _html(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return f"<p>{_line(spans, _marked_up)}</p>"
        case Heading(words, level):
            rank = _LARGEST if level == 1 else _SMALLEST
            return f"<h{rank}>{escaped(on_one_line(words))}</h{rank}>"
        case Bullets(items):
            return f"<ul>{_items(items)}</ul>"
        case Numbered(items, start):
            return f"<ol>{_items(items)}</ol>" if start == 1 else f'<ol start="{start}">{_items(items)}</ol>'
        case Quote(words):
            return f"<blockquote><p>{escaped(clean(words).strip())}</p></blockquote>"
        case Code(words):
            return f"<pre><code>{literal(words)}</code></pre>"
        case Card(title, href, spans, facts):
            head = _html_link(title, href) if href else escaped(on_one_line(title))
            told = (f"<strong>{head}</strong>", _line(spans, _marked_up), escape(_facts(facts), quote=False))
            return f"<p>{'<br>'.join(x for x in told if x)}</p>"
        case Table(head, rows):
            return _html_table(head, rows)
        case Divider():
            return "<hr>"


def _line(spans: Line, shown: Callable[[Inline], str]) -> str:
    """Spans one after the other, so that neighbours mean nothing together."""
    joints = [seam(_words(a), _words(b)) for a, b in pairwise(spans)]
    return "".join(shown(span) + joint for span, joint in zip(spans, [*joints, ""], strict=False))


def _words(span: Inline) -> str:
    match span:
        case Link(label):
            return label
        case Mention(actor_id, name):
            return f"@{on_one_line(name).removeprefix('@') or actor_id[1:]}"
        case Text(words) | Bold(words) | Italic(words):
            return words


def _spoken(span: Inline) -> str:
    return _plain_link(span.label, span.href) if isinstance(span, Link) else guarded(_words(span))


def _marked_up(span: Inline) -> str:
    words = escaped(_words(span))
    match span:
        case Text():
            return words
        case Bold():
            return f"<strong>{words}</strong>"
        case Italic():
            return f"<em>{words}</em>"
        case Link(label, href):
            return _html_link(label, href)
        case Mention(actor_id):
            return f'<a href="{escape(permalink(actor_id))}">{words}</a>' if user_id(actor_id) else words


def _plain_link(label: str, href: str) -> str:
    shown, way = on_one_line(label), spelled(href)
    target = address(href)
    if target is not None and shown in {"", way, href}:
        return way if target.startswith("mailto:") else target
    if way in shown:
        return guarded(shown)
    if target is None:
        return guarded(f"{shown} ({way})") if shown else guarded(way)
    return f"{guarded(shown)} ({way if target.startswith('mailto:') else target})"


def _html_link(label: str, href: str) -> str:
    shown, target = on_one_line(label), address(href)
    if target is None:
        return escape(_plain_link(label, href), quote=False)
    bare = f'<a href="{escape(target)}">{escape(spelled(href), quote=False)}</a>'
    if shown in {"", spelled(href), href}:
        return bare
    if misleading(shown, target):
        return f"{escaped(shown)} ({bare})"
    return f'<a href="{escape(target)}">{escaped(shown)}</a>'


def _item(mark: str, spans: Line) -> str:
    """One item of a list; its further lines stand under the first."""
    return (mark + _line(spans, _spoken).strip().replace("\n", "\n" + " " * len(mark))).rstrip()


def _items(items: Sequence[Line]) -> str:
    return "".join(f"<li>{_line(x, _marked_up)}</li>" for x in items)


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
    top = " ".join(f"<th>{escaped(on_one_line(x))}</th>" for x in head)
    body = "\n".join(
        f"<tr>{' '.join(f'<td>{escaped(on_one_line(x))}</td>' for x in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead>\n<tbody>{body}</tbody></table>"
