"""From rows to sources: each row judged by itself, and against the rows before it and what is there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from knowledge.exchange.leads import at_addresses
from knowledge.exchange.rows import Row
from knowledge.sources.addresses import address_key
from knowledge.sources.problems import Problem
from knowledge.sources.resource import Resource, RowError, resource
from knowledge.sources.rows import stored

_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Checked:
    """A row with the source it makes, or what is wrong with it."""

    line: int
    id: str
    made: Resource | None
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Survey:
    """What a file as a whole claims: which line has an id first, and which id has an address first.

    It depends on the file alone, so an import that is repeated judges every row as it did before.
    """

    lines: dict[str, int] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)

    def add(self, made: Resource, line: int) -> None:
        """Take the next row in."""
        if self.lines.setdefault(made.id, line) == line:
            self.claims.setdefault(address_key(made.url), made.id)


def read_rows(unit: Connection, rows: Sequence[Row]) -> list[Checked]:
    """Each row by itself; one without an id gets that of the source at its address, or one of its own."""
    keys = {address_key(url) for url in map(_nameless, rows) if url}
    known = at_addresses(unit, keys) if keys else {}
    return [_read(row, known) for row in rows]


def judge(unit: Connection, read: Sequence[Checked], survey: Survey) -> list[Checked]:
    """The same rows, with what is wrong with them beside the others and what is there."""
    made = [each.made for each in read if each.made]
    there = stored(unit, {each.id for each in made})
    owners = at_addresses(unit, {address_key(each.url) for each in made})
    judged = []
    for each in read:
        known = there.get(each.id)
        problem = None
        if each.made and survey.lines[each.id] != each.line:
            problem = Problem("id", "double", line=survey.lines[each.id])
        elif known and not known.shown:
            problem = Problem("id", "hidden")
        elif each.made and not (known and address_key(known.made.url) == address_key(each.made.url)):
            problem = _address(each.made, owners, survey)
        judged.append(Checked(each.line, each.id, None, (problem,)) if problem else each)
    return judged


def _address(made: Resource, owners: Mapping[str, str], survey: Survey) -> Problem | None:
    """What is wrong with an address that is new for this source: it may be another's."""
    key = address_key(made.url)
    first, owner = survey.claims[key], owners.get(key, made.id)
    if first != made.id:
        return Problem("url", "taken", id=first)
    if owner != made.id and owner not in survey.lines:
        return Problem("url", "taken", id=owner)
    return None


def _read(row: Row, known: Mapping[str, str]) -> Checked:
    name = row.fields.get("id")
    shown = name[:100] if isinstance(name, str) else ""
    if row.problem is not None:
        return Checked(row.line, shown, None, (row.problem,))
    url = _nameless(row)
    fields = {**row.fields, "id": known.get(address_key(url)) or _name(row, url)} if url else row.fields
    try:
        made = resource(fields)
    except RowError as error:
        return Checked(row.line, shown, None, _told(row, error.problems))
    return Checked(row.line, made.id, made)


def _told(row: Row, problems: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with a row; one without an address would have got its id from that."""
    nameless = row.fields.get("id") in (None, "") and row.fields.get("url") in (None, "")
    return tuple(x for x in problems if not (nameless and isinstance(x, Problem) and x.field == "id"))


def _nameless(row: Row) -> str:
    """The address of a row that has an address and no id."""
    url = row.fields.get("url")
    return url if isinstance(url, str) and row.fields.get("id") in (None, "") else ""


def _name(row: Row, url: str) -> str:
    """An id that the same row gets whenever it comes."""
    title = unicodedata.normalize("NFKD", str(row.fields.get("title") or ""))
    letters = title.encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_ID].strip("-")
    return f"{words or 'bron'}-{address_key(url)[:8]}"
