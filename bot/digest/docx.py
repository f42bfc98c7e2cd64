"""The digest as a Word document, to copy from into papers of a meeting: real headings, captions and tables.

The same document gives the same bytes: every date in it is that of the digest.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

import docx
from docx.document import Document as Paper
from docx.shared import Mm

from bot.digest.document import (
    Bars,
    Block,
    Cards,
    Columns,
    Document,
    Figures,
    Lead,
    Paragraphs,
    Picture,
    Subhead,
    Table,
    Terms,
)
from bot.digest.docx_parts import Writer
from bot.digest.docx_styles import styled

_EPOCH = (1980, 1, 1, 0, 0, 0)


def word(document: Document) -> bytes:
    """The document as .docx."""
    paper = docx.Document()
    styled(paper, document.locale)
    _described(paper, document)
    writer = Writer(paper, document.table_word, document.picture_word)
    paper.add_paragraph(document.kicker, "Kicker")
    paper.add_paragraph(document.title, "Title")
    paper.add_paragraph(document.subtitle, "Subtitle")
    for line in (document.span, *document.stamp):
        paper.add_paragraph(line, "Stamp")
    if document.notice:
        paper.add_paragraph(document.notice, "Notice")
    for section in document.sections:
        writer.heading(section.title, 1, section.code, section.note)
        _write(writer, section.blocks)
    paper.sections[0].footer.paragraphs[0].text = document.footer
    return _packed(paper)


def _write(writer: Writer, blocks: Iterable[Block]) -> None:
    for block in blocks:
        match block:
            case Table():
                writer.table(block)
            case Cards(items):
                for card in items:
                    writer.card(card)
            case Columns(left, right):
                _write(writer, (*left, *right))
            case Picture():
                writer.picture(block)
            case _:
                _write_words(writer, block)


def _write_words(writer: Writer, block: Block) -> None:
    match block:
        case Lead(lines):
            writer.lines(lines, "Lead")
        case Paragraphs(lines):
            writer.lines(lines, "Note")
        case Subhead(title, code):
            writer.heading(title, 2, code)
        case Terms(pairs):
            writer.terms(pairs)
        case Figures(items):
            writer.figures(items)
        case Bars(rows):
            writer.terms((name, said) for name, said, _ in rows)


def _described(paper: Paper, document: Document) -> None:
    """Fill in what a document says of itself."""
    moment = datetime.fromisoformat(document.moment).astimezone(UTC).replace(tzinfo=None)
    about = paper.core_properties
    about.title, about.subject, about.author = document.title, document.subtitle, document.kicker
    about.language, about.identifier, about.comments = document.locale, document.id, ""
    about.created = about.modified = about.last_printed = moment
    about.last_modified_by, about.revision = document.kicker, 1
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)


def _packed(paper: Paper) -> bytes:
    """The document with its parts in one order and without the moment of packing."""
    made, out, links = io.BytesIO(), io.BytesIO(), paper.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[key]  # the picture of an empty page that the library begins with
    paper.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, parts.read(name))
    return out.getvalue()
