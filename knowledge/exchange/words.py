"""What stands in the fields of feeds: words with tags in them, dates in every form, addresses."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from knowledge.links.markup import page
from knowledge.sources.row import MAX_TEXT

_YEAR = re.compile(r"\b(19[0-9]{2}|20[0-9]{2})\b")
_MOST = 20_000


def plain(words: str) -> str:
    """Words without tags, in one line, cut where a field ends; longer ones end in an ellipsis."""
    text = words[:_MOST]
    if "<" in text or "&" in text:
        text = page(text).text
    text = " ".join(text.split())
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1].rstrip()}…"


def year(words: str) -> int | None:
    """The first year in a date of any form."""
    found = _YEAR.search(words[:200])
    return int(found[1]) if found else None


def address(words: str, base: str = "") -> str:
    """A full http or https address, or nothing."""
    try:
        full = urljoin(base, words.strip())
        parts = urlsplit(full)
    except ValueError:
        return ""
    whole = parts.scheme in {"http", "https"} and parts.hostname and not any(c.isspace() for c in full)
    return full if whole and len(full) <= MAX_TEXT else ""
