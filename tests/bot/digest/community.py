"""Invented communities of any size, as facts for a digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from bot.digest.build import LEVELS, PERSPECTIVES, TRIAGE
from bot.digest.facts import BundleFact, EndorsementFact, FactSheet, GapFact, SignalFact
from bot.digest.week import Week

WEEK = Week(2026, 13)
THEMES = ("inkoop_tarieven", "overgang_18", "toegang_wachttijd")
REGIONS = ("twente", "drenthe", "eemland")
NASTY = ("=1+1", "+2", "-3", "@x", "<script>alert(1)</script>", "a|b", "&amp;", "_*`[x](y)")


@st.composite
def communities(draw: st.DrawFn) -> FactSheet:
    """One to sixty people who gave something in twelve weeks."""
    people = [f"p{n}" for n in range(draw(st.integers(1, 60)))]
    bundles = [f"B-{n:03}" for n in range(draw(st.integers(0, 4)))]
    count = draw(st.integers(0, 80))
    given = signal(people, bundles)
    signals = tuple(replace(draw(given), id=f"S-2026-{n:05}") for n in range(count))
    when = moments()
    endorsed = tuple(
        EndorsementFact(draw(st.sampled_from(bundles)), draw(when))
        for _ in range(draw(st.integers(0, 8)))
        if bundles
    )
    told = tuple(
        BundleFact(
            b, draw(st.sampled_from(NASTY)), draw(st.sampled_from(THEMES)), LEVELS[0], "open", len(people)
        )
        for b in bundles
    )
    gaps = tuple(
        GapFact(f"K-{n}", draw(st.sampled_from(NASTY)), n, WEEK.start) for n in range(draw(st.integers(0, 3)))
    )
    return FactSheet(signals, told, endorsed, gaps, draw(st.integers(0, 9)))


def moments() -> st.SearchStrategy[datetime]:
    """Moments in the twelve weeks, the clock change included."""
    first, last = WEEK.back(11).start, WEEK.end
    seconds = int((last - first).total_seconds()) - 1
    return st.integers(0, seconds).map(lambda n: (first + timedelta(seconds=n)).astimezone(UTC))


def signal(people: list[str], bundles: list[str]) -> st.SearchStrategy[SignalFact]:
    """One signal of someone, without a number of its own."""
    unsure = st.none()
    return st.builds(
        SignalFact,
        id=st.just(""),
        at=moments(),
        person=unsure | st.sampled_from(people),
        theme=unsure | st.sampled_from(THEMES),
        level=unsure | st.sampled_from(LEVELS),
        triage=unsure | st.sampled_from(TRIAGE),
        perspective=unsure | st.sampled_from(PERSPECTIVES),
        region=unsure | st.sampled_from(REGIONS),
        bundle=unsure | st.sampled_from(bundles) if bundles else unsure,
    )
