"""The wanted parts of an XML document as it streams by: no entities, no external documents, no depth."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

DEEPEST = 100
MOST_TEXT = 50_000  # characters of one part that are kept
MOST_CHILDREN = 2_000
LONGEST_TOKEN = 1_000_000  # bytes of one tag or comment
_PREFIXES = {
    "": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/rss/1.0/": "",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.openarchives.org/OAI/2.0/": "",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
}


class XmlError(ValueError):
    """A document that can not be read on; `fault` is a key of `knowledge.sources.problems`."""

    def __init__(self, fault: str, line: int) -> None:
        super().__init__(f"line {line}: {fault}")
        self.fault, self.line = fault, line


@dataclass(slots=True)
class Part:
    """One element with everything in it; names are as in the document's usual prefix: `title`, `dc:title`."""

    name: str
    path: tuple[str, ...]
    attributes: dict[str, str]
    line: int
    texts: list[str] = field(default_factory=list)
    children: list[Part] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words directly in this element."""
        return "".join(self.texts).strip()

    def every(self, *names: str) -> list[Part]:
        """The children with one of these names, in the order of the names."""
        return [child for name in names for child in self.children if child.name == name]

    def first(self, *names: str) -> str:
        """The words of the first of these children that has any."""
        return next((child.text for child in self.every(*names) if child.text), "")


def parts(chunks: Iterable[bytes], wanted: frozenset[str]) -> Iterator[Part]:
    """The elements with these names (the outermost ones) and, before them, the root without its content.

    Raises:
        XmlError: when the document can not be read on; what was given before that stands.
    """
    reader = _Reader(wanted)
    for chunk in chunks:
        reader.feed(chunk, last=False)
        while reader.ready:
            yield reader.ready.popleft()
    reader.feed(b"", last=True)
    yield from reader.ready


class _Reader:
    def __init__(self, wanted: frozenset[str]) -> None:
        self.ready: deque[Part] = deque()
        self._wanted, self._path, self._open = wanted, list[str](), list[Part]()
        self._fed = self._kept = self._children = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity

    def feed(self, chunk: bytes, *, last: bool) -> None:
        """Read on; what became whole is in `ready`."""
        try:
            self._parser.Parse(chunk, last)
        except XmlError:
            raise
        except (expat.ExpatError, ValueError, LookupError):
            # Also a document that says it is in characters that nobody knows.
            raise XmlError("xml", self._parser.CurrentLineNumber) from None
        self._fed += len(chunk)
        # A token that never ends would be looked at again with every chunk.
        if self._fed - self._parser.CurrentByteIndex > LONGEST_TOKEN:
            raise XmlError("xml", self._parser.CurrentLineNumber)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name(tag)
        part = Part(name, tuple(self._path), attributes, self._parser.CurrentLineNumber)
        if not self._path:
            self.ready.append(part)
        self._path.append(name)
        if len(self._path) > DEEPEST:
            raise XmlError("deep", part.line)
        if self._open or name in self._wanted:
            if self._open and self._children < MOST_CHILDREN:
                self._open[-1].children.append(part)
                self._children += 1
            self._open.append(part)

    def _words(self, words: str) -> None:
        if self._open and self._kept < MOST_TEXT:
            self._open[-1].texts.append(words[: MOST_TEXT - self._kept])
            self._kept += len(words)

    def _end(self, _: str) -> None:
        self._path.pop()
        if self._open:
            part = self._open.pop()
            if not self._open:
                self._kept = self._children = 0
                self.ready.append(part)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, own: int) -> None:
        # Entities and default attributes are all that a document can say there, and all that can explode.
        if own:
            raise XmlError("dtd", self._parser.CurrentLineNumber)

    def _entity(self, *_: object) -> None:
        raise XmlError("dtd", self._parser.CurrentLineNumber)


def _name(tag: str) -> str:
    space, _, local = tag.rpartition(" ")
    return _PREFIXES.get(space, "?:") + local
