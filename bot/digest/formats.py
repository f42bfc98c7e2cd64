"""The formats of a digest, and the file each makes."""

from __future__ import annotations

from enum import StrEnum

from bot.core.reply import File
from bot.digest.build import Json, canonical
from bot.digest.markdown import markdown
from bot.digest.page import page
from bot.digest.tables import tables
from bot.digest.words import Words


class DigestFormat(StrEnum):
    """How someone wants a digest."""

    HTML = "html"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"


TYPES = {
    DigestFormat.HTML: "text/html",
    DigestFormat.MARKDOWN: "text/markdown",
    DigestFormat.CSV: "text/csv",
    DigestFormat.JSON: "application/json",
}


def render(digest: Json, format_: DigestFormat, words: Words) -> str:
    """The digest in one format."""
    match format_:
        case DigestFormat.HTML:
            return page(digest, words)
        case DigestFormat.MARKDOWN:
            return markdown(digest, words)
        case DigestFormat.CSV:
            return tables(digest, words)
        case DigestFormat.JSON:
            return canonical(digest)


def file(digest: Json, format_: DigestFormat, words: Words) -> File:
    """The digest as a file to send along; CSV begins with the mark that spreadsheets know UTF-8 by."""
    mark = "\N{ZERO WIDTH NO-BREAK SPACE}" if format_ is DigestFormat.CSV else ""
    content = (mark + render(digest, format_, words)).encode()
    return File(f"{digest['id'].lower()}.{format_}", TYPES[format_], content)
