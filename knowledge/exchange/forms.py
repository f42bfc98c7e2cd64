"""The forms that sources are written in, recognised by the name of a file."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """How sources are written in a file."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    YAML = "yaml"
    FEED = "feed"
    BIBTEX = "bibtex"
    ATOM = "atom"


IN = (Form.CSV, Form.JSON_LINES, Form.YAML, Form.FEED, Form.BIBTEX)
OUT = (Form.CSV, Form.JSON_LINES, Form.YAML, Form.ATOM, Form.BIBTEX)
_ENDINGS = {
    **dict.fromkeys(("csv", "tsv", "txt"), Form.CSV),
    **dict.fromkeys(("jsonl", "ndjson"), Form.JSON_LINES),
    **dict.fromkeys(("yaml", "yml"), Form.YAML),
    **dict.fromkeys(("xml", "rss", "rdf", "gz"), Form.FEED),
    "atom": Form.ATOM,
    "bib": Form.BIBTEX,
}


def form_of(name: str) -> Form | None:
    """The form of a file by its name, or None; `.gz` is a sitemap."""
    return _ENDINGS.get(name.rpartition(".")[2].casefold())
