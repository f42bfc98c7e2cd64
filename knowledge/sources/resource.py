"""A resource: one thing that can be found, and the check of a record before it becomes one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

NATIONAL = "landelijk"
MAX_TEXT = 2_000
E = TypeVar("E", bound=StrEnum)
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
    """One source: what it is called, where it is, what it is for, and when somebody last looked at it."""

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


class RowError(ValueError):
    """A record that can not be a resource; `problems` says per field what is wrong."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def resource(record: Mapping[str, Any]) -> Resource:
    """Check a record and make it a Resource; fields that are not known are left aside.

    Raises:
        RowError: with every problem of the record, not just the first.
    """
    reader = _Reader(record)
    made = Resource(
        id=reader.matching("id", _ID, "lower case letters, digits, '.', '_' and '-'"),
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
    )
    if reader.problems:
        raise RowError(tuple(reader.problems))
    return made


def record(made: Resource) -> dict[str, Any]:
    """A resource as a JSON-ready record; `resource(record(x)) == x`."""
    plain = {field.name: getattr(made, field.name) for field in fields(made)}
    return plain | {
        "kind": str(made.kind),
        "knowledge_source": str(made.knowledge_source),
        "keywords": list(made.keywords),
        "themes": list(made.themes),
        "audience": list(made.audience),
        "checked": made.checked.isoformat(),
    }


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


class _Reader:
    """Reads the fields of one record and collects what is wrong with them."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._record = record
        self.problems: list[str] = []

    def text(self, name: str, default: str | None = None) -> str:
        value = self._record.get(name)
        if (value is None or value == "") and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            return self._wrong(name, "is missing")
        if len(value) > MAX_TEXT:
            return self._wrong(name, f"is longer than {MAX_TEXT} characters")
        return " ".join(value.split())

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._record.get(name) or ()
        if not isinstance(value, list | tuple) or not all(isinstance(x, str) for x in value):
            self._wrong(name, "must be a list of texts")
            return ()
        return tuple(" ".join(x.split()) for x in value if x.strip())

    def matching(self, name: str, pattern: re.Pattern[str], wanted: str) -> str:
        value = self.text(name)
        return (
            value if not value or pattern.fullmatch(value) else self._wrong(name, f"may only hold {wanted}")
        )

    def address(self, name: str) -> str:
        value = self.text(name)
        try:
            parts = urlsplit(value)
        except ValueError:
            return self._wrong(name, "is no web address")
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or " " in value):
            return self._wrong(name, "must be a full http or https address")
        return value

    def one_of(self, name: str, options: type[E], default: E) -> E:
        value = str(self._record.get(name))
        try:
            return options(value)
        except ValueError:
            self._wrong(name, f"must be one of {', '.join(options)}")
            return default

    def year(self, name: str) -> int | None:
        value = self._record.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, int | str) and str(value).isdecimal() and 1900 <= int(value) <= 2100:
            return int(value)
        self._wrong(name, "must be a year")
        return None

    def day(self, name: str) -> date:
        value = self._record.get(name)
        try:
            return value if type(value) is date else date.fromisoformat(str(value))
        except ValueError:
            self._wrong(name, "must be a date as 2026-11-21")
            return date.min

    def _wrong(self, name: str, problem: str) -> str:
        self.problems.append(f"{name} {problem}")
        return ""
