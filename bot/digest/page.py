"""The digest as one web page: no scripts, no network, ready to print, light or dark as the reader likes."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.digest.charts import spark
from bot.digest.compose import compose
from bot.digest.counting.build import Json
from bot.digest.document import Document
from bot.digest.words import Words

NUMBER = re.compile(r"\b([A-Z]{1,2}-[0-9]{4}-[0-9]+)\b")
TEMPLATES = Path(__file__).parent / "templates"


def page(digest: Json, words: Words) -> str:
    """The digest as HTML; every text in it is escaped."""
    return document_page(compose(digest, words))


def document_page(document: Document) -> str:
    """A document as HTML; every text in it is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["whole"] = _whole
    environment.filters["kind"] = lambda block: type(block).__name__.lower()
    return environment.get_template("digest.html.j2").render(
        d=document, drawn=_drawn, spark=lambda series: _drawn(spark(series))
    )


def _whole(said: str) -> Markup:
    """Words in which no number such as S-2026-00412 is broken over two lines."""
    parts = NUMBER.split(said)
    marked = (f'<span class="nr">{escape(x)}</span>' if n % 2 else escape(x) for n, x in enumerate(parts))
    return Markup("".join(marked))  # noqa: S704 - every part of it was escaped


def _drawn(svg: str) -> Markup:
    """A chart of our own making; its only words were escaped when it was drawn."""
    return Markup(svg)  # noqa: S704 - numbers and escaped words only
