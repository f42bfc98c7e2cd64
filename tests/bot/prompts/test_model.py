"""Which prompt is next, when silence is kept, and what the shipped stock is like."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import SetupError
from bot.prompts.model import REPEAT_AFTER, Limits, Posted, Prompt, alike, load, queue, week
from tests.architecture.sources import ROOT
from tests.bot.prompts.conftest import stock

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SHIPPED = load(ROOT / "config" / "prompts.toml")


def posted(prompt: Prompt, at: datetime = NOW) -> Posted:
    return Posted(prompt.id, prompt.theme, prompt.question, at)


def ids(prompts: list[Prompt]) -> list[str]:
    return [prompt.id for prompt in prompts]


def test_without_history_the_order_of_the_file_counts() -> None:
    assert ids(queue(stock(3), [], {}, NOW)) == ["p0", "p1", "p2"]


def test_a_prompt_rests_for_twelve_months() -> None:
    first, second = stock(2)
    almost = NOW - REPEAT_AFTER + timedelta(minutes=1)
    assert ids(queue([first, second], [posted(first, almost)], {}, NOW)) == ["p1"]
    assert ids(queue([first, second], [posted(first, NOW - REPEAT_AFTER)], {}, NOW)) == ["p1", "p0"]


def test_a_reworded_prompt_with_a_new_id_is_the_same_prompt() -> None:
    old = Prompt("oud", "vakmanschap", "Titel", "Welke fout heeft jouw manier van werken echt veranderd?")
    new = Prompt(
        "nieuw", "vakmanschap", "Anders", "Vertel: welke fout heeft jouw manier van werken veranderd?"
    )
    assert queue([new], [posted(old)], {}, NOW) == []


def test_a_skipped_prompt_waits_behind_the_others_the_longest_waiting_first() -> None:
    skipped = {"p0": NOW, "p1": NOW - timedelta(days=1)}
    assert ids(queue(stock(3), [], skipped, NOW)) == ["p2", "p1", "p0"]


def test_the_theme_that_rested_longest_goes_first() -> None:
    prompts = stock(6, themes=3)
    history = [posted(prompts[1], NOW - timedelta(days=14)), posted(prompts[0], NOW - timedelta(days=7))]
    assert ids(queue(prompts, history, {}, NOW)) == ["p2", "p5", "p4", "p3"]


def test_a_prompt_of_this_week_goes_first_and_of_another_week_last() -> None:
    plain, later, now = stock(3)
    later = Prompt(later.id, later.theme, later.title, later.question, weeks=frozenset({10}))
    now = Prompt(now.id, now.theme, now.title, now.question, weeks=frozenset({48}))
    assert ids(queue([later, plain, now], [], {}, NOW)) == ["p2", "p0", "p1"]


@pytest.mark.parametrize(
    ("quiet_from", "quiet_until", "quiet_hours"),
    [
        (18, 8, {*range(18, 24), *range(8)}),
        (12, 14, {12, 13}),
        (0, 0, set()),
    ],
)
def test_quiet_hours_go_by_the_clock_on_the_wall(
    quiet_from: int, quiet_until: int, quiet_hours: set[int]
) -> None:
    limits = Limits(quiet_from=quiet_from, quiet_until=quiet_until)
    # In November Amsterdam is an hour ahead of UTC.
    midnight = datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert {hour for hour in range(24) if limits.quiet(midnight + timedelta(hours=hour))} == quiet_hours


def test_a_week_is_the_iso_week_in_amsterdam() -> None:
    assert week(datetime(2027, 1, 3, 22, 59, tzinfo=UTC)) == "2026-W53"
    assert week(datetime(2027, 1, 3, 23, 0, tzinfo=UTC)) == "2027-W01"


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


def test_the_shipped_stock_lasts_a_year_and_no_two_prompts_are_alike() -> None:
    assert len(SHIPPED) >= 53
    pairs = itertools.combinations(SHIPPED, 2)
    assert not [(a.id, b.id) for a, b in pairs if alike(a.question, b.question)]


def test_the_shipped_stock_covers_every_theme_and_names_sources_that_exist() -> None:
    folder = ROOT / "config" / "knowledge"
    themes = yaml.safe_load((folder / "themes.yaml").read_text(encoding="utf-8"))["themas"]
    assert {prompt.theme for prompt in SHIPPED} == {theme["slug"] for theme in themes}
    lines = (folder / "resources.jsonl").read_text(encoding="utf-8").split("\n")
    sources = {json.loads(line)["id"] for line in lines if line}
    assert {prompt.source for prompt in SHIPPED} - {""} <= sources


def test_every_shipped_question_is_open_short_and_addresses_a_person() -> None:
    assert not [p.id for p in SHIPPED if len(p.question.split()) > 45]
    assert not [
        p.id for p in SHIPPED if not p.question.endswith(("?", ".")) or "?" not in p.question + p.title
    ]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("[[prompt]]\nid = 'a'", "prompt number 1"),
        ("[[prompt]]\nid = 'Met Spatie'\ntheme='t'\ntitle='T'\nquestion='Wat vind jij?'", "id"),
        ("[[prompt]]\nid = 'a'\ntheme='t'\ntitle='T'\nquestion='Wat vind jij?'\nbron='x'", "bron"),
        (
            2 * "[[prompt]]\nid = 'a'\ntheme='t'\ntitle='T'\nquestion='Wat vind jij?'\n",
            "two prompts have the id a",
        ),
        ("[[prompt", "no valid TOML"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_place(tmp_path: Path, words: str, named: str) -> None:
    file = tmp_path / "prompts.toml"
    file.write_text(words, encoding="utf-8")
    with pytest.raises(SetupError, match=named) as raised:
        load(file)
    assert str(file) in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="is missing"):
        load(tmp_path / "prompts.toml")
