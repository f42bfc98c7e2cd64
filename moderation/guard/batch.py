"""The guard over JSON Lines, for anyone who wants to measure it on their own data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from moderation.guard.guard import Guard
from moderation.guard.spans import Examination


def guard_lines(lines: Iterable[str], *, folder: Path) -> Iterator[str]:
    """One JSON object per line that holds something: {"id", "spans", "verdict"}, or {"id", "error"}.

    `folder` holds the guard's lists; raises what `Guard.load` raises.
    """
    guard = Guard.load(folder)
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(guard, line), ensure_ascii=False)


def _answer(guard: Guard, line: str) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except ValueError:
        return {"id": None, "error": "not a JSON object"}
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return {"id": row.get("id") if isinstance(row, dict) else None, "error": 'no "text" in the object'}
    examination = guard.examine(row["text"], _context(row.get("context")))
    return {"id": row.get("id"), "spans": _spans(examination), "verdict": examination.verdict.value}


def _context(given: object) -> Sequence[str]:
    if isinstance(given, str):
        return (given,)
    return [one for one in given if isinstance(one, str)] if isinstance(given, list) else ()


def _spans(examination: Examination) -> list[Mapping[str, object]]:
    return [
        {
            "start": span.start,
            "end": span.end,
            "type": span.type.value,
            "confidence": span.confidence,
            "rule": span.rule,
        }
        for span in examination.spans
    ]
