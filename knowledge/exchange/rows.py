"""What every reader of a file gives: rows, each with its line, and its fields or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.sources.problems import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line, and its fields by name, or the problem that kept it from being read.

    A row with `origin` comes from a feed, which knows only some of the fields of a source.
    """

    line: int
    fields: Mapping[str, Any]
    problem: Problem | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """Another address to read on at: the next page, or a part that an index names."""

    address: str


def bad(line: int, fault: str, **values: str | int) -> Row:
    """A row that could not be read, with the fault as in `knowledge.sources.problems`."""
    return Row(line, {}, Problem("row", fault, **values))
