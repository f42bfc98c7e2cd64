"""A resource: one thing that can be found, and the check of a record before it becomes one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from knowledge.sources.row import RowReader
from knowledge.sources.standing import Freshness, Recognition, Status, Version

NATIONAL = "landelijk"
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


class ResourceKind(StrEnum):
    """What kind of thing a resource is."""

    GUIDELINE = "richtlijn"
    INTERVENTION = "interventie"
    DATABANK = "databank"
    TRAINING = "opleiding"
    LAW = "wet-en-regelgeving"
    INSTRUMENT = "instrument"
    INITIATIVE = "initiatief"
    RESEARCH = "onderzoek"
    ORGANISATION = "organisatie"
    CASE = "casus"
    NEWS = "nieuws"
    ARTICLE = "artikel"
    FACTSHEET = "factsheet"


class KnowledgeSource(StrEnum):
    """Where the knowledge in a resource comes from."""

    CLIENT = "clientervaring"
    PRACTICE = "praktijkkennis"
    POLICY = "beleidskennis"
    THEORY = "theoretische-kennis"


@dataclass(frozen=True, slots=True)
class Resource:
    """One source: what it is called, where it is, what it is for, and when somebody last looked at it.

    `superseded_by` is the id of the version that replaces it. `owner` is the function that answers for it.
    From `goal` on it is about initiatives, with a period such as `2025` or `2025-03`. `freshness` is no
    part of its record: the assistant keeps it.
    """

    id: str
    title: str
    url: str
    publisher: str
    kind: ResourceKind
    summary: str
    keywords: tuple[str, ...]
    themes: tuple[str, ...]
    knowledge_source: KnowledgeSource
    region: str
    audience: tuple[str, ...]
    published: int | None
    checked: date
    recognition: Recognition | None = None
    status: Status | None = None
    superseded_by: str = ""
    short_versions: tuple[Version, ...] = ()
    parent_versions: tuple[Version, ...] = ()
    owner: str = ""
    goal: str = ""
    results: str = ""
    partners: tuple[str, ...] = ()
    funding: str = ""
    since: str = ""
    until: str = ""
    freshness: Freshness = Freshness.FRESH

    @property
    def doubtful(self) -> bool:
        """Whether an equal source goes first: not looked at in time, replaced, or no longer in force."""
        lapsed = self.status in {Status.LAPSED, Status.STOPPED}
        return lapsed or bool(self.superseded_by) or self.freshness is not Freshness.FRESH


_INITIATIVE = ("goal", "results", "partners", "since", "status", "owner")
_EXPECTED: Mapping[ResourceKind, tuple[str, ...]] = {
    ResourceKind.INITIATIVE: _INITIATIVE,
    ResourceKind.INTERVENTION: ("recognition",),
    ResourceKind.GUIDELINE: ("status",),
    ResourceKind.LAW: ("status",),
}


def lacking(made: Resource) -> list[str]:
    """The fields that a source of its kind should hold and that are empty."""
    return [name for name in _EXPECTED.get(made.kind, ()) if not getattr(made, name)]


FIELDS = tuple(field.name for field in fields(Resource) if field.name != "freshness")
"""What a record holds, in order."""
LISTS = ("keywords", "themes", "audience", "short_versions", "parent_versions", "partners")
"""Which of these are lists; of versions, each is `name address`."""


class RowError(ValueError):
    """A record that can not be a resource; `problems` says per field what is wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def resource(record: Mapping[str, Any]) -> Resource:
    """Check a record and make it a Resource; fields that are not known are left aside.

    Raises:
        RowError: with every problem of the record, not just the first.
    """
    reader = RowReader(record)
    made = Resource(
        id=reader.matching("id", _ID),
        title=reader.text("title"),
        url=reader.address("url"),
        publisher=reader.text("publisher"),
        kind=reader.one_of("kind", ResourceKind, ResourceKind.ARTICLE),
        summary=reader.text("summary"),
        keywords=reader.texts("keywords"),
        themes=reader.texts("themes"),
        knowledge_source=reader.one_of("knowledge_source", KnowledgeSource, KnowledgeSource.PRACTICE),
        region=reader.text("region", NATIONAL),
        audience=reader.texts("audience"),
        published=reader.year("published"),
        checked=reader.day("checked"),
        recognition=reader.perhaps("recognition", Recognition),
        status=reader.perhaps("status", Status),
        superseded_by=reader.matching("superseded_by", _ID, ""),
        short_versions=reader.versions("short_versions"),
        parent_versions=reader.versions("parent_versions"),
        owner=reader.function("owner"),
        goal=reader.text("goal", ""),
        results=reader.text("results", ""),
        partners=reader.texts("partners"),
        funding=reader.text("funding", ""),
        since=reader.period("since"),
        until=reader.period("until"),
    )
    if made.since and made.until and made.until < made.since[: len(made.until)]:
        reader.wrong("until", "order")
    if reader.problems:
        raise RowError(reader.problems)
    return made


def record(made: Resource) -> dict[str, Any]:
    """A resource as a JSON-ready record; `resource(record(x)) == x`, but for its freshness."""
    return {name: plain(getattr(made, name)) for name in FIELDS}


def plain(value: object) -> object:
    """The value of a field as a record holds it."""
    if isinstance(value, tuple):
        return [str(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def read_lines(lines: Iterable[str]) -> Iterator[Resource]:
    """The resources of a JSON Lines file that is known to be right.

    Raises:
        RowError: naming the line of the first record that is wrong.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield resource(json.loads(line))
            except (RowError, json.JSONDecodeError) as error:
                raise RowError((f"line {number}: {error}",)) from None
