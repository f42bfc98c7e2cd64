"""Content as HTML; every text node is escaped here, and nowhere does user text become markup."""

from __future__ import annotations

from html import escape

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

# These turn the reading direction of what follows them, also outside the message.
TURNING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def render(body: Body) -> str:
    """The body as HTML."""
    return "".join(_block(block) for block in body)


def words(text: str) -> str:
    """Someone's words as HTML that shows them as they are."""
    # A browser breaks the line at \r, \n and both together; so does what we make of them, once.
    lines = text.translate(TURNING).replace("\r\n", "\n").replace("\r", "\n")
    return escape(lines).replace("\n", "<br>")


def _line(spans: Line) -> str:
    return "".join(_inline(span) for span in spans)


def _inline(span: Inline) -> str:
    match span:
        case Text(text):
            return words(text)
        case Bold(text):
            return f"<strong>{words(text)}</strong>"
        case Italic(text):
            return f"<em>{words(text)}</em>"
        case Link(label, href):
            return _link(label, href)
        case Mention(_, name):
            return f'<span class="mention">@{words(name)}</span>'


def _link(label: str, href: str) -> str:
    away = ' target="_blank" rel="noopener noreferrer"' if href.startswith("http") else ""
    return f'<a href="{escape(href)}"{away}>{words(label)}</a>'


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return f"<p>{_line(spans)}</p>"
        case Heading(text, level):
            return f"<h{level + 2}>{words(text)}</h{level + 2}>"
        case Bullets(items):
            return f"<ul>{_items(items)}</ul>"
        case Numbered(items, start):
            return f'<ol start="{start}">{_items(items)}</ol>'
        case Quote(text):
            return f"<blockquote><p>{words(text)}</p></blockquote>"
        case Code(text):
            return f"<pre>{words(text)}</pre>"
        case Card():
            return _card(block)
        case Table(head, rows):
            return _table(head, rows)
        case Divider():
            return "<hr>"


def _items(items: tuple[Line, ...]) -> str:
    return "".join(f"<li>{_line(item)}</li>" for item in items)


def _card(card: Card) -> str:
    title = _link(card.title, card.href) if card.href else words(card.title)
    body = f"<p>{_line(card.body)}</p>" if card.body else ""
    facts = "".join(f"<div><dt>{words(k)}</dt><dd>{words(v)}</dd></div>" for k, v in card.facts)
    return (
        f'<article class="card"><h4>{title}</h4>{body}'
        + (f"<dl>{facts}</dl>" if facts else "")
        + "</article>"
    )


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    top = "".join(f'<th scope="col">{words(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{words(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'
