"""The scorers themselves: perfection scores 1, silence nothing, and a known mistake what it should."""

from __future__ import annotations

import pytest

from tests.evaluation import alarming, bundling, finding, guarding, moderating, signalling
from tests.evaluation.grouping import adjusted_rand, b_cubed, macro_f1, pairwise, sweep
from tests.evaluation.rows import DATA, Row, dump, load, parse

QUESTIONS = load(DATA / "knowledge.jsonl")
CRISIS = load(DATA / "crisis.jsonl")
PRIVACY = load(DATA / "privacy.jsonl")
MODERATION = load(DATA / "moderation.jsonl")
SIGNALS = load(DATA / "signals.jsonl")
DUPLICATES = load(DATA / "signals-duplicates.jsonl")


def perfect_answers() -> list[Row]:
    return [
        {
            "id": q["id"],
            "ranked": sorted(q["relevant"], key=q["relevant"].__getitem__, reverse=True),
            "answered": q["label"] == "find",
            "crisis": q["label"] == "crisis",
        }
        for q in QUESTIONS
    ]


def test_finding_rewards_a_perfect_run() -> None:
    figures = finding.score(QUESTIONS, perfect_answers())
    perfect = (
        "s@1",
        "s@3",
        "mrr@10",
        "ndcg@10",
        "served@3",
        "ansF1",
        "absF1",
        "refuse",
        "silent",
        "crisisR",
        "e2e",
    )
    assert {key: round(figures[key], 9) for key in perfect} == dict.fromkeys(perfect, 1)
    assert not finding.misses(QUESTIONS, perfect_answers())


def test_danger_rewards_a_perfect_run_and_counts_every_mistake() -> None:
    others = alarming.ordinary(DATA)
    perfect = [
        {"id": q["id"], "crisis": q.get("acute", False), "answered": False} for q in [*CRISIS, *others]
    ]
    figures = alarming.score(CRISIS, others, perfect)
    assert (figures["recall"], figures["alarms"], figures["ordinary"]) == (1, 0, 0)
    assert not alarming.misses(CRISIS, others, perfect)
    wrong = [{**row, "crisis": not row["crisis"]} for row in perfect]
    figures = alarming.score(CRISIS, others, wrong)
    assert (figures["b"]["recall"], figures["b"]["alarms"], figures["ordinary"]) == (0, 1, 1)
    assert len(alarming.misses(CRISIS, others, wrong)) == len(CRISIS) + len(others)


def test_danger_with_a_list_of_sources_is_not_helped() -> None:
    rows = [{"id": q["id"], "crisis": q["acute"], "answered": True} for q in CRISIS]
    assert alarming.score(CRISIS, [], rows)["recall"] == 0


def test_finding_sees_silence_as_silence() -> None:
    figures = finding.score(QUESTIONS, [])
    assert figures["s@3"] == figures["ansR"] == figures["crisisR"] == 0
    assert figures["silent"] == figures["refuse"] == 1
    assert figures["missing"] == len(QUESTIONS)


def test_a_list_in_acute_danger_is_never_right() -> None:
    listed = [{**row, "answered": True} for row in perfect_answers()]
    assert finding.score(QUESTIONS, listed)["crisisR"] == 0


def perfect_spans() -> list[Row]:
    return [
        {**row, "verdict": "mask" if any(not s.get("optional") for s in row["spans"]) else "ok"}
        for row in PRIVACY
    ]


def test_guarding_rewards_a_perfect_run() -> None:
    figures = guarding.score(PRIVACY, perfect_spans())
    perfect = (
        "msg_recall",
        "strict",
        "balanced",
        "span_r",
        "span_p",
        "exact_r",
        "exact_p",
        "f2",
        "hard_r",
        "ctx_r",
    )
    assert {key: figures[key] for key in perfect} == dict.fromkeys(perfect, 1)
    assert figures["fpr"] == figures["leak"] == 0
    assert not guarding.misses(PRIVACY, perfect_spans())


def test_guarding_counts_what_leaks() -> None:
    figures = guarding.score(PRIVACY, [])
    assert (figures["msg_recall"], figures["fpr"], figures["leak"]) == (0, 0, 1)


def test_a_title_does_not_move_a_boundary_but_a_missing_surname_does() -> None:
    text = "mevrouw Jansen belde"
    gold = [{"id": "1", "text": text, "spans": [{"start": 8, "end": 14, "type": "NAME"}], "tags": []}]
    said = [{"id": "1", "verdict": "mask", "spans": [{"start": 0, "end": 14, "type": "NAME"}]}]
    short = [{"id": "1", "verdict": "mask", "spans": [{"start": 8, "end": 10, "type": "NAME"}]}]
    assert guarding.score(gold, said)["exact_r"] == 1
    assert guarding.score(gold, short)["exact_r"] == 0
    assert guarding.score(gold, short)["leak"] == pytest.approx(4 / 6, abs=0.001)


