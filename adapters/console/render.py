"""Content as lines for a terminal; control characters in user text never reach it."""

from __future__ import annotations

import textwrap
import unicodedata

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

WIDTH = 88


def render(body: Body) -> str:
    """The body as plain lines of at most WIDTH columns where words allow."""
    return "\n".join(_block(block) for block in body)


def clean(words: str) -> str:
    """Words without characters that steer a terminal or turn the reading direction; newlines stay."""
    kept = (c for c in words if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    return "".join(kept).replace("\t", "    ")


def _line(spans: Line) -> str:
    return "".join(_inline(span) for span in spans)


def _inline(span: Inline) -> str:
    match span:
        case Text(words) | Italic(words):
            return clean(words)
        case Bold(words):
            return clean(words)
        case Link(label, href):
            return f"{clean(label)} <{clean(href)}>"
        case Mention(_, name):
            return f"@{clean(name)}"


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return _wrap(_line(spans))
        case Heading(words, level):
            title = clean(words)
            return f"{title}\n{('=' if level == 1 else '-') * min(len(title), WIDTH)}"
        case Bullets(items):
            return "\n".join(_wrap(_line(x), "- ") for x in items)
        case Numbered(items, start):
            return "\n".join(_wrap(_line(x), f"{n}. ") for n, x in enumerate(items, start))
        case Quote(words):
            return textwrap.indent(_wrap(clean(words), width=WIDTH - 2), "> ", lambda _: True)
        case Code(words):
            return textwrap.indent(clean(words), "    ")
        case Card(title, href, spans, facts):
            head = f"* {clean(title)}" + (f"\n  {clean(href)}" if href else "")
            named = " · ".join(f"{clean(k)}: {clean(v)}" for k, v in facts)
            return "\n".join(x for x in (head, _wrap(_line(spans), "  "), _wrap(named, "  ")) if x.strip())
        case Table(head, rows):
            return _table((head, *rows))
        case Divider():
            return "-" * WIDTH


def _wrap(words: str, first: str = "", width: int = WIDTH) -> str:
    later = " " * len(first)
    wrapped = (
        textwrap.fill(x, width, initial_indent=first if n == 0 else later, subsequent_indent=later)
        for n, x in enumerate(words.split("\n"))
    )
    return "\n".join(wrapped)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = [[clean(c).replace("\n", " ") for c in row] for row in rows]
    widths = [max(len(row[n]) for row in cells) for n in range(len(rows[0]))]
    return "\n".join(
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells
    )
