"""The batch verbs: lines in, lines out, in order, the same every time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.signals.batch import loop_lines, predict_lines
from bot.signals.reading.rules import SignalRules
from tests.bot.signals.conftest import RATES, WAITING


def message(id_: str, text: str, **more: object) -> dict[str, object]:
    return {"id": id_, "text": text, "channel": "praktijk", "unknown": [1], **more}


def predicted(rules: SignalRules, *messages: dict[str, object]) -> list[dict[str, Any]]:
    lines = (json.dumps(each) for each in messages)
    return [json.loads(line) for line in predict_lines(lines, rules)]


def test_every_message_gets_a_line_in_order_with_every_field(rules: SignalRules) -> None:
    given = [
        message("a", RATES, role="contractmanager", author_region="twente"),
        message("b", "Gefeliciteerd met je verjaardag, wie wil er taart?"),
        message("c", f"<p01> {RATES}"),
        message("d", "Onze kostprijs ligt boven het tarief, indexatie is er niet", channel="regio-zeeland"),
    ]
    found = predicted(rules, *given)
    assert [each["id"] for each in found] == ["a", "b", "c", "d"]
    first, social, copy, alike = found
    assert first["theme"] == "inkoop_tarieven"
    assert (first["perspective"], first["region"]) == ("beleid", "twente")
    assert copy["duplicate_of"] == "a"
    assert copy["cluster"] == first["cluster"] == alike["cluster"]
    assert alike["related"][0] == "a"
    assert alike["region"] == "zeeland"
    assert social["signal_score"] < 0.2 < first["signal_score"]
    assert set(first) == {
        "id", "signal_score", "cluster", "theme", "themes", "level", "triage", "perspective", "region",
        "related", "duplicate_of",
    }  # fmt: skip


def test_only_earlier_messages_are_related(rules: SignalRules) -> None:
    found = predicted(rules, message("a", RATES), message("b", WAITING), message("c", RATES + " helaas"))
    assert all("c" not in each["related"] for each in found)
    assert found[0]["related"] == []


def test_the_same_input_gives_the_same_bytes(rules: SignalRules) -> None:
    lines = [json.dumps(message(str(n), text)) for n, text in enumerate([RATES, WAITING, RATES])]
    assert list(predict_lines(lines, rules)) == list(predict_lines(lines, rules))


@pytest.mark.parametrize("line", ["geen json", "[]", '{"id": "a"}', '{"text": "x"}', '{"id": 1, "text": 2}'])
def test_a_wrong_line_is_named_by_its_number(line: str, rules: SignalRules) -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(predict_lines([json.dumps(message("a", RATES)), line], rules))


def test_empty_lines_and_empty_texts_do_no_harm(rules: SignalRules) -> None:
    assert list(predict_lines(["\n", " "], rules)) == []
    assert predicted(rules, message("a", ""), message("b", "\x00\u200b"))[0]["theme"] is None


def test_a_megabyte_is_read_as_far_as_counts(rules: SignalRules) -> None:
    assert predicted(rules, message("a", RATES + " x" * 500_000))[0]["theme"] == "inkoop_tarieven"


def test_the_loop_answers_each_line_before_it_reads_the_next(rules: SignalRules) -> None:
    asked: list[str] = []

    def lines() -> Iterator[str]:
        for each in (
            {"op": "suggest", "message": message("a", RATES)},
            {"op": "confirm", "id": "a", "bundle": "B1"},
            {"op": "suggest", "message": message("b", "De indexatie dekt de kostprijs niet")},
        ):
            asked.append(str(each["op"]))
            yield json.dumps(each)

    answers = loop_lines(lines(), rules)
    assert json.loads(next(answers)) == {"bundles": []}
    assert asked == ["suggest"]
    assert json.loads(next(answers)) == {"ok": True}
    assert json.loads(next(answers)) == {"bundles": ["B1"]}


@pytest.mark.parametrize(
    "request_",
    [{"op": "confirm", "id": "x", "bundle": "B1"}, {"op": "dance"}, {"op": "suggest"}, {}],
)
def test_the_loop_names_a_line_it_cannot_answer(request_: dict[str, object], rules: SignalRules) -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(loop_lines([json.dumps(request_)], rules))
