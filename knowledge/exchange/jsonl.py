"""Sources as JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from knowledge.exchange.lines import LONGEST
from knowledge.exchange.rows import Row, bad


def read_json(lines: Iterable[tuple[int, str | None]]) -> Iterator[Row]:
    """The rows of a file; an empty line is none."""
    for number, text in lines:
        if text is None:
            yield bad(number, "long-line", limit=LONGEST)
        elif text.strip():
            yield _row(number, text)


def _row(number: int, text: str) -> Row:
    try:
        fields = json.loads(text)
    except RecursionError:
        return bad(number, "deep")
    except ValueError:
        return bad(number, "json")
    return Row(number, fields) if isinstance(fields, dict) else bad(number, "object")
