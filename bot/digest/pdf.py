"""The digest as PDF, set by an engine that needs nothing of the machine: same document, same bytes.

It is tagged as PDF/UA-1 asks (ISO 14289-1) so that screen readers can read it; its headings are bookmarks.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path

import typst

from bot.digest.document import Document

TEMPLATE = Path(__file__).parent / "templates" / "digest.typ"


def pdf(document: Document) -> bytes:
    """The document as PDF; its words are only ever words there, whatever is in them."""
    moment = datetime.fromisoformat(document.moment)
    words = {**_fields(document), "day": {"year": moment.year, "month": moment.month, "day": moment.day}}
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(words)},
        pdf_standards="ua-1",
        timestamp=moment,
    )


def png(svg: str, wide: int) -> bytes:
    """A chart as a picture of so many points wide, sharp enough to print."""
    page = (
        f'#set page(width: {wide}pt, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    )
    return typst.compile(
        page.encode(), format="png", ppi=200, ignore_system_fonts=True, sys_inputs={"svg": svg}
    )


def _fields(value: object) -> dict[str, object]:
    """A part of the document as plain values, with the kind of block it is."""
    told = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}  # type: ignore[arg-type]
    return {"block": type(value).__name__.lower(), **told}


def _plain(value: object) -> object:
    if is_dataclass(value):
        return _fields(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
