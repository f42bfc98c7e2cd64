"""Feeds by address: each document is fetched past the guard and kept in a file, then read like any other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.exchange.feeds import read_feed
from knowledge.exchange.opening import chunks
from knowledge.exchange.rows import More, Row, bad
from knowledge.links.visiting import Outcome, Visit, Visitor

MOST_DOCUMENTS = 500
MOST_BYTES = 50_000_000
PATIENCE = 60.0
TRIES = 3
_BUSY = frozenset({429, 503})


@dataclass
class Harvest:
    """The documents of a feed, in files, each with where it came from; and what went wrong on the way."""

    documents: list[tuple[str, Path]] = field(default_factory=list)
    wrong: list[Row] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """All rows, from the beginning each time."""
        yield from self.wrong
        for base, path in self.documents:
            with path.open("rb") as file:
                yield from (x for x in read_feed(chunks(file), base) if isinstance(x, Row))


async def harvest(address: str, visitor: Visitor, folder: Path, most: int = MOST_DOCUMENTS) -> Harvest:
    """Fetch a feed and all that it goes on with: pages of an archive, parts of an index of sitemaps.

    The documents are put in `folder`. No address is fetched twice, and at most `most` are.
    """
    found, waiting, seen = Harvest(), [address], {address}
    while waiting:
        if len(found.documents) == most:
            found.wrong.append(bad(0, "many", limit=most))
            break
        here = waiting.pop(0)
        visit = await _patiently(visitor, here)
        if not _well(visit):
            found.wrong.append(bad(0, "told", words=f"{here} {_answer(visit)}"))
            continue
        path = folder / f"{len(found.documents)}.xml"
        path.write_bytes(visit.body)
        found.documents.append((here, path))
        for more in _goes_on(path, here):
            if more not in seen:
                seen.add(more)
                waiting.append(more)
    return found


def _goes_on(path: Path, base: str) -> list[str]:
    with path.open("rb") as file:
        return [x.address for x in read_feed(chunks(file), base) if isinstance(x, More)]


async def _patiently(visitor: Visitor, address: str) -> Visit:
    """What an address gives; an archive that is busy says how long to wait."""
    for _ in range(TRIES):
        visit = await visitor.visit(address, most=MOST_BYTES)
        if visit.status not in _BUSY or not 0 < visit.after <= PATIENCE:
            break
        await asyncio.sleep(visit.after)
    return visit


def _well(visit: Visit) -> bool:
    return visit.outcome is Outcome.ANSWERED and visit.status == 200 and visit.whole


def _answer(visit: Visit) -> str:
    """What came of a call, for who asked for it."""
    if visit.outcome is not Outcome.ANSWERED:
        return visit.outcome.value
    return str(visit.status) if visit.whole else f"> {MOST_BYTES // 1_000_000} MB"
