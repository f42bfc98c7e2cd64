"""The formats of a dossier, and the file each makes."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from bot.core.reply import File
from bot.digest.counting.build import canonical
from bot.digest.dossier.compose import compose
from bot.digest.dossier.tables import tables
from bot.digest.formats import TYPES, DigestFormat, packed
from bot.digest.markdown import document_markdown
from bot.digest.page import document_page
from bot.digest.words import Words

Json = dict[str, Any]


class DossierFormat(StrEnum):
    """How someone wants a dossier."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"
    ICAL = "ics"


ENDINGS = {DossierFormat.CSV: "csv.zip"}
"""How the name of a file ends, where that is not the format."""


def render(dossier: Json, format_: DossierFormat, words: Words) -> bytes:
    """The dossier in one format: the same bytes for the same dossier."""
    match format_:
        case DossierFormat.HTML:
            return document_page(compose(dossier, words)).encode()
        case DossierFormat.MARKDOWN:
            return document_markdown(compose(dossier, words)).encode()
        case DossierFormat.CSV:
            return packed(tables(dossier))
        case DossierFormat.JSON:
            return canonical(dossier).encode()
        case _:
            return _heavy(dossier, format_, words)


def file(dossier: Json, format_: DossierFormat, words: Words) -> File:
    """The dossier as a file to send along."""
    name = f"{dossier['id'].lower()}.{ENDINGS.get(format_, format_)}"
    return File(name, TYPES[DigestFormat(format_)], render(dossier, format_, words))


def _heavy(dossier: Json, format_: DossierFormat, words: Words) -> bytes:
    """The formats whose makers take memory: they are fetched when somebody asks for one."""
    if format_ is DossierFormat.PDF:
        from bot.digest.pdf import pdf

        return pdf(compose(dossier, words))
    if format_ is DossierFormat.DOCX:
        from bot.digest.docx import word

        return word(compose(dossier, words))
    from bot.digest.dossier.calendar import calendar

    return calendar(dossier, words)
