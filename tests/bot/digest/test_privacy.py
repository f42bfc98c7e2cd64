"""Nobody who knows every format, k and how it works finds a small number of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.content import plain
from bot.digest.charts import spark
from bot.digest.counting.build import Json, build
from bot.digest.counting.facts import FactSheet, SignalFact
from bot.digest.counting.spread import NEEDED, window
from bot.digest.counting.suppression import suppress
from bot.digest.formats import DigestFormat, render
from bot.digest.summary import summary
from bot.digest.telling import lead
from bot.digest.words import Words
from bot.texts.catalogue import load
from tests.bot.digest.community import ATLAS, THEMES, WEEK, communities
from tests.bot.digest.reading import read

K = 5
END = datetime(2026, 3, 30, 5, 0, tzinfo=UTC)
WORDS = Words(load()["nl"], "nl", ATLAS)


def gave(person: str, theme: str = THEMES[0], perspective: str | None = None, week: int = 0) -> SignalFact:
    """A signal of someone, so many weeks ago."""
    at = WEEK.back(week).start + timedelta(hours=1)
    return SignalFact("", at, person, theme, None, None, perspective, "twente", None)


def facts(*signals: SignalFact) -> FactSheet:
    """These signals, numbered."""
    return FactSheet(tuple(s._replace(id=f"S-{n:03}") for n, s in enumerate(signals)))


def made(*signals: SignalFact, k: int = K) -> Json:
    """The digest of these signals."""
    return build(WEEK, facts(*signals), END, k)


def crowd(count: int, week: int = 0) -> list[SignalFact]:
    """So many people who gave one signal each."""
    return [gave(f"p{n}", week=week) for n in range(count)]


def test_few_people_are_a_dash_everywhere() -> None:
    digest = made(*(gave("anna") for _ in range(3)))
    people = digest["figures"][1]
    assert (people["value"], people["series"]) == (None, [0] * 11 + [None])
    assert lead(digest, WORDS)[0].startswith("3 nieuwe signalen. ")
    assert "mensen" not in plain(summary(digest, WORDS))
    assert "| F2 | Verschillende mensen | – |" in read(
        render(digest, DigestFormat.MARKDOWN, WORDS), DigestFormat.MARKDOWN
    )
    assert "F2;Verschillende mensen;–;" in read(render(digest, DigestFormat.CSV, WORDS), DigestFormat.CSV)
    html = render(digest, DigestFormat.HTML, WORDS).decode()
    assert "<b>–</b>" in html.replace("\n", "")
    assert "None" not in html


def test_enough_people_are_told() -> None:
    digest = made(*crowd(7))
    assert digest["figures"][1]["value"] == 7
    assert lead(digest, WORDS)[0].startswith("7 nieuwe signalen van 7 mensen. ")


def test_a_hidden_week_hides_the_mean_and_leaves_a_gap() -> None:
    digest = made(*crowd(8), *crowd(2, week=1), *crowd(9, week=2))
    people = digest["figures"][1]
    assert (people["value"], people["previous"], people["mean"], people["ordinary"]) == (8, None, None, None)
    assert people["series"][-3:] == [9, None, 8]
    assert "vorige week –, gemiddeld –" in render(digest, DigestFormat.HTML, WORDS).decode()
    assert spark(people["series"]).count("v-") == 11


def test_the_total_is_no_way_around_a_theme() -> None:
    few = [gave(f"q{n % 4}", THEMES[1]) for n in range(6)]
    digest = made(*crowd(14), *few)
    assert digest["figures"][0]["value"] == 20
    assert digest["figures"][1]["value"] is None
    assert [t["people"] for t in digest["themes"]] == [None, None]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 9, "b": 7}, ""),
        ({"a": 9, "b": 2}, "ab"),
        ({"a": 20, "b": 2, "c": 6}, "ab"),
        ({"a": 20, "b": 2, "c": 2, "d": 8}, "abc"),
        ({"a": 20, "b": 3, "c": 2, "d": 8}, "bc"),
        ({"a": 0, "b": 5}, ""),
        ({"a": 0, "b": 3, "c": 0}, "abc"),
        ({"a": 1}, "a"),
    ],
)
def test_what_is_hidden_along(counts: dict[str, int], hidden: str) -> None:
    assert suppress({name: [f"{name}{n}" for n in range(each)] for name, each in counts.items()}, K) == {
        *hidden
    }


def divided(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Every way to divide at most so many people over cells."""
    if cells == 0:
        yield ()
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in divided(total - first, cells - 1))


@pytest.mark.parametrize("k", [3, 4, 5])
@pytest.mark.parametrize(("cells", "most"), [(3, 18), (4, 12), (5, 10)])
def test_no_split_has_only_one_explanation(k: int, cells: int, most: int) -> None:
    worlds: dict[tuple[int, tuple[int | None, ...]], list[tuple[int, ...]]] = {}
    for counts in divided(most, cells):
        people = {str(n): [f"{n}-{each}" for each in range(count)] for n, count in enumerate(counts)}
        hidden = suppress(people, k)
        seen = tuple(None if str(n) in hidden else count for n, count in enumerate(counts))
        worlds.setdefault((sum(counts), seen), []).append(counts)
    for (_, seen), fitting in worlds.items():
        for n, shown in enumerate(seen):
            assert shown is None or shown == 0 or shown >= k
            assert shown is not None or len({counts[n] for counts in fitting}) > 1, fitting


Habit = tuple[int, int]


