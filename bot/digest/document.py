"""A digest in words, before it is a page, a PDF or a text document: sections of a few kinds of blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: words, and how a format may show them.

    `kind` is text, number, code, tag, steps or spark; `code` picks the colour of a tag, `series` feeds a
    small chart (None where a number is hidden) and `step` is how far of seven steps something is.
    """

    text: str
    kind: str = "text"
    code: str = ""
    series: tuple[int | None, ...] = ()
    step: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of heads; `widths` are shares of the line, `foot` is a last row of totals."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    foot: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentences that tell the week in short."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Plain sentences."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subhead:
    """A heading inside a section, with the code of its figure."""

    title: str
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """Words with what is said of each."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: code, name, the number in words, what it compares to, and its last twelve weeks."""

    code: str
    name: str
    value: str
    notes: tuple[str, ...]
    series: tuple[int | None, ...] = ()
    alarm: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The key figures side by side."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart; `alt` says all that it shows, `share` is the part of the line that it takes."""

    svg: str
    alt: str
    caption: str
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Parts of a whole: name, number in words and the share of it, from 0 to 1."""

    rows: tuple[tuple[str, str, float], ...]
    warm: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One bundle that needs attention."""

    id: str
    title: str
    about: str
    tag: Cell
    quote: str
    by: str
    numbers: tuple[tuple[str, str], ...]
    series: tuple[int | None, ...]
    status: Cell
    reach: str


@dataclass(frozen=True, slots=True)
class Cards:
    """Bundles that need attention."""

    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns where the page is wide enough; else the one after the other."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


Block: TypeAlias = "Table | Lead | Paragraphs | Subhead | Terms | Figures | Picture | Bars | Cards | Columns"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; `code` is that of its figure, `key` never changes."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A digest in one language, ready to be set; `moment` is the ISO moment it is as of.

    Captions that count begin with `table_word` and `picture_word`.
    """

    id: str
    locale: str
    kicker: str
    title: str
    subtitle: str
    span: str
    stamp: tuple[str, ...]
    notice: str
    moment: str
    sections: tuple[Section, ...]
    footer: str
    table_word: str
    picture_word: str
