"""Leads: pages that a feed knows of and the sources do not; an editor makes a source of one, or not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Integer,
    String,
    Table,
    Text,
    exists,
    func,
    select,
    update,
)

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.upsert import insert_once
from knowledge.sources.addresses import address_key
from knowledge.sources.tables import resource

lead = Table(
    "source_lead",
    metadata,
    column(
        "id",
        String(32),
        primary_key=True,
        purpose="tell pages apart, by a hash of their address",
        data_class=DataClass.TECHNICAL,
        retention=Retention.HALF_YEAR,
    ),
    *(
        column(
            name,
            Text,
            nullable=False,
            purpose=purpose,
            data_class=DataClass.KNOWLEDGE,
            retention=Retention.HALF_YEAR,
        )
        for name, purpose in {
            "url": "where the page is",
            "title": "what a feed calls it; may be empty",
            "publisher": "what the feed is called; may be empty",
            "summary": "what a feed says of it; may be empty",
            "origin": "which feed it came from",
        }.items()
    ),
    column(
        "published",
        Integer,
        purpose="the year it was published",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "dismissed",
        Boolean,
        nullable=False,
        purpose="whether an editor does not want it, so that it does not come back",
        data_class=DataClass.TECHNICAL,
        retention=Retention.HALF_YEAR,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it came, and to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.HALF_YEAR,
    ),
)


@dataclass(frozen=True, slots=True)
class Lead:
    """A page that may become a source; what the feed did not say is empty."""

    id: str
    url: str
    title: str = ""
    publisher: str = ""
    summary: str = ""
    published: int | None = None
    origin: str = ""


def lead_of(fields: Mapping[str, Any], origin: str) -> Lead:
    """The lead in the fields of a row, which has an address."""
    words = {name: str(fields.get(name) or "") for name in ("url", "title", "publisher", "summary")}
    return Lead(address_key(words["url"]), **words, published=fields.get("published"), origin=origin)


def keep_leads(unit: Connection, found: Sequence[Lead], at: datetime) -> int:
    """Keep what is new; how many that were. A page that is a source, or was a lead before, is not new."""
    known = at_addresses(unit, {each.id for each in found})
    new = 0
    for each in found:
        if each.id not in known:
            new += insert_once(unit, lead, {**_values(each), "dismissed": False, "at": at})
    return new


def at_addresses(unit: Connection, keys: Collection[str]) -> dict[str, str]:
    """Which source that is shown has which address, by the keys of addresses."""
    wanted, shown = resource.c.address_key, resource.c.retired.is_(False)
    rows = unit.execute(
        select(wanted, resource.c.id).where(wanted.in_(keys), shown).order_by(resource.c.id.desc())
    )
    return {row.address_key: row.id for row in rows}


def waiting(unit: Connection, start: int, number: int) -> list[Lead]:
    """Leads that wait for an editor, newest first, from the one at `start`."""
    rows = unit.execute(
        select(lead).where(_open()).order_by(lead.c.at.desc(), lead.c.id).offset(start).limit(number)
    )
    return [Lead(r.id, r.url, r.title, r.publisher, r.summary, r.published, r.origin) for r in rows]


def number_waiting(unit: Connection) -> int:
    """How many leads wait for an editor."""
    return int(unit.execute(select(func.count()).select_from(lead).where(_open())).scalar_one())


def dismiss(unit: Connection, id_: str) -> bool:
    """Show a lead no longer, also when a feed brings it again; False when there was none."""
    return unit.execute(update(lead).where(lead.c.id == id_, _open()).values(dismissed=True)).rowcount == 1


def _open() -> ColumnElement[bool]:
    """Not turned down, and no source by now."""
    return lead.c.dismissed.is_(False) & ~exists().where(
        resource.c.address_key == lead.c.id, resource.c.retired.is_(False)
    )


def _values(each: Lead) -> dict[str, Any]:
    return {
        "id": each.id,
        "url": each.url,
        "title": each.title,
        "publisher": each.publisher,
        "summary": each.summary,
        "published": each.published,
        "origin": each.origin,
    }
