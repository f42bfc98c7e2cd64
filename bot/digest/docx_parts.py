"""The parts of a Word document: headings, tables with a head that repeats, captions that count, pictures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Mm
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from bot.digest.document import Card, Cell, Figure, Picture, Table
from bot.digest.docx_styles import BRAND, SOFT, WARM
from bot.digest.pdf import png
from bot.digest.words import capital

WIDE = 170
"""How many millimetres a line is."""
_ORDER = ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook")
"""In this order a table tells its properties (ISO/IEC 29500-1, 17.4.59)."""
_LINES = {"top": "0", "bottom": "4", "insideH": "4"}


class Writer:
    """Writes the parts of a digest onto paper, one after the other; captions begin with these words."""

    def __init__(self, paper: Paper, table_word: str, picture_word: str) -> None:
        self._paper, self._table_word, self._picture_word = paper, table_word, picture_word

    def heading(self, title: str, level: int, code: str = "", note: str = "") -> None:
        """A heading with the code of its figure, and a note below it."""
        made = self._paper.add_heading(title, level)
        if code:
            run = made.add_run(f" {code}")
            run.font.superscript, run.font.color.rgb = True, WARM
        if note:
            self._paper.add_paragraph(note, "Note").paragraph_format.keep_with_next = True

    def lines(self, lines: Iterable[str], style: str) -> None:
        """Paragraphs."""
        for line in lines:
            self._paper.add_paragraph(line, style)

    def terms(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Words in bold with what is said of each."""
        for term, said in pairs:
            made = self._paper.add_paragraph()
            made.add_run(f"{term}: ").bold = True
            made.add_run(said)

    def figures(self, items: Sequence[Figure]) -> None:
        """The key figures as one row of a table."""
        made = self._paper.add_table(2, len(items))
        for n, item in enumerate(items):
            _put(made.rows[0].cells[n], f"{item.name} {item.code}", "Head")
            value = _put(made.rows[1].cells[n], "", "Cell")
            run = value.add_run(item.value)
            run.bold, run.font.size = True, Mm(7)
            for note in ((item.alarm,) if item.alarm else ()) + item.notes:
                made.rows[1].cells[n].add_paragraph(note, "Note").paragraph_format.space_after = Mm(0)
        _repeated(made.rows[0])
        _ruled(made._tbl)

    def table(self, table: Table) -> None:
        """A caption that counts, and a table without its small charts: the numbers say the same."""
        kept = [n for n in range(len(table.head)) if not any(_is_spark(row, n) for row in table.rows)]
        self._caption(table.caption, before=True)
        made = self._paper.add_table(1, len(kept))
        made.autofit = False
        share = WIDE / sum(table.widths[n] for n in kept)
        wide = [Mm(table.widths[n] * share) for n in kept]
        for place, n in enumerate(kept):
            made.columns[place].width = wide[place]
            head = _put(made.rows[0].cells[place], capital(table.head[n]), "Head", wide[place])
            if any(n < len(row) and row[n].kind == "number" for row in table.rows):
                head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _repeated(made.rows[0])
        for row in (*table.rows, *((table.foot,) if table.foot else ())):
            cells = made.add_row().cells
            for place, n in enumerate(kept):
                cell = row[n] if n < len(row) else Cell("")
                put = _put(cells[place], cell.text, "Cell", wide[place])
                _dressed(put, cell, bold=row is table.foot)
        _ruled(made._tbl)
        self._paper.add_paragraph("", "Note")

    def card(self, card: Card) -> None:
        """A bundle that needs attention."""
        self.heading(f"{card.id} {card.title}", 2)
        about = (card.about, card.tag.text, card.status.text, card.reach)
        self.lines((" · ".join(part for part in about if part),), "Note")
        if card.quote:
            self.lines((card.quote,), "Quote")
            self.lines((card.by,), "Note")
        self.lines((" · ".join(f"{name} {value}" for value, name in card.numbers),), "Normal")

    def picture(self, picture: Picture) -> None:
        """A chart that says in words what it shows, with a caption that counts."""
        wide = min(WIDE, round(picture.wide * 0.28))
        shape = self._paper.add_picture(io.BytesIO(png(picture.svg, picture.wide)), Mm(wide))
        shape._inline.docPr.set("descr", picture.alt)
        shape._inline.docPr.set("name", picture.caption)
        self._paper.paragraphs[-1].paragraph_format.keep_with_next = True
        self._caption(picture.caption, before=False)

    def _caption(self, words: str, *, before: bool) -> None:
        """A caption with a number that Word itself keeps counting."""
        made = self._paper.add_paragraph("", "Caption")
        made.paragraph_format.keep_with_next = before
        label = self._table_word if before else self._picture_word
        made.add_run(f"{label} ").bold = True
        _counted(made, label)
        made.add_run(f": {words}")


def _is_spark(row: Sequence[Cell], place: int) -> bool:
    return place < len(row) and row[place].kind == "spark"


def _put(cell: _Cell, words: str, style: str, wide: Mm | None = None) -> Paragraph:
    """Words in a cell."""
    if wide is not None:
        cell.width = wide
    made: Paragraph = cell.paragraphs[0]
    made.style = style
    made.add_run(words)
    return made


def _dressed(made: Paragraph, cell: Cell, *, bold: bool) -> None:
    if cell.kind == "number":
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = made.runs[0]
    run.bold = bold or cell.kind == "code" or cell.code in {"stijgend", "nieuw", "late"}
    if cell.kind == "code":
        run.font.color.rgb = BRAND
    elif cell.kind == "tag":
        run.font.color.rgb = WARM if run.bold else SOFT


def _repeated(row: _Row) -> None:
    """Let a row be a head: read as such, and repeated on each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _ruled(table: CT_Tbl) -> None:
    """Thin lines between rows and below, and little room beside the words."""
    borders = OxmlElement("w:tblBorders")
    for side, size in _LINES.items():
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", size), ("color", "D5DCDF")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        room = OxmlElement(f"w:{side}")
        room.set(qn("w:w"), "55")
        room.set(qn("w:type"), "dxa")
        margins.append(room)
    properties = table.tblPr
    parts = [*properties, borders, margins]
    properties.extend(sorted(parts, key=lambda part: _ORDER.index(part.tag.split("}")[1])))


def _counted(made: Paragraph, label: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" SEQ {label} \\* ARABIC ")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    made._p.append(field)
