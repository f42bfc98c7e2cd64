"""What is said, as a small tree; each adapter renders it and escapes every text node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words; whatever they contain, they stay words."""

    text: str


@dataclass(frozen=True, slots=True)
class Bold:
    """Words with emphasis."""

    text: str


@dataclass(frozen=True, slots=True)
class Italic:
    """Words in italics."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a label.

    Raises:
        ValueError: when the address is not an absolute http(s), mailto or tel link.
    """

    label: str
    href: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.href)
        absolute = parts.netloc if parts.scheme in {"http", "https"} else parts.path
        if parts.scheme not in LINK_SCHEMES or not absolute or any(c.isspace() for c in self.href):
            raise ValueError("a link needs an absolute http, https, mailto or tel address")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person called by name; only this node ever notifies anyone."""

    actor_id: str
    name: str


Inline = Text | Bold | Italic | Link | Mention
Line = tuple[Inline, ...]
Words = str | Inline


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of words."""

    line: Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A title above what follows; level 1 to 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """An ordered list, counting from `start`."""

    items: tuple[Line, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Someone's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Text in a fixed-width block."""

    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One thing with a title, an optional link, words about it and named facts."""

    title: str
    href: str | None
    body: Line
    facts: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.href is not None:
            Link(self.title, self.href)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A line between two parts."""


Block = Paragraph | Heading | Bullets | Numbered | Quote | Code | Card | Table | Divider
Body = tuple[Block, ...]


def line(*words: Words) -> Line:
    """Put words and spans in a line; a plain string becomes Text."""
    return tuple(Text(w) if isinstance(w, str) else w for w in words)


def text(words: str) -> Text:
    """Plain words."""
    return Text(words)


def b(words: str) -> Bold:
    """Words with emphasis."""
    return Bold(words)


def i(words: str) -> Italic:
    """Words in italics."""
    return Italic(words)


def link(label: str, href: str) -> Link:
    """A link; raises ValueError for anything but an absolute http(s), mailto or tel address."""
    return Link(label, href)


def mention(actor_id: str, name: str) -> Mention:
    """Call a person by name."""
    return Mention(actor_id, name)


def p(*words: Words) -> Paragraph:
    """A paragraph."""
    return Paragraph(line(*words))


def h(title: str, level: int = 2) -> Heading:
    """A heading of level 1 to 3."""
    return Heading(title, level)


def ul(*items: Words | Sequence[Words]) -> Bullets:
    """An unordered list; an item is one span or a sequence of spans."""
    return Bullets(tuple(_item(x) for x in items))


def ol(*items: Words | Sequence[Words], start: int = 1) -> Numbered:
    """An ordered list; an item is one span or a sequence of spans."""
    return Numbered(tuple(_item(x) for x in items), start)


def quote(words: str) -> Quote:
    """Someone's own words."""
    return Quote(words)


def code(words: str) -> Code:
    """A fixed-width block."""
    return Code(words)


def card(title: str, href: str | None, *words: Words, facts: Sequence[tuple[str, str]] = ()) -> Card:
    """One thing with a title, words about it and named facts."""
    return Card(title, href, line(*words), tuple(facts))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table; raises ValueError when a row is not as long as the head."""
    if any(len(row) != len(head) for row in rows):
        raise ValueError("every row needs as many cells as the head")
    return Table(tuple(head), tuple(tuple(row) for row in rows))


def divider() -> Divider:
    """A line between two parts."""
    return Divider()


def _item(words: Words | Sequence[Words]) -> Line:
    if isinstance(words, str | Text | Bold | Italic | Link | Mention):
        return line(words)
    return line(*words)


def plain(body: Body) -> str:
    """The words of a body without any markup, for logs of length, previews and search."""
    return "\n".join(words for block in body if (words := _plain_block(block)))


def _plain_line(spans: Line) -> str:
    return "".join(
        s.label if isinstance(s, Link) else s.name if isinstance(s, Mention) else s.text for s in spans
    )


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return _plain_line(spans)
        case Heading(words) | Quote(words) | Code(words):
            return words
        case Bullets(items) | Numbered(items):
            return "\n".join(_plain_line(x) for x in items)
        case Card(title, _, spans, facts):
            return "\n".join((title, _plain_line(spans), *(f"{k}: {v}" for k, v in facts)))
        case Table(head, rows):
            return "\n".join("\t".join(row) for row in (head, *rows))
        case Divider():
            return ""
