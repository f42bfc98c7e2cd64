"""The formats of a digest, and the file each makes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from bot.core.reply import File
from bot.digest.compose import compose
from bot.digest.counting.build import Json, canonical
from bot.digest.markdown import markdown
from bot.digest.owner import Owner
from bot.digest.page import page
from bot.digest.tables import named, stamp, written
from bot.digest.words import Words

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The mark that spreadsheets know UTF-8 by."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


class DigestFormat(StrEnum):
    """How someone wants a digest."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"
    ICAL = "ics"


TYPES = {
    DigestFormat.HTML: "text/html",
    DigestFormat.PDF: "application/pdf",
    DigestFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    DigestFormat.MARKDOWN: "text/markdown",
    DigestFormat.CSV: "application/zip",
    DigestFormat.JSON: "application/json",
    DigestFormat.ICAL: "text/calendar",
}
ENDINGS = {DigestFormat.CSV: "csv.zip"}
"""How the name of a file ends, where that is not the format."""


def render(digest: Json, format_: DigestFormat, words: Words) -> bytes:
    """The digest in one format: the same bytes for the same digest."""
    match format_:
        case DigestFormat.HTML:
            return page(digest, words).encode()
        case DigestFormat.MARKDOWN:
            return markdown(digest, words).encode()
        case DigestFormat.CSV:
            return _zipped(digest, words)
        case DigestFormat.JSON:
            return canonical(digest).encode()
        case _:
            return _heavy(digest, format_, words)


def file(digest: Json, format_: DigestFormat, words: Words) -> File:
    """The digest as a file to send along."""
    name = f"{digest['id'].lower()}.{ENDINGS.get(format_, format_)}"
    return File(name, TYPES[format_], render(digest, format_, words))


def _heavy(digest: Json, format_: DigestFormat, words: Words) -> bytes:
    """The formats whose makers take memory: they are fetched when somebody asks for one."""
    if format_ is DigestFormat.PDF:
        from bot.digest.pdf import pdf

        return pdf(compose(digest, words))
    if format_ is DigestFormat.DOCX:
        from bot.digest.docx import word

        return word(compose(digest, words))
    return terms_file(digest, words)


def terms_file(digest: Json, words: Words, owner: Owner | None = None) -> bytes:
    """The terms of one owner, or of all, for a calendar."""
    from bot.digest.calendar import calendar

    return calendar(digest, words, owner)


def _zipped(digest: Json, words: Words) -> bytes:
    return packed({"bericht": stamp(digest), **named(digest, words)})


def packed(tables: Mapping[str, Iterable[Sequence[object]]]) -> bytes:
    """One file of separated values per table, as Dutch spreadsheets expect, in one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as together:
        for name, rows in tables.items():
            info = zipfile.ZipInfo(f"{name}.csv", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            together.writestr(info, (_BOM + written(rows)).encode())
    return out.getvalue()
