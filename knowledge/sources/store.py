"""Sources in the database: the shipped ones, and what editors make of them; every change is written down."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, insert, select, update

from bot.core.people import Role
from bot.core.zone import local_day
from knowledge.sources.addresses import address_key
from knowledge.sources.changes import Stored
from knowledge.sources.history import Deed, Mark
from knowledge.sources.resource import FIELDS, Resource, record
from knowledge.sources.rows import CHANGES, MANY, as_resource, mark_changed, row_values, stored, write
from knowledge.sources.tables import knowledge_number, resource

_HOPS = 8  # how often a source can be merged into the next


def stamp(unit: Connection) -> int:
    """What the sources were marked with when they last changed; 0 when they never did."""
    wanted = select(knowledge_number.c.last).where(knowledge_number.c.series == CHANGES)
    return int(unit.execute(wanted).scalar_one_or_none() or 0)


def every_resource(unit: Connection) -> list[Resource]:
    """All sources that are shown, by id."""
    rows = unit.execute(select(resource).where(resource.c.retired.is_(False)).order_by(resource.c.id))
    return [as_resource(row) for row in rows]


def each_resource(unit: Connection) -> Iterator[Resource]:
    """All sources that are shown, by id, read as they are asked for."""
    shown = select(resource).where(resource.c.retired.is_(False)).order_by(resource.c.id)
    for row in unit.execute(shown, execution_options={"yield_per": MANY}):
        yield as_resource(row)


def changed_since(unit: Connection, mark: int, more: Iterable[str] = ()) -> dict[str, Resource | None]:
    """The sources that changed after this mark, and `more`, by id; None for what is not shown."""
    later = unit.execute(select(resource.c.id).where(resource.c.mark > mark)).scalars()
    wanted = {*later, *more}
    return dict.fromkeys(wanted) | {id_: x.made for id_, x in stored(unit, wanted).items() if x.shown}


def is_kept(unit: Connection, mark: int) -> bool:
    """Tell whether a source has this mark of a change, so that the change is there."""
    return unit.execute(select(resource.c.id).where(resource.c.mark == mark).limit(1)).first() is not None


def count_shown(unit: Connection) -> int:
    """How many sources are shown."""
    shown = select(func.count()).select_from(resource).where(resource.c.retired.is_(False))
    return unit.execute(shown).scalar_one()


def titled(unit: Connection, typed: str, most: int, *, shown: bool = True) -> list[tuple[str, str]]:
    """The id and title of sources that are shown (or are not) and hold each word that was typed, by title."""
    wanted = select(resource.c.id, resource.c.title).where(resource.c.retired.is_not(shown))
    for word in typed.split():
        held = resource.c.title.icontains(word, autoescape=True)
        wanted = wanted.where(held | resource.c.id.icontains(word, autoescape=True))
    return [(row.id, row.title) for row in unit.execute(wanted.order_by(resource.c.title).limit(most))]


def aliases(unit: Connection) -> dict[str, str]:
    """The ids of sources that were merged into another, and which one that is now."""
    merged = select(resource.c.id, resource.c.merged_into).where(resource.c.merged_into.is_not(None))
    into = {row.id: row.merged_into for row in unit.execute(merged)}
    return {id_: _end(id_, into) for id_ in into}


def resource_by_id(unit: Connection, id_: str) -> Resource | None:
    """The source with this id that is shown, or the one it was merged into, or None."""
    wanted = id_.strip()
    for _ in range(_HOPS):
        row = unit.execute(select(resource).where(resource.c.id == wanted)).one_or_none()
        if row is None or not row.retired:
            return as_resource(row) if row else None
        if not row.merged_into:
            return None
        wanted = row.merged_into
    return None


def resource_by_address(unit: Connection, url: str) -> Resource | None:
    """The source at this address (as it stands, or one that leads to the same page) that is shown, or None.

    One that was merged into another stands for that one.
    """
    written = url.strip()
    rows = unit.execute(select(resource.c.id, resource.c.url, resource.c.retired).where(_at(written)))
    for row in sorted(rows, key=lambda row: (row.retired, row.url != written, row.id)):
        found = resource_by_id(unit, row.id)
        if found is not None:
            return found
    return None


def is_taken(unit: Connection, id_: str) -> bool:
    """Tell whether an id is in use, also by a source that is no longer shown."""
    return unit.execute(select(resource.c.id).where(resource.c.id == id_)).first() is not None


def keep(
    unit: Connection, made: Resource, at: datetime, *, role: str = Role.EDITOR, batch: str | None = None
) -> bool:
    """Add a source, or change the one with its id and show it; False when nothing changes."""
    return keep_all(unit, [made], at, role=role, batch=batch) == 1


def keep_all(
    unit: Connection,
    made: Sequence[Resource],
    at: datetime,
    *,
    role: str = Role.EDITOR,
    batch: str | None = None,
) -> int:
    """Add or change many sources as `keep` does; how many changed. Of one id the last counts.

    Give `batch` (from `history.new_batch`) so that all can be undone at once, by `undoing.undo`.
    """
    last = {each.id: each for each in made}
    before = stored(unit, last)
    pairs = [(before.get(id_), Stored(each)) for id_, each in last.items()]
    return write(unit, pairs, Mark(role, at, batch=batch))


def retire(unit: Connection, id_: str, at: datetime, *, role: str = Role.EDITOR) -> bool:
    """Show a source no longer; False when it was not shown."""
    return _turn(unit, id_, Mark(role, at, Deed.HIDDEN), shown=False)


def restore(unit: Connection, id_: str, at: datetime, *, role: str = Role.EDITOR) -> bool:
    """Show a source again that was hidden or merged into another; False when it was shown."""
    return _turn(unit, id_, Mark(role, at, Deed.SHOWN), shown=True)


def confirm(unit: Connection, id_: str, at: datetime, *, role: str = Role.EDITOR) -> bool:
    """Note that somebody looked and a source is still right, which is no edit; False when that was known."""
    found = stored(unit, [id_]).get(id_)
    if found is None or not found.shown:
        return False
    checked = replace(found.made, checked=max(found.made.checked, local_day(at)))
    return write(unit, [(found, replace(found, made=checked))], Mark(role, at, Deed.CHECKED)) == 1


def take_in_shipped(unit: Connection, shipped: Iterable[Resource]) -> int:
    """Add and renew the shipped sources; what an editor touched stays. How many rows that changed.

    What somebody looked at later than the shipped record says stays looked at then.
    """
    _complete_addresses(unit)
    given = {made.id: made for made in shipped}
    known = _known(unit, given)
    new = [
        {**row_values(None, Stored(made)), "shipped": _version(made)}
        for made in given.values()
        if made.id not in known
    ]
    if new:
        unit.execute(insert(resource), new)
    renewed = [
        row for row in known.values() if row.edited_at is None and row.shipped != _version(given[row.id])
    ]
    for row in renewed:
        made = replace(given[row.id], checked=max(row.checked, given[row.id].checked))
        values = {**row_values(Stored(as_resource(row)), Stored(made)), "shipped": _version(given[row.id])}
        unit.execute(update(resource).where(resource.c.id == row.id).values(values))
    mark_changed(unit, [*(values["id"] for values in new), *(row.id for row in renewed)])
    return len(new) + len(renewed)


def _known(unit: Connection, ids: Collection[str]) -> dict[str, Row[Any]]:
    wanted, found = list(ids), {}
    for start in range(0, len(wanted), MANY):
        some = select(resource).where(resource.c.id.in_(wanted[start : start + MANY]))
        found.update({row.id: row for row in unit.execute(some)})
    return found


def _complete_addresses(unit: Connection) -> None:
    """Fill in the key of each address that was kept before there were keys."""
    bare = select(resource.c.id, resource.c.url).where(resource.c.address_key.is_(None))
    rows = [{"this": row.id, "key": address_key(row.url)} for row in unit.execute(bare)]
    if rows:
        keyed = (
            update(resource).where(resource.c.id == bindparam("this")).values(address_key=bindparam("key"))
        )
        unit.execute(keyed, rows)


def _turn(unit: Connection, id_: str, mark: Mark, *, shown: bool) -> bool:
    found = stored(unit, [id_]).get(id_)
    if found is None or found.shown is shown:
        return False
    return write(unit, [(found, Stored(found.made, shown))], mark) == 1


def _at(url: str) -> ColumnElement[bool]:
    return resource.c.address_key == address_key(url)


def _end(id_: str, into: Mapping[str, str]) -> str:
    """Where a chain of merged sources ends."""
    for _ in range(_HOPS):
        if id_ not in into:
            break
        id_ = into[id_]
    return id_


def _version(made: Resource) -> str:
    """A mark of all that a record holds; of fields that came later only when they hold something."""
    held = {
        name: value for name, value in record(made).items() if name in _FIRST or value not in (None, "", [])
    }
    written = json.dumps(held, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(written.encode(), digest_size=16).hexdigest()


_FIRST = frozenset(FIELDS[:13])
