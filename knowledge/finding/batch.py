"""Questions by the line: JSON Lines in, JSON Lines out, in the same order, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from knowledge.finding.finder import Finder, load_finder

MOST = 10


def answer_lines(lines: Iterable[str], *, folder: Path) -> Iterator[str]:
    """Answer `{"id","text","region"?}` with `{"id","answered","crisis","ranked"}`, line by line.

    A line that can not be read gives an object with `error`, and `id` when that is known; empty lines are
    passed over. Fields that are not known are left aside. `folder` is config/knowledge.

    Raises:
        OSError: when a file of the folder is missing.
        ValueError: naming what in a file can not be read.
    """
    finder = load_finder(folder)
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, finder), ensure_ascii=False)


def _answer(line: str, finder: Finder) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"error": f"no valid JSON: {getattr(error, 'msg', 'too deep')}"}
    if not isinstance(asked, dict):
        return {"error": "not an object"}
    known = {"id": asked["id"]} if "id" in asked else {}
    text, region = asked.get("text"), asked.get("region")
    if not isinstance(text, str):
        return {**known, "error": "text must be a string"}
    if region is not None and not isinstance(region, str):
        return {**known, "error": "region must be a string"}
    answer = finder.ask(text, region)
    ranked = [hit.resource.id for hit in answer.ranked[:MOST]]
    return {**known, "answered": answer.answered, "crisis": answer.crisis is not None, "ranked": ranked}
