"""How a Word document of ours looks: styles by name, so that whoever copies from it can restyle at once."""

from __future__ import annotations

from typing import NamedTuple

from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

INK, BRAND, WARM, SOFT = (RGBColor.from_string(c) for c in ("1D2730", "0F5C63", "A8470F", "55616B"))


class Look(NamedTuple):
    """Size in points, colour, weight and the room above and below."""

    size: float
    colour: RGBColor
    bold: bool = False
    italic: bool = False
    above: float = 0
    below: float = 4


LOOKS = {
    "Normal": Look(10.5, INK),
    "Kicker": Look(9, BRAND, bold=True, below=0),
    "Title": Look(24, BRAND, bold=True, below=2),
    "Subtitle": Look(11.5, INK),
    "Stamp": Look(9.5, SOFT, below=0),
    "Notice": Look(9.5, WARM, bold=True, above=6),
    "Heading 1": Look(15, BRAND, bold=True, above=16, below=5),
    "Heading 2": Look(12, INK, bold=True, above=10, below=3),
    "Lead": Look(12, INK, below=5),
    "Note": Look(9, SOFT),
    "Quote": Look(10.5, INK, italic=True, above=3, below=3),
    "Caption": Look(9, SOFT, above=2, below=8),
    "Cell": Look(9.5, INK, below=0),
    "Head": Look(8.5, SOFT, bold=True, below=0),
    "Footer": Look(8.5, SOFT),
}
"""Every style that the document uses."""


def styled(paper: Paper, locale: str) -> None:
    """Give the paper its styles and its language."""
    for name, look in LOOKS.items():
        known = name in (each.name for each in paper.styles)
        style = paper.styles[name] if known else paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if isinstance(style, ParagraphStyle):
            _dress(style, look)
    fonts = paper.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL" if locale == "nl" else "en-GB")
    fonts.append(language)


def _dress(style: ParagraphStyle, look: Look) -> None:
    font, space = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = "Calibri", Pt(look.size), look.bold, look.italic
    font.color.rgb = look.colour
    properties = style.element.get_or_add_rPr()
    named = properties.find(qn("w:rFonts"))
    for themed in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        named.attrib.pop(qn(f"w:{themed}"), None)
    space.space_before, space.space_after = Pt(look.above), Pt(look.below)
    space.keep_with_next = style.name is not None and style.name.startswith(("Heading", "Head"))
