"""Content as Discord markdown; every text node is escaped, and pages never cut markup in two."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from adapters.discord.cutting import joined, pieces
from adapters.discord.escaping import GAP, escaped, masked_link, monospaced, on_one_line
from adapters.discord.limits import MESSAGE, size
from adapters.discord.tabular import tabular
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

_RULE = "─" * 20
_BLANK_LINES = re.compile(r"\n\s*\n")


def render(body: Body) -> str:
    """The body as markdown of one message, however long."""
    shown = [(block, words) for block in body if (words := _block(block))]
    joints = [_between(a, b) for (a, _), (b, _) in pairwise(shown)]
    return "".join(words + joint for (_, words), joint in zip(shown, [*joints, ""], strict=False))


def pages(body: Body, limit: int = MESSAGE) -> tuple[str, ...]:
    """The body as messages of at most `limit` characters that together say all of it; none for no words."""
    fits = partial(_fits, limit)
    found: list[Body] = []
    for block in (piece for whole in body for piece in pieces(whole, fits)):
        if found and fits((*found[-1], block)):
            found[-1] += (block,)
        else:
            found.append((block,))
    return tuple(words for each in found if (words := render(each).strip()))


def _fits(limit: int, body: Body) -> bool:
    return size(render(body)) <= limit


def _between(before: Block, after: Block) -> str:
    """What stands between two blocks, so that they stay two and what belongs together is together."""
    match before, after:
        case (Heading(), _) | (Paragraph(), Bullets() | Numbered()) | (Bullets(), Bullets()):
            return "\n"
        case Numbered(items, start), Numbered(_, following) if start + len(items) == following:
            return "\n"
        case Bullets() | Numbered(), Bullets() | Numbered():
            return f"\n{GAP}\n"
        case _:
            return "\n\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return _line(spans).strip()
        case Heading(words, level):
            return f"{'##' if level == 1 else '###'} {title}" if (title := on_one_line(words)) else ""
        case Bullets(items):
            return "\n".join(_item("- ", x) for x in items)
        case Numbered(items, start):
            return "\n".join(_item(f"{n}. ", x) for n, x in enumerate(items, start))
        case Quote(words):
            said = escaped(words).strip()
            return "\n".join(f"> {x}" for x in said.split("\n")) if said else ""
        case Code(words):
            return f"```\n{inside}\n```" if (inside := monospaced(words).strip("\n")).strip() else ""
        case Card():
            return _card(block)
        case Table():
            return tabular(block)
        case Divider():
            return _RULE


def _card(card: Card) -> str:
    title = masked_link(card.title, card.href, "**") if card.href else _marked("**", card.title)
    facts = " · ".join(f"{on_one_line(k)}: {on_one_line(v)}" for k, v in card.facts)
    return "\n".join(x for x in (title, _line(card.body).strip(), f"-# {facts}" if facts else "") if x)


def _item(mark: str, spans: Line) -> str:
    """One item of a list; its further lines stand under the first, or they would end the list."""
    words = _BLANK_LINES.sub("\n", _line(spans).strip()) or GAP
    return mark + words.replace("\n", "\n" + " " * len(mark))


def _line(spans: Line) -> str:
    """Spans as markdown; neighbours of one kind are one text, so that they mean nothing together."""
    written = ""
    for span in joined(spans):
        piece = _inline(span)
        written += GAP + piece if written.endswith("*") and piece.startswith("*") else piece
    return written


def _inline(span: Inline) -> str:
    match span:
        case Text(words):
            return escaped(words)
        case Bold(words):
            return _marked("**", words)
        case Italic(words):
            return _marked("*", words)
        case Link(label, href):
            return masked_link(label, href)
        case Mention(actor_id):
            return f"<@{actor_id}>"


def _marked(mark: str, words: str) -> str:
    """Words between marks, line by line; spaces stay outside, or the marks would be shown as signs."""
    return "\n".join(_marked_line(mark, x) for x in escaped(words).split("\n"))


def _marked_line(mark: str, words: str) -> str:
    core = words.strip()
    if not core:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{mark}{core}{mark}{after}"
