"""Screening of JSON Lines, for anyone who wants to measure it on their own messages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from moderation.screening.config import ScreeningConfig
from moderation.screening.finding import Post
from moderation.screening.screening import Screening, learn


class BadLineError(ValueError):
    """A line of input that cannot be read; the message says which and why."""


def moderate_lines(lines: Iterable[str], config: ScreeningConfig) -> Iterator[str]:
    """One JSON line with id, label, action and rule for every message line, in the same order.

    Messages must come in time order: floods are seen by the times they carry. Raises BadLineError.
    """
    screening = Screening(learn(config))
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _object(line, number)
        finding = screening.look(_post(row, number))
        answer = {"id": row.get("id"), "label": finding.label, "action": finding.action, "rule": finding.rule}
        yield json.dumps(answer, ensure_ascii=False)


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadLineError(f"line {number}: not JSON ({error})") from error
    if not isinstance(row, dict):
        raise BadLineError(f"line {number}: must be one JSON object")
    return row


def _post(row: dict[str, Any], number: int) -> Post:
    try:
        at = datetime.fromisoformat(row["at"])
        return Post(
            author=str(row["author"]),
            at=at if at.tzinfo else at.replace(tzinfo=UTC),
            room=str(row.get("channel", "")),
            text=str(row["text"]),
            role=str(row.get("role", "member")),
            joined_days=float(row.get("joined_days", 365)),
            attachments=_count(row.get("attachments", 0)),
        )
    except KeyError as error:
        raise BadLineError(f"line {number}: {error.args[0]} is missing") from error
    except (TypeError, ValueError) as error:
        raise BadLineError(f"line {number}: {error}") from error


def _count(attachments: object) -> int:
    if isinstance(attachments, list):
        return len(attachments)
    return int(attachments) if isinstance(attachments, int) else 0
