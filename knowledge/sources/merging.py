"""One source that stood there twice becomes one: the other's id and words go on leading to it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from knowledge.sources.changes import Stored
from knowledge.sources.rows import Pair, stored

MOST_WORDS = 40
"""Keywords that a source has at most after it took over those of another."""


def merged(source: Stored, into: str) -> Stored:
    """A source that is no longer shown, because another took its place."""
    return Stored(source.made, shown=False, merged_into=into)


def taken_over(unit: Connection, source: Stored) -> Pair | None:
    """The source that another was merged into, before and after it took over that one's keywords and themes.

    None when it has them already, or is not there.
    """
    target = stored(unit, [source.merged_into]).get(source.merged_into)
    if target is None:
        return None
    keywords = _together(target.made.keywords, source.made.keywords)[:MOST_WORDS]
    themes = _together(target.made.themes, source.made.themes)
    after = replace(target, made=replace(target.made, keywords=keywords, themes=themes))
    return None if after == target else (target, after)


def _together(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    had = {word.casefold() for word in one}
    return (*one, *(word for word in other if word.casefold() not in had))
