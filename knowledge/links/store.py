"""Links in the database: which are due, what was found, and which an editor should look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, update

from bot.core.zone import local_day
from bot.store.upsert import insert_or_change
from knowledge.links.states import FAILING, Found, LinkState
from knowledge.links.tables import link_check
from knowledge.sources.tables import resource

AGAIN = timedelta(days=6, hours=12)
"""A link that is well is called about once a week."""
SOON = timedelta(hours=18)
"""One that fails is called on the next day."""
DAYS = 3
"""On so many days in a row a link must fail before it is called broken."""


@dataclass(frozen=True, slots=True)
class Link:
    """The link of a source."""

    source: str
    url: str


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that an editor should look at, and since when it is so."""

    source: str
    title: str
    url: str
    state: LinkState
    status: int
    moved_to: str
    since: date
    failed: int


def due(unit: Connection, now: datetime, limit: int, *, every: bool = False) -> list[Link]:
    """Links of shown sources that were not called for some time (or `every` one), longest ago first."""
    known = (link_check.c.source == resource.c.id) & (link_check.c.url == resource.c.url)
    again = or_(
        link_check.c.source.is_(None),
        link_check.c.checked_at < now - AGAIN,
        and_(link_check.c.failed > 0, link_check.c.checked_at < now - SOON),
    )
    wanted = (
        select(resource.c.id, resource.c.url)
        .join(link_check, known, isouter=True)
        .where(resource.c.retired.is_(False))
        .order_by(link_check.c.checked_at.is_not(None), link_check.c.checked_at, resource.c.id)
        .limit(limit)
    )
    return [Link(row.id, row.url) for row in unit.execute(wanted if every else wanted.where(again))]


def good(unit: Connection, number: int) -> list[Link]:
    """Some links that were well when they were called last, the newest first."""
    wanted = select(link_check.c.source, link_check.c.url).where(link_check.c.state == LinkState.GOOD.value)
    newest = wanted.order_by(link_check.c.checked_at.desc(), link_check.c.source).limit(number)
    return [Link(row.source, row.url) for row in unit.execute(newest)]


def note(unit: Connection, link: Link, found: Found, now: datetime) -> None:
    """Keep what was found; a day counts once. Nothing when the source has another address by now."""
    if (
        unit.execute(select(resource.c.url).where(resource.c.id == link.source)).scalar_one_or_none()
        != link.url
    ):
        return
    day, fails = local_day(now), found.state in FAILING
    before = unit.execute(select(link_check).where(link_check.c.source == link.source)).one_or_none()
    same = before is not None and before.url == link.url
    failed, since = int(fails), day
    if before is not None and same and fails and before.failed:
        failed = before.failed + (local_day(before.checked_at) < day)
        since = before.since
    elif before is not None and same and before.state == found.state:
        since = before.since
    values = {
        "url": link.url,
        "state": found.state.value,
        "status": found.status,
        "moved_to": found.moved_to,
        "since": since,
        "failed": failed,
        "checked_at": now,
        "fine": bool(before is not None and same and before.fine and before.state == found.state),
    }
    insert_or_change(unit, link_check, {"source": link.source}, values)


def broken(unit: Connection) -> list[BrokenLink]:
    """The links that failed on DAYS days, and those that moved for good; the longest first."""
    wanted = (
        select(link_check, resource.c.title)
        .join(resource, (resource.c.id == link_check.c.source) & (resource.c.url == link_check.c.url))
        .where(resource.c.retired.is_(False), link_check.c.fine.is_(False), _to_see())
        .order_by(link_check.c.since, link_check.c.source)
    )
    return [
        BrokenLink(
            row.source,
            row.title,
            row.url,
            LinkState(row.state),
            row.status,
            row.moved_to,
            row.since,
            row.failed,
        )
        for row in unit.execute(wanted)
    ]


def leave(unit: Connection, source: str) -> bool:
    """Note that an editor finds a link right as it is, until its state changes; False when it is unknown."""
    return (
        unit.execute(update(link_check).where(link_check.c.source == source).values(fine=True)).rowcount == 1
    )


def counts(unit: Connection) -> dict[LinkState, int]:
    """How many links are in each state."""
    rows = unit.execute(select(link_check.c.state, func.count()).group_by(link_check.c.state))
    return {LinkState(state): number for state, number in rows}


def _to_see() -> ColumnElement[bool]:
    return (link_check.c.failed >= DAYS) | (link_check.c.state == LinkState.MOVED.value)
