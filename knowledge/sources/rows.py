"""Rows of the database and the sources they hold, and the one place that writes them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.store.upsert import insert_once
from knowledge.sources.addresses import address_key
from knowledge.sources.changes import SHOWN, Changes, Stored, between
from knowledge.sources.history import Deed, Mark, note
from knowledge.sources.resource import FIELDS, KnowledgeSource, Resource, ResourceKind
from knowledge.sources.standing import Freshness, Recognition, Status, Version, version
from knowledge.sources.tables import knowledge_number, resource

CHANGES = "changes"
MANY = 500
"""How many rows go to the database at once."""
_STEP = 2**30  # how far apart marks are at most

Pair = tuple[Stored | None, Stored]
"""A source before (None when it was not there) and after."""


def stored(unit: Connection, ids: Iterable[str]) -> dict[str, Stored]:
    """The sources with these ids that are there, shown or not, by id."""
    wanted, found = list(ids), {}
    for start in range(0, len(wanted), MANY):
        some = select(resource).where(resource.c.id.in_(wanted[start : start + MANY]))
        found.update({row.id: as_stored(row) for row in unit.execute(some)})
    return found


def write(unit: Connection, pairs: Sequence[Pair], mark: Mark) -> int:
    """Make sources what they are to be, and write down what changed; how many that were.

    Each source may stand in `pairs` once. A source that is checked later than before is fresh again.
    """
    new: list[Mapping[str, Any]] = []
    old: list[Mapping[str, Any]] = []
    noted: list[tuple[str, Deed, Changes]] = []
    for before, after in pairs:
        changes = between(before, after)
        if not changes:
            continue
        noted.append(_noted(before, after, changes, mark))
        values = row_values(before, after)
        if mark.deed is not Deed.CHECKED:
            values["edited_at"] = mark.at
        (old if before else new).append(values)
    _put(unit, new, old)
    note(unit, mark, noted)
    mark_changed(unit, [source for source, _, _ in noted])
    return len(noted)


def new_mark(unit: Connection) -> int:
    """Give the sources another mark: higher than all before, by a drawn step.

    A plain count comes twice where a change was undone.
    """
    step = 1 + secrets.randbelow(_STEP)
    insert_once(unit, knowledge_number, {"series": CHANGES, "last": 0})
    last, same = knowledge_number.c.last, knowledge_number.c.series == CHANGES
    raised = update(knowledge_number).where(same).values(last=last + step).returning(last)
    return int(unit.execute(raised).scalar_one())


def mark_changed(unit: Connection, ids: Sequence[str]) -> None:
    """Give the sources another mark, and those with these ids the same; nothing when there are none."""
    mark = new_mark(unit) if ids else 0
    for start in range(0, len(ids), MANY):
        some = resource.c.id.in_(ids[start : start + MANY])
        unit.execute(update(resource).where(some).values(mark=mark))


def as_stored(row: Row[Any]) -> Stored:
    """The source that a row holds."""
    return Stored(as_resource(row), not row.retired, row.merged_into or "")


def as_resource(row: Row[Any]) -> Resource:
    """The source that a row holds, without whether it is shown."""
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
        recognition=Recognition(row.recognition) if row.recognition else None,
        status=Status(row.status) if row.status else None,
        superseded_by=row.superseded_by or "",
        short_versions=_versions(row.short_versions),
        parent_versions=_versions(row.parent_versions),
        owner=row.owner or "",
        goal=row.goal or "",
        results=row.results or "",
        partners=tuple((row.partners or "").splitlines()),
        funding=row.funding or "",
        since=row.since or "",
        until=row.until or "",
        freshness=Freshness(row.freshness) if row.freshness else Freshness.FRESH,
    )


def row_values(before: Stored | None, after: Stored) -> dict[str, Any]:
    """What a source's row is to hold, as far as it changes by this."""
    made = after.made
    values = {name: _column(name, getattr(made, name)) for name in FIELDS}
    values |= {"retired": not after.shown, "merged_into": after.merged_into or None}
    if before is None or made.url != before.made.url:
        values["address_key"] = address_key(made.url)
    if before is not None and made.checked > before.made.checked:
        values |= {"freshness": None, "asked_at": None}
    return values


def _noted(before: Stored | None, after: Stored, changes: Changes, mark: Mark) -> tuple[str, Deed, Changes]:
    """What is written down; of a new source only that it is there, as it holds the rest itself."""
    if before is None:
        return after.made.id, Deed.ADDED, {SHOWN: (None, True)}
    return after.made.id, mark.deed, changes


def _column(name: str, value: object) -> object:
    if isinstance(value, tuple):
        return "\n".join(str(each) for each in value)
    return str(value) if name in _ENUMS and value is not None else value


_ENUMS = frozenset({"kind", "knowledge_source", "recognition", "status"})


def _put(unit: Connection, new: Sequence[Mapping[str, Any]], old: Sequence[Mapping[str, Any]]) -> None:
    for start in range(0, len(new), MANY):
        unit.execute(insert(resource), list(new[start : start + MANY]))
    by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for values in old:
        by_columns.setdefault(tuple(values), []).append({**values, "this": values["id"]})
    for columns, rows in by_columns.items():
        changed: dict[str, Any] = {name: bindparam(name) for name in columns}
        unit.execute(update(resource).where(resource.c.id == bindparam("this")).values(changed), rows)


def _versions(lines: str | None) -> tuple[Version, ...]:
    found = (version(line) for line in (lines or "").splitlines())
    return tuple(each for each in found if each)