def parties(first: int, second: int, most: Habit) -> Iterator[tuple[Habit, ...]]:
    """Every way in which people give so many signals on two themes, nobody more than `most`."""
    if first == second == 0:
        yield ()
    for habit in product(range(first + 1), range(second + 1)):
        if (0, 0) < habit <= most:
            for rest in parties(first - habit[0], second - habit[1], habit):
                yield (habit, *rest)


def public(digest: Json) -> tuple[Habit, Habit, int, int | None]:
    """What anyone reads of a week: signals and people per theme (-1 when hidden), F1 and F2."""
    rows = {row["code"]: row for row in digest["themes"]}
    given, people = ([rows.get(t, {}).get(key, 0) for t in THEMES[:2]] for key in ("week", "people"))
    shown = [-1 if n is None else n for n in people]
    first, second = digest["figures"][:2]
    return (given[0], given[1]), (shown[0], shown[1]), first["value"], second["value"]


def test_signals_and_people_together_have_more_than_one_explanation() -> None:
    """A theme with fewer than k signals says itself that fewer than k people gave them; others may not."""
    k = 3
    worlds: dict[tuple[Habit, Habit, int, int | None], list[Mapping[str, int]]] = {}
    for first, second in product(range(6), repeat=2):
        for party in parties(first, second, (first, second)):
            signals = [
                gave(f"p{n}", THEMES[t])
                for n, habit in enumerate(party)
                for t, times in enumerate(habit)
                for _ in range(times)
            ]
            behind = {THEMES[t]: sum(1 for habit in party if habit[t]) for t in range(2)}
            worlds.setdefault(public(made(*signals, k=k)), []).append({**behind, "F2": len(party)})
    for seen, fitting in worlds.items():
        rows = {THEMES[0]: seen[0][0], THEMES[1]: seen[0][1], "F2": seen[2]}
        for name, signals_given in rows.items():
            possible = {each[name] for each in fitting}
            if signals_given >= k and min(possible) < k:
                assert len(possible) > 1, (seen, fitting)


@given(communities())
@settings(max_examples=30, deadline=None)
def test_no_count_of_people_below_k_is_printed(facts: FactSheet) -> None:
    digest = build(WEEK, facts, END, K)
    people = digest["figures"][1]
    told = [*people["series"], people["value"], people["previous"], *(t["people"] for t in digest["themes"])]
    assert all(n is None or n == 0 or n >= K for n in told)
    assert {x["people"] for x in digest["spread"]["regions"] or ()} <= {"6–14", "15–29", "30+"}
    assert {x["people"] for x in digest["spread"]["perspectives"] or ()} <= {"<6", "6–14", "15–29", "30+"}
    assert (people["mean"] is None) == (None in people["series"][-5:-1])


@given(communities(), st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_a_later_week_tells_no_more_of_an_earlier_one(facts: FactSheet, later: int) -> None:
    now = build(WEEK, facts, END, K)["figures"][1]["series"]
    then = WEEK.back(later)
    before = replace(facts, signals=tuple(s for s in facts.signals if s.at < then.end))
    earlier = build(then, before, then.end, K)["figures"][1]["series"]
    assert earlier[later:] == now[: len(now) - later]


def regions(digest: Json) -> dict[str, str]:
    """The regions that are shown, with their class."""
    return {row["code"]: row["people"] for row in digest["spread"]["regions"]}


def test_a_region_tells_nothing_of_a_week_with_few_people() -> None:
    """One signal that makes a region reach its class would tell where the one who gave it is."""
    first = window(WEEK)[-1]
    ago = next(n for n in range(4) if WEEK.back(n) == first)
    before = [gave(f"p{n}", week=ago + 4) for n in range(5)]
    alone = made(*before, gave("new", week=ago))["spread"]
    assert (alone["regions"], alone["perspectives"], alone["reach"]) == (None, None, [])
    few = [s._replace(person=f"q{n}", region=None) for n, s in enumerate(crowd(5, week=ago))]
    assert regions(made(*before, *few, gave("new", week=ago))) == {"twente": "6–14"}


def test_of_six_people_nobody_is_told_where_all_six_are() -> None:
    ago = next(n for n in range(4) if WEEK.back(n) == window(WEEK)[-1])
    assert made(*crowd(6, week=ago))["spread"]["regions"] is None
    elsewhere = [s._replace(person=f"q{n}", region=None) for n, s in enumerate(crowd(5, week=ago))]
    assert regions(made(*crowd(6, week=ago), *elsewhere)) == {"twente": "6–14"}


def test_the_spread_waits_until_four_weeks_are_over() -> None:
    ago = next(n for n in range(4) if WEEK.back(n) == window(WEEK)[-1])
    now = [s._replace(region="drenthe", person=f"d{n}") for n, s in enumerate(crowd(9))] if ago else []
    digest = made(*crowd(12, week=ago), *now)
    assert regions(digest) == {"twente": "6–14"}
    weeks = {tuple(window(WEEK.back(n))) for n in range(12)}
    assert len(weeks) in {3, 4}


def test_who_drops_out_of_the_spread_must_be_many_too() -> None:
    """Two people of twelve weeks ago would tell where they are by what is gone."""
    ago = next(n for n in range(4) if WEEK.back(n) == window(WEEK)[-1])
    few = made(*crowd(14, week=ago), *(gave(f"q{n}", week=ago + 12) for n in range(2)))
    many = made(*crowd(14, week=ago), *(gave(f"q{n}", week=ago + 12) for n in range(5)))
    assert few["spread"]["regions"] is None
    assert regions(many) == {"twente": "6–14"}
    assert NEEDED == 19
