"""Sources in the database: the shipped ones, and what editors make of them; every change leaves a mark."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.upsert import insert_or_change
from knowledge.sources.resource import KnowledgeSource, Resource, ResourceKind, record
from knowledge.sources.tables import knowledge_number, resource

CHANGES = "changes"
_MARKS = 2**31 - 1  # as many as an Integer column holds
_LISTS = ("keywords", "themes", "audience")


def stamp(unit: Connection) -> int:
    """What the sources were marked with when they last changed; 0 when they never did."""
    wanted = select(knowledge_number.c.last).where(knowledge_number.c.series == CHANGES)
    return int(unit.execute(wanted).scalar_one_or_none() or 0)


def every_resource(unit: Connection) -> list[Resource]:
    """All sources that are shown, by id."""
    rows = unit.execute(select(resource).where(resource.c.retired.is_(False)).order_by(resource.c.id))
    return [_resource(row) for row in rows]


def titles(unit: Connection) -> list[tuple[str, str]]:
    """The id and title of every source that is shown, by title."""
    shown = select(resource.c.id, resource.c.title).where(resource.c.retired.is_(False))
    return [(row.id, row.title) for row in unit.execute(shown.order_by(resource.c.title))]


def resource_by_id(unit: Connection, id_: str) -> Resource | None:
    """The source with this id that is shown, or None."""
    wanted = select(resource).where(resource.c.id == id_.strip(), resource.c.retired.is_(False))
    row = unit.execute(wanted).one_or_none()
    return _resource(row) if row else None


def resource_by_address(unit: Connection, url: str) -> Resource | None:
    """The source at this address that is shown, or None."""
    wanted = select(resource).where(resource.c.url == url.strip(), resource.c.retired.is_(False))
    row = unit.execute(wanted.order_by(resource.c.id)).first()
    return _resource(row) if row else None


def is_taken(unit: Connection, id_: str) -> bool:
    """Tell whether an id is in use, also by a source that is no longer shown."""
    return unit.execute(select(resource.c.id).where(resource.c.id == id_)).first() is not None


def keep(unit: Connection, made: Resource, at: datetime) -> bool:
    """Add a source, or change the one with its id, as an editor's work; False when nothing changes."""
    row = unit.execute(select(resource).where(resource.c.id == made.id)).one_or_none()
    if row is not None and not row.retired and _resource(row) == made:
        return False
    values = {**_values(made), "edited_at": at, "retired": False}
    if row is None:
        unit.execute(insert(resource).values(values))
    else:
        unit.execute(update(resource).where(resource.c.id == made.id).values(values))
    _mark_changed(unit)
    return True


def retire(unit: Connection, id_: str, at: datetime) -> bool:
    """Show a source no longer; False when it was not shown."""
    shown = (resource.c.id == id_) & resource.c.retired.is_(False)
    gone = unit.execute(update(resource).where(shown).values(retired=True, edited_at=at)).rowcount == 1
    if gone:
        _mark_changed(unit)
    return gone


def take_in_shipped(unit: Connection, shipped: Iterable[Resource]) -> int:
    """Add and renew the shipped sources; what an editor touched stays. How many rows that changed."""
    known = {r.id: r for r in unit.execute(select(resource.c.id, resource.c.shipped, resource.c.edited_at))}
    new, touched = [], 0
    for made in shipped:
        row, version = known.get(made.id), _version(made)
        if row is None:
            new.append({**_values(made), "shipped": version, "retired": False})
        elif row.edited_at is None and row.shipped != version:
            unit.execute(
                update(resource).where(resource.c.id == made.id).values({**_values(made), "shipped": version})
            )
        else:
            continue
        touched += 1
    if new:
        unit.execute(insert(resource), new)
    if touched:
        _mark_changed(unit)
    return touched


def _mark_changed(unit: Connection) -> None:
    """Give the sources another mark; a drawn one, because a count comes twice where a change was undone."""
    insert_or_change(unit, knowledge_number, {"series": CHANGES}, {"last": secrets.randbelow(_MARKS) + 1})


def _version(made: Resource) -> str:
    written = json.dumps(record(made), sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(written.encode(), digest_size=16).hexdigest()


def _values(made: Resource) -> Mapping[str, Any]:
    listed = {name: "\n".join(getattr(made, name)) for name in _LISTS}
    return {
        "id": made.id,
        "title": made.title,
        "url": made.url,
        "publisher": made.publisher,
        "kind": made.kind.value,
        "summary": made.summary,
        "knowledge_source": made.knowledge_source.value,
        "region": made.region,
        "published": made.published,
        "checked": made.checked,
        **listed,
    }


def _resource(row: Row[Any]) -> Resource:
    return Resource(
        id=row.id,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        kind=ResourceKind(row.kind),
        summary=row.summary,
        keywords=tuple(row.keywords.splitlines()),
        themes=tuple(row.themes.splitlines()),
        knowledge_source=KnowledgeSource(row.knowledge_source),
        region=row.region,
        audience=tuple(row.audience.splitlines()),
        published=row.published,
        checked=row.checked,
    )
