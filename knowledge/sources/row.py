"""Reading the fields of one record, with all that is wrong collected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from knowledge.sources.problems import UNKEPT, Problem
from knowledge.sources.standing import Version, version

MAX_TEXT = 2_000
E = TypeVar("E", bound=StrEnum)
_YEAR = re.compile(r"19[0-9]{2}|20[0-9]{2}|2100")
_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_PRIVATE = re.compile(r"@|\d[\d\s-]{7,}\d")


class RowReader:
    """Reads the fields of one record; `problems` says what is wrong with them."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._record = record
        self.problems: list[Problem] = []

    def text(self, name: str, default: str | None = None) -> str:
        """A text of one line; without a default it must be there."""
        value = self._record.get(name)
        if (value is None or value == "") and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            return self.wrong(name, "missing")
        if len(value) > MAX_TEXT:
            return self.wrong(name, "too-long", limit=MAX_TEXT)
        if UNKEPT.search(value):
            return self.wrong(name, "characters")
        return " ".join(value.split())

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, possibly empty."""
        value = self._record.get(name) or ()
        if not isinstance(value, list | tuple) or not all(isinstance(x, str) for x in value):
            self.wrong(name, "list")
            return ()
        if any(UNKEPT.search(x) for x in value):
            self.wrong(name, "characters")
            return ()
        return tuple(" ".join(x.split()) for x in value if x.strip())

    def versions(self, name: str) -> tuple[Version, ...]:
        """Other versions: each `name address`, or an object with `label` and `url`."""
        found, value = [], self._record.get(name) or ()
        for each in value if isinstance(value, list | tuple) else (value,):
            written = f"{each.get('label')} {each.get('url')}" if isinstance(each, dict) else str(each)
            made = version(written)
            if made is None or UNKEPT.search(written):
                self.wrong(name, "versions")
            else:
                found.append(made)
        return tuple(found)

    def matching(self, name: str, pattern: re.Pattern[str], default: str | None = None) -> str:
        """An id, of the given form."""
        value = self.text(name, default)
        return value if not value or pattern.fullmatch(value) else self.wrong(name, "id")

    def address(self, name: str) -> str:
        """A full web address."""
        value = self.text(name)
        try:
            parts = urlsplit(value)
        except ValueError:
            return self.wrong(name, "no-address")
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or " " in value):
            return self.wrong(name, "address")
        return value

    def one_of(self, name: str, options: type[E], default: E) -> E:
        """One of the options, which must be there."""
        found = self._option(name, options, self._record.get(name))
        return default if found is None else found

    def perhaps(self, name: str, options: type[E]) -> E | None:
        """One of the options, or None when nothing is given."""
        value = self._record.get(name)
        return None if value is None or value == "" else self._option(name, options, value)

    def year(self, name: str) -> int | None:
        """A year, or None when nothing is given."""
        value = self._record.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, int | str) and _YEAR.fullmatch(str(value)):
            return int(value)
        self.wrong(name, "year")
        return None

    def day(self, name: str) -> date:
        """A day."""
        value = self._record.get(name)
        if value is None or value == "":
            self.wrong(name, "missing")
            return date.min
        try:
            return value if type(value) is date else date.fromisoformat(str(value))
        except ValueError:
            self.wrong(name, "day")
            return date.min

    def period(self, name: str) -> str:
        """A year, month or day as `2026`, `2026-11` or `2026-11-21`; empty when nothing is given."""
        value = self._record.get(name)
        given = "" if value is None else str(value)
        parts = _PERIOD.fullmatch(given)
        try:
            if parts:
                date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
        except ValueError:
            parts = None
        return given if parts or not given else self.wrong(name, "period")

    def function(self, name: str) -> str:
        """Who answers for something: a function or organisation, never a person's address or number."""
        value = self.text(name, "")
        if _PRIVATE.search(value):
            return self.wrong(name, "function")
        return value

    def _option(self, name: str, options: type[E], value: object) -> E | None:
        try:
            return options(str(value))
        except ValueError:
            self.wrong(name, "option", options=", ".join(options))
            return None

    def wrong(self, name: str, fault: str, **values: str | int) -> str:
        """Note what is wrong with a field; gives the empty text that stands in for it."""
        self.problems.append(Problem(name, fault, **values))
        return ""
