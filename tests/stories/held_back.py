"""What was refused, and where one looks for it afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.store.backup import backup
from moderation.guard.guard import Guard
from moderation.guard.spans import Verdict
from tests.evaluation.rows import DATA, Row, load

LONGEST, SHORTEST = 1_400, 6


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages that are said in one go, and what in them points at a client."""

    text: str
    secrets: frozenset[str]


def batches(guard: Guard) -> Sequence[Batch]:
    """Every message of the development set that is refused, a dozen to a batch."""
    rows = [row for row in load(DATA / "privacy.jsonl") if _is_refused(guard, row)]
    assert len(rows) > 80
    rest = "\n".join(_harmless(row) for row in rows)
    return [
        Batch("\n".join(row["text"] for row in some), frozenset(x for x in _secrets(some) if x not in rest))
        for some in _packed(rows)
    ]


def _is_refused(guard: Guard, row: Row) -> bool:
    return "context" not in row and guard.examine(row["text"]).verdict is Verdict.REFUSE


def _harmless(row: Row) -> str:
    """What is left of a message without what points at a client: that may be read again."""
    text = row["text"]
    for span in sorted(row["spans"], key=lambda one: -one["start"]):
        if not span.get("optional"):
            text = text[: span["start"]] + text[span["end"] :]
    return str(text)


def _packed(rows: Iterable[Row]) -> Iterator[list[Row]]:
    some: list[Row] = []
    for row in rows:
        if some and sum(len(one["text"]) + 1 for one in [*some, row]) > LONGEST:
            yield some
            some = []
        some.append(row)
    yield some


def _secrets(rows: Iterable[Row]) -> frozenset[str]:
    spans = ((row["text"], span) for row in rows for span in row["spans"] if not span.get("optional"))
    found = (text[span["start"] : span["end"]] for text, span in spans)
    return frozenset(one for one in found if len(one) >= SHORTEST)


class Places:
    """The bytes in a data folder and in a backup made of it; what stood there before is no trace."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._before = self._bytes()

    def unknown(self, secrets: Iterable[str]) -> frozenset[str]:
        """Those that were nowhere before."""
        return frozenset(one for one in secrets if not _is_in(one, self._before))

    def holding(self, secrets: Iterable[str], copy: Path) -> set[str]:
        """Those that stand somewhere now; the backup is made at `copy`."""
        backup(self._data, copy)
        now = self._bytes() + copy.read_bytes()
        return {one for one in secrets if _is_in(one, now)}

    def _bytes(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self._data.rglob("*")) if path.is_file())


def _is_in(secret: str, stored: bytes) -> bool:
    """As it is, or as JSON writes it."""
    return secret.encode() in stored or json.dumps(secret)[1:-1].encode() in stored
