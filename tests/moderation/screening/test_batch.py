"""Screening over JSON Lines."""

from __future__ import annotations

import json

import pytest

from moderation.screening.batch import BadLineError, moderate_lines
from moderation.screening.config import ScreeningConfig

AT = "2026-03-02T09:00:00+00:00"


def line(**values: object) -> str:
    row = {"id": "a/0", "author": "x", "at": AT, "channel": "algemeen", "role": "member", "joined_days": 90}
    return json.dumps({**row, "text": "hoi", **values})


def test_every_line_gets_an_answer_in_order(config: ScreeningConfig) -> None:
    lines = [line(), "", line(id="a/1", author="y", text="wat ben jij een sukkel", other_field=1)]
    answers = [json.loads(each) for each in moderate_lines(lines, config)]
    assert answers == [
        {"id": "a/0", "label": "ok", "action": "none", "rule": ""},
        {"id": "a/1", "label": "abuse", "action": "remove", "rule": "insult.at-you"},
    ]


def test_a_line_may_leave_out_what_is_not_needed(config: ScreeningConfig) -> None:
    short = json.dumps({"author": "x", "at": "2026-03-02T09:00:00", "text": "hoi", "attachments": ["a.png"]})
    assert json.loads(next(moderate_lines([short], config)))["id"] is None


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "line 2: must be one JSON object"),
        ('{"at": "x"}', "line 2: Invalid isoformat"),
        ('{"at": "2026-03-02T09:00:00"}', "line 2: author is missing"),
    ],
)
def test_a_bad_line_is_named(config: ScreeningConfig, bad: str, words: str) -> None:
    with pytest.raises(BadLineError, match=words):
        list(moderate_lines([line(), bad], config))
