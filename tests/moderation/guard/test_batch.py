"""JSON Lines in, JSON Lines out: one answer per line, in order, also for a broken one."""

from __future__ import annotations

import json

from moderation.guard.batch import guard_lines
from tests.moderation.guard.conftest import FOLDER


def _answers(*lines: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in guard_lines(lines, folder=FOLDER)]


def test_each_line_gets_its_answer_in_order() -> None:
    rows = _answers(
        json.dumps({"id": "a", "text": "bsn 123456782", "tags": ["x"]}),
        json.dumps({"id": 7, "text": "Fijne dag!"}),
    )
    assert rows == [
        {
            "id": "a",
            "spans": [{"start": 4, "end": 13, "type": "BSN", "confidence": 0.98, "rule": "bsn-cue"}],
            "verdict": "refuse",
        },
        {"id": 7, "spans": [], "verdict": "ok"},
    ]


def test_the_message_before_may_be_one_text_or_a_list() -> None:
    question = "heb je zijn bsn?"
    for context in (question, ["Hoi", question]):
        row = {"id": 1, "text": "482913775", "context": context}
        assert _answers(json.dumps(row))[0]["verdict"] == "refuse"
    assert _answers(json.dumps({"id": 1, "text": "482913775", "context": None}))[0]["verdict"] == "ok"


def test_a_bad_line_says_what_is_wrong_and_the_next_one_is_read() -> None:
    rows = _answers("{broken", "[1]", '{"id": 3}', '{"id": 4, "text": 5}', "", '{"id": 5, "text": ""}')
    assert [row.get("error") for row in rows] == [
        "not a JSON object",
        'no "text" in the object',
        'no "text" in the object',
        'no "text" in the object',
        None,
    ]
    assert [row["id"] for row in rows] == [None, None, 3, 4, 5]
