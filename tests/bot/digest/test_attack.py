"""Check 8: whoever keeps twelve digests in every format, and subtracts, finds no small number of people.

A personal cell is how many people are of a region, have a perspective, or gave signals at all. What digests
tell of signals (how many, which bundle, which theme) is told on purpose: it traces to numbers, not to people.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.counting.build import Json, build, canonical
from bot.digest.counting.facts import FactSheet, SignalFact
from bot.digest.counting.people import different
from bot.digest.counting.spread import NEEDED, PERIOD, spread, window
from bot.digest.counting.tally import tally
from bot.digest.counting.week import Week, of
from bot.digest.formats import DigestFormat, render
from bot.digest.words import Words
from bot.texts.catalogue import load
from tests.bot.digest.community import ATLAS, REGIONS, THEMES, WEEK, communities
from tests.bot.digest.reading import read, unzipped

K = 5
WORDS = Words(load()["nl"], "nl", ATLAS)
CLASS = r"<6|6–14|15–29|30\+"
TOLD = re.compile(rf"–|0|{CLASS}|[5-9]|\d\d+")
"""All that may stand where people are counted."""


def as_of(facts: FactSheet, week: Week) -> FactSheet:
    """What was known at the end of a week."""
    known = tuple(s for s in facts.signals if s.at < week.end)
    bundles = tuple(
        replace(b, persons=len(different(s for s in known if s.bundle == b.id))) for b in facts.bundles
    )
    endorsed = tuple(e for e in facts.endorsements if e.at < week.end)
    return replace(facts, signals=known, bundles=bundles, endorsements=endorsed, before=False)


def twelve(facts: FactSheet) -> list[tuple[Week, Json]]:
    """Twelve digests in a row, each of what was known then."""
    weeks = [WEEK.back(n) for n in reversed(range(12))]
    return [(week, build(week, as_of(facts, week), week.end, K)) for week in weeks]


@given(communities(40), st.sampled_from([f for f in DigestFormat if f is not DigestFormat.DOCX]))
@settings(max_examples=25, deadline=None)
def test_check_8_no_format_knows_more_than_the_published_data(
    facts: FactSheet, format_: DigestFormat
) -> None:
    digest = build(WEEK, facts, WEEK.end, K)
    published = json.loads(canonical(digest))
    assert render(published, format_, WORDS) == render(digest, format_, WORDS)


@given(communities(120))
@settings(max_examples=12, deadline=None)
def test_check_8_no_cell_of_people_is_small_in_any_table_title_or_caption(facts: FactSheet) -> None:
    for _, digest in twelve(facts)[::4]:
        told = [*columns(digest), *charted(read(render(digest, DigestFormat.HTML, WORDS), DigestFormat.HTML))]
        assert all(TOLD.fullmatch(cell) for cell in told), told


def test_check_8_no_alternative_text_of_a_word_document_tells_more() -> None:
    few = [
        SignalFact(f"S-{n}", WEEK.start, f"p{n % 3}", THEMES[0], None, None, None, None, None)
        for n in range(7)
    ]
    digest = build(WEEK, FactSheet(tuple(few)), WEEK.end, K)
    for format_ in (DigestFormat.DOCX, DigestFormat.PDF):
        told = charted(" ".join(read(render(digest, format_, WORDS), format_).split()))
        assert "–" in told
        assert all(TOLD.fullmatch(cell) for cell in told), told


def columns(digest: Json) -> Iterator[str]:
    """Every cell under a head that says people, in every table of separated values."""
    for text in unzipped(render(digest, DigestFormat.CSV, WORDS)).values():
        head, *rows = csv.reader(io.StringIO(text), delimiter=";")
        yield from (
            row[head.index("people")] for row in rows if "people" in head and row[head.index("people")]
        )
    markdown = render(digest, DigestFormat.MARKDOWN, WORDS).decode().replace("\\", "")
    head = []
    for line in markdown.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("|") else []
        head = cells if "mensen" in cells else head if cells else []
        if head and cells != head and "---" not in cells[0] and cells[head.index("mensen")]:
            yield cells[head.index("mensen")]


def charted(text: str) -> list[str]:
    """The numbers of people in the words of the chart."""
    return re.findall(r"week \d+: \d+, ([^;.]+)", text)


@given(communities(120))
@settings(max_examples=25, deadline=None)
def test_check_8_what_changes_between_two_weeks_is_about_k_people_or_more(facts: FactSheet) -> None:
    """A region or perspective that appears or goes is that of at least k people who came or left."""
    shown = [(week, d["spread"]) for week, d in twelve(facts) if d["spread"]["regions"] is not None]
    for (before, earlier), (after, later) in pairwise(shown):
        if {**earlier, "from": "", "to": ""} == {**later, "from": "", "to": ""}:
            continue
        was, now = set(window(before)), set(window(after))
        for moved in (now - was, was - now):
            people = different(s for s in facts.signals if of(s.at) in moved)
            assert len(people) >= K or not people, (before, after)


@given(communities(120))
@settings(max_examples=25, deadline=None)
def test_check_8_twelve_digests_tell_one_story_of_how_many_people_there_were(facts: FactSheet) -> None:
    """What is hidden of a week in one digest is hidden of it in every later one: nothing to subtract."""
    told: defaultdict[str, set[int | None]] = defaultdict(set)
    for _, digest in twelve(facts):
        for week, people in zip(digest["weeks"], digest["figures"][1]["series"], strict=True):
            told[week].add(people)
    assert all(len(each) == 1 for each in told.values())


Habit = tuple[int, int]
"""How many people of two regions gave a signal in four weeks."""


@cache
def seen(periods: tuple[Habit, ...], k: int) -> tuple[object, ...]:
    """What a digest shows of the spread after these periods of four weeks; everyone gave one signal."""
    ends = window(WEEK)[-1]
    one = SignalFact("", ends.start, None, None, None, None, None, None, None)
    signals = tuple(
        one._replace(id=f"S-{ago}-{place}-{n}", at=ends.back(ago * PERIOD).start, region=REGIONS[place])
        for ago, habit in enumerate(reversed(periods))
        for place, people in enumerate(habit)
        for n in range(people)
    )
    wide = spread(tally(ends, FactSheet(signals), NEEDED), k, before=any(map(sum, periods[:-4])))
    return tuple(
        sorted((row["code"], row["people"]) for row in wide["regions"] or [{"code": "", "people": ""}])
    )


@pytest.mark.parametrize(("k", "most"), [(3, 3)])
def test_check_8_no_story_of_four_periods_has_one_explanation(k: int, most: int) -> None:
    """What is public of any community of two regions fits another with other numbers in each region."""
    habits = [(a, b) for a, b in product(range(most + 1), repeat=2) if a + b <= most]
    stories: defaultdict[object, list[tuple[Habit, ...]]] = defaultdict(list)
    for story in product(habits, repeat=4):
        known = tuple(map(sum, story))  # how many signals there were is told
        stories[known, tuple(seen(story[: n + 1], k) for n in range(4))].append(story)
    for fitting in stories.values():
        for place in range(2):
            for n in range(4):
                unambiguous(fitting, place, n, k)


def unambiguous(fitting: Sequence[tuple[Habit, ...]], place: int, period: int, k: int) -> None:
    """Nobody can tell that some people of a region, and fewer than k, gave a signal in a period."""
    possible = {story[period][place] for story in fitting}
    assert len(possible) > 1 or min(possible) not in range(1, k), (fitting[0], place, period)
