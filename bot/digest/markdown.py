"""The digest as Markdown, in the same order as the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.digest.compose import compose
from bot.digest.counting.build import Json
from bot.digest.document import (
    Bars,
    Block,
    Card,
    Cards,
    Cell,
    Columns,
    Document,
    Figures,
    Lead,
    Paragraphs,
    Picture,
    Section,
    Subhead,
    Table,
    Terms,
)
from bot.digest.words import Words

SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(digest: Json, words: Words) -> str:
    """The digest as Markdown; user text in it is escaped; the code of a figure stands with its heading."""
    return document_markdown(compose(digest, words))


def document_markdown(told: Document) -> str:
    """A document as Markdown; user text in it is escaped."""
    parts = [f"# {escaped(told.title)}", escaped(told.subtitle), " · ".join((told.span, *told.stamp))]
    parts += [f"*{escaped(told.notice)}*"] if told.notice else []
    for section in told.sections:
        parts += [_heading(section), *_blocks(section.blocks)]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Words that Markdown leaves as they are."""
    return SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def _heading(section: Section) -> str:
    code = f" ({section.code})" if section.code else ""
    return f"## {escaped(section.title)}{code}"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Lead(lines):
            yield _list(escaped(line) for line in lines)
        case Paragraphs(lines):
            yield from (escaped(line) for line in lines)
        case Subhead(title, code):
            yield f"### {escaped(title)}" + (f" ({code})" if code else "")
        case Terms(pairs):
            yield _list(f"**{escaped(term)}**: {escaped(said)}" for term, said in pairs)
        case Bars(rows):
            yield _list(f"{escaped(name)}: {escaped(said)}" for name, said, _ in rows)
        case Picture(alt=alt, caption=caption):
            yield f"{escaped(alt)} *{escaped(caption)}*"
        case _:
            yield from _wide(block)


def _wide(block: Block) -> Iterator[str]:
    match block:
        case Figures(items):
            notes = [" · ".join((*((f.alarm,) if f.alarm else ()), *f.notes)) for f in items]
            rows = [(f.code, f.name, f.value, said) for f, said in zip(items, notes, strict=True)]
            yield _lines([("", "", "", ""), *rows])
        case Table():
            yield _table(block)
        case Cards(items):
            for card in items:
                yield from _card(card)
        case Columns(left, right):
            yield from _blocks((*left, *right))


def _card(card: Card) -> Iterator[str]:
    yield f"### {card.id} · {escaped(card.title)}"
    about = (card.about, card.tag.text, card.status.text, card.reach)
    yield escaped(" · ".join(part for part in about if part))
    if card.quote:
        yield f"> {escaped(card.quote)}\n>\n> {escaped(card.by)}"
    yield escaped(" · ".join(f"{name} {value}" for value, name in card.numbers))


def _table(table: Table) -> str:
    """The table without its small charts: the numbers beside them say the same."""
    kept = [n for n in range(len(table.head)) if not (table.rows and _is_spark(table.rows[0], n))]
    rows = [*table.rows, *((table.foot,) if table.foot else ())]
    return _lines(
        [
            [table.head[n] for n in kept],
            *([row[n].text if n < len(row) else "" for n in kept] for row in rows),
        ]
    )


def _is_spark(row: tuple[Cell, ...], place: int) -> bool:
    return place < len(row) and row[place].kind == "spark"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _lines(rows: Iterable[Iterable[str]]) -> str:
    told = [[escaped(cell) for cell in row] for row in rows]
    told.insert(1, ["---"] * len(told[0]))
    return "\n".join("| " + " | ".join(row) + " |" for row in told)