def perfect_verdicts() -> list[Row]:
    verdicts = {item["id"]: {"label": item["label"], "action": item["action"]} for item in MODERATION}
    return [
        {"id": row["id"], **verdicts[row["id"].partition("/")[0]]} for row in moderating.inputs(MODERATION)
    ]


def test_moderating_rewards_a_perfect_run() -> None:
    figures = moderating.score(MODERATION, perfect_verdicts())
    assert (figures["recall"], figures["label_f1"], figures["act"], figures["act1"]) == (1, 1, 1, 1)
    assert (figures["fpr"], figures["harsh"], figures["banned_ok"], figures["soft"]) == (0, 0, 0, 0)
    assert not moderating.misses(MODERATION, perfect_verdicts())


def test_moderating_counts_a_ban_of_an_honest_member() -> None:
    banned = [{**row, "label": "spam", "action": "ban"} for row in perfect_verdicts()]
    figures = moderating.score(MODERATION, banned)
    assert figures["banned_ok"] == sum(item["label"] == "ok" for item in MODERATION)
    assert figures["fpr"] == 1


def test_an_item_counts_with_its_most_severe_message() -> None:
    gold = [{"id": "a", "label": "flood", "accept": [], "action": "timeout", "tags": [], "messages": []}]
    rows = [{"id": "a/0"}, {"id": "a/1", "label": "flood", "action": "timeout"}, {"id": "a/2"}]
    assert moderating.score(gold, rows)["act"] == 1


def perfect_predictions() -> list[Row]:
    ids: dict[str, list[str]] = {}
    rows: list[Row] = []
    for row in signalling.in_order([*SIGNALS, *DUPLICATES]):
        label = row["label"]
        same = ids.setdefault(label.get("cluster") or row["id"], [])
        rows.append(
            {
                **label,
                "id": row["id"],
                "signal_score": float(label.get("is_signal", True)),
                "themes": [label.get("theme")],
                "related": list(same),
            }
        )
        same.append(row["id"])
    return rows


def test_signalling_rewards_a_perfect_run() -> None:
    figures = signalling.score(SIGNALS, perfect_predictions(), DUPLICATES)
    assert figures["detect"]["AP"] == pytest.approx(1)
    assert figures["cluster"]["pairF1"] == figures["cluster"]["B3F1"] == figures["cluster"]["ARI"] == 1
    assert figures["suggest"]["hit@1"] == 1
    assert [figures[key]["acc"] for key in (*signalling.LABELS, "region")] == [1] * 5
    assert figures["dup"] == {"P": 1, "R": 1}
    assert not signalling.misses(SIGNALS, perfect_predictions())


def test_signalling_sees_that_saying_nothing_is_worth_nothing() -> None:
    figures = signalling.score(SIGNALS, [], DUPLICATES)
    assert figures["cluster"]["pairF1"] == figures["suggest"]["hit@5"] == figures["dup"]["R"] == 0
    assert figures["detect"]["AP"] == pytest.approx(254 / 392, abs=0.001)


def test_bundling_rewards_a_moderator_s_perfect_memory() -> None:
    issue = {row["id"]: row["label"]["cluster"] for row in SIGNALS}
    known: dict[str, str] = {}

    def ask(row: Row) -> Row:
        if row["op"] == "confirm":
            known[issue[row["id"]]] = row["bundle"]
            return {"ok": True}
        told = known.get(issue[row["message"]["id"]])
        return {"bundles": [told] if told else []}

    figures = bundling.score(SIGNALS, ask)
    assert (figures["known"], figures["hit@1"], figures["new-without-suggestion"]) == (254 - 36, 1, 1)


def test_the_measures_of_grouping_follow_their_textbook_examples() -> None:
    # Manning, Raghavan and Schütze, Introduction to Information Retrieval, figure 16.4: 17 items.
    own = [*"111111", *"222222", *"33333"]
    gold = [*"xxxxxo", *"xoooov", *"xxvvv"]
    assert adjusted_rand(gold, own) == pytest.approx(0.2429, abs=0.0001)
    assert pairwise(gold, own).precision == pytest.approx(20 / 40)
    assert pairwise(gold, own).recall == pytest.approx(20 / 44)
    assert b_cubed(gold, own).precision == pytest.approx((26 / 6 + 18 / 6 + 13 / 5) / 17)
    assert macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx(2 / 3)


def test_equal_scores_cross_the_threshold_together() -> None:
    points, average = sweep([(True, 0.9), (False, 0.5), (True, 0.5)])
    assert [(p.recall, p.precision) for p in points] == [(0.5, 1.0), (1.0, 2 / 3)]
    assert average == pytest.approx(0.5 + 0.5 * 2 / 3)


def test_rows_survive_line_separators_inside_a_text() -> None:
    rows = [{"id": "1", "text": "een\u2028twee\x0bdrie\r\nvier"}]
    assert parse(dump(rows)) == rows
