"""What stands in the fields of feeds: words with tags in them, dates in every form, addresses."""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from knowledge.sources.row import MAX_TEXT

_YEAR = re.compile(r"\b(19[0-9]{2}|20[0-9]{2})\b")
_UNSEEN = frozenset({"script", "style", "template"})
_MOST = 20_000


def plain(words: str) -> str:
    """Words without tags, in one line, cut where a field ends; longer ones end in an ellipsis."""
    text = words[:_MOST]
    if "<" in text or "&" in text:
        reader = _Text()
        # What this parser does not know of old markup is an assertion to it; words before that are kept.
        with suppress(AssertionError):
            reader.feed(text)
            reader.close()
        text = " ".join(reader.found)
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


class _Text(HTMLParser):
    """Collects the words that a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look away from what is not for readers."""
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """Look again."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not self._unseen:
            self.found.append(data)
