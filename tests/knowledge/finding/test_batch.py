"""Questions by the line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from knowledge.finding.batch import answer_lines
from knowledge.finding.explain import explain
from tests.knowledge.conftest import CONFIG


def test_lines_are_answered_in_order_with_what_is_wrong_where_it_is() -> None:
    lines = [
        '{"id": "a", "text": "richtlijn pleegzorg", "extra": 1}',
        "",
        "{niet goed",
        "[]",
        '{"id": 7, "text": 3}',
        '{"id": "r", "text": "x", "region": 1}',
        '{"id": "b", "text": "Ik wil niet meer leven"}',
        "[" * 100_000,
    ]
    rows = [json.loads(line) for line in answer_lines(lines, folder=CONFIG)]
    assert rows[0]["id"] == "a"
    assert rows[0]["answered"] is True
    assert rows[0]["crisis"] is False
    assert "rj-pleegzorg" in rows[0]["ranked"]
    assert [row.get("id") for row in rows] == ["a", None, None, 7, "r", "b", None]
    assert ["error" in row for row in rows] == [False, True, True, True, True, False, True]
    assert (rows[5]["answered"], rows[5]["crisis"]) == (False, True)


def test_each_answer_comes_before_the_next_line_is_read() -> None:
    read: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(3):
            read.append(number)
            yield json.dumps({"id": number, "text": "adhd"})

    answers = answer_lines(lines(), folder=CONFIG)
    next(answers)
    assert read == [0]


def test_an_answer_can_be_explained() -> None:
    told = "\n".join(explain("training over adhd in Drenthe", folder=CONFIG))
    for part in ("verdict: ", "language: Dutch", "regions: Drenthe", "kinds: opleiding", "word: adhd", "1. "):
        assert part in told
    assert "danger: " in "\n".join(explain("Vader slaat moeder op dit moment", folder=CONFIG))


def test_a_missing_folder_is_an_error_at_once() -> None:
    with pytest.raises(OSError, match="stopwords"):
        list(answer_lines(["{}"], folder=CONFIG / "bestaat-niet"))
