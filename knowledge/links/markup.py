"""The words and the title of a page, in one pass, however broken its tags are."""

from __future__ import annotations

import html
from dataclasses import dataclass

_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg"})
_HEADINGS = frozenset({"title", "h1"})


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader sees of a page: its title and first heading (one may be empty), and its words."""

    title: str
    heading: str
    text: str


def page(source: str) -> Page:
    """Read a page."""
    unseen, inside = "", ""
    found: dict[str, list[str]] = {"title": [], "h1": []}
    words: list[str] = []
    for number, piece in enumerate(source.split("<")):
        tag, closed, rest = piece.partition(">") if number else ("", ">", piece)
        name = tag.strip("/").split(None, 1)[0].casefold() if tag.strip("/ \t\r\n") else ""
        if not closed:
            name, rest = "", f"<{piece}"
        if unseen:
            unseen = "" if tag.startswith("/") and name == unseen else unseen
        elif name in _UNSEEN and not tag.startswith("/") and not tag.endswith("/"):
            unseen = name
        if name in _HEADINGS:
            inside = "" if tag.startswith("/") or found[name] else name
        if unseen:
            continue
        words.append(rest)
        if inside:
            found[inside].append(rest)
    title, heading = (_clean(found[name]) for name in ("title", "h1"))
    return Page(title, heading, _clean(words))


def _clean(pieces: list[str]) -> str:
    return " ".join(html.unescape(" ".join(pieces)).split())
