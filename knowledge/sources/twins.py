"""Sources that may be there twice: at one page, or with nearly the same title from the same publisher."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rapidfuzz import fuzz
from sqlalchemy import ColumnElement, Connection, select

from knowledge.reading.dutch import words
from knowledge.sources.addresses import address_key
from knowledge.sources.resource import Resource
from knowledge.sources.tables import resource

ALIKE_TITLE, ALIKE_PUBLISHER = 88, 80
"""From which score, of 100, two titles or publishers are called the same."""
RAREST = 2
"""By how many of its rarest words a title is compared with others."""
CROWD = 60
"""Titles that share a word which more than this many have are not compared for that word."""
MOST_PAIRS = 300_000
"""How many titles are compared at most, so that listing takes seconds at any size."""


class Alike(StrEnum):
    """Why two sources may be one."""

    PAGE = "pagina"
    TITLE = "titel"


@dataclass(frozen=True, slots=True)
class Known:
    """As much of a source as is compared."""

    id: str
    title: str
    publisher: str
    page: str


@dataclass(frozen=True, slots=True)
class Twins:
    """Two sources that may be one, and why."""

    one: Known
    other: Known
    why: Alike


def of(unit: Connection, made: Resource) -> list[Twins]:
    """The sources that a new or changed one may be the same as."""
    new = Known(made.id, made.title, made.publisher, address_key(made.url))
    longest = sorted(set(words(made.title)), key=len)[-RAREST:]
    holds = (resource.c.title.icontains(word, autoescape=True) for word in longest)
    near = resource.c.address_key == new.page
    for each in holds:
        near |= each
    others = _known(unit, near, most=1_000)
    return [twins for each in others if each.id != new.id and (twins := _compared(new, each))]


def every(unit: Connection) -> list[Twins]:
    """All sources that are shown and may be one, those at one page first."""
    every_one = _known(unit, resource.c.retired.is_(False), most=None)
    found = {}
    for one, other in (*_same_page(every_one), *_alike_in_words(every_one)):
        twins = _compared(one, other)
        if twins:
            found[one.id, other.id] = twins
    return sorted(found.values(), key=lambda x: (x.why is not Alike.PAGE, x.one.id, x.other.id))


def _known(unit: Connection, which: ColumnElement[bool], most: int | None) -> list[Known]:
    columns = (resource.c.id, resource.c.title, resource.c.publisher, resource.c.address_key)
    wanted = select(*columns).where(which, resource.c.retired.is_(False)).order_by(resource.c.id)
    return [Known(*row) for row in unit.execute(wanted.limit(most))]


def _same_page(every_one: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    pages = defaultdict(list)
    for each in every_one:
        pages[each.page].append(each)
    for together in pages.values():
        yield from combinations(together[:CROWD], 2)


def _alike_in_words(every_one: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Pairs that share one of their rarest words, and of these at most so many."""
    split = [frozenset(words(each.title)) for each in every_one]
    held = Counter(word for title in split for word in title)
    blocks = defaultdict(list)
    for each, title in zip(every_one, split, strict=True):
        for word in sorted(title, key=lambda x: (held[x], x))[:RAREST]:
            blocks[word].append(each)
    left = MOST_PAIRS
    for together in blocks.values():
        if 1 < len(together) <= CROWD and left > 0:
            left -= len(together) * (len(together) - 1) // 2
            yield from combinations(together, 2)


def _compared(one: Known, other: Known) -> Twins | None:
    if one.page == other.page:
        return Twins(one, other, Alike.PAGE)
    title = fuzz.token_sort_ratio(one.title.casefold(), other.title.casefold(), score_cutoff=ALIKE_TITLE)
    if not title or _numbers(one.title) != _numbers(other.title):
        return None
    publisher = fuzz.token_set_ratio(one.publisher.casefold(), other.publisher.casefold())
    return Twins(one, other, Alike.TITLE) if publisher >= ALIKE_PUBLISHER else None


def _numbers(title: str) -> list[str]:
    """The numbers in a title: a report of 2024 is not the one of 2025."""
    return sorted(word for word in words(title) if any(sign.isdigit() for sign in word))
