"""Everything that somebody, or a machine, can read in a digest of any format: also titles of pictures."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from xml.etree import ElementTree

from pypdf import PdfReader

from bot.digest.formats import DigestFormat

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(made: bytes, format_: DigestFormat) -> str:
    """All words of a digest in one format."""
    match format_:
        case DigestFormat.PDF:
            reader = PdfReader(io.BytesIO(made))
            told = (page.extract_text() for page in reader.pages)
            return "\n".join((*told, *alternatives(reader)))
        case DigestFormat.DOCX:
            return "\n".join(_paragraphs(made))
        case DigestFormat.CSV:
            return "\n".join(unzipped(made).values())
        case DigestFormat.HTML:
            return unescape(made.decode())
        case _:
            return made.decode()


def unzipped(made: bytes) -> dict[str, str]:
    """The texts in an archive, by name."""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return {name: parts.read(name).decode("utf-8-sig") for name in parts.namelist()}


def alternatives(reader: PdfReader) -> list[str]:
    """The alternative texts of a PDF, from the tree of its tags."""
    return [str(node["/Alt"]) for node in tags(reader) if "/Alt" in node]


def tags(reader: PdfReader) -> list[dict[str, object]]:
    """Every element in the tree of tags."""
    found: list[dict[str, object]] = []
    open_: list[object] = [reader.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]
    while open_:
        node = open_.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            found.append(node)
            open_.append(node.get("/K"))
        elif isinstance(node, list):
            open_ += node
    return found


def _paragraphs(made: bytes) -> list[str]:
    """The paragraphs of a Word document and what its pictures say."""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        tree = ElementTree.fromstring(parts.read("word/document.xml"))  # noqa: S314 - of our own making
        told = ["".join(x.text or "" for x in p.iter(f"{_WORD}t")) for p in tree.iter(f"{_WORD}p")]
        described = re.findall(r'descr="([^"]*)"', parts.read("word/document.xml").decode())
    return [*told, *(unescape(each) for each in described)]
