"""Invented communities of any size, as facts for a digest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from bot.digest.atlas import Atlas, load_atlas
from bot.digest.counting.build import LEVELS, TRIAGE
from bot.digest.counting.facts import (
    ActionFact,
    BundleFact,
    EndorsementFact,
    FactSheet,
    FeedbackFact,
    GapFact,
    QueueFact,
    QuoteFact,
    SignalFact,
    TableFact,
)
from bot.digest.counting.spread import NEEDED, PERSPECTIVES
from bot.digest.counting.week import Week

CONFIG = Path(__file__).parents[3] / "config" / "digest"
ATLAS: Atlas = load_atlas(CONFIG / "tiles.toml")
WEEK = Week(2026, 13)
THEMES = ("inkoop_tarieven", "overgang_18", "toegang_wachttijd")
REGIONS = ("twente", "drenthe", "eemland")
STATES = ("open", "geagendeerd", "opgepakt", "teruggekoppeld", "afgewezen")
NASTY = ("=1+1", "+2", "-3", "@x", "<script>alert(1)</script>", "a|b", "&amp;", "_*`[x](y)", "#set text(9pt)")


@st.composite
def communities(draw: st.DrawFn, most: int = 80) -> FactSheet:
    """One to sixty people who gave something in nineteen weeks."""
    people = [f"p{n}" for n in range(draw(st.integers(1, 60)))]
    bundles = [f"B-{n:03}" for n in range(draw(st.integers(0, 4)))]
    given = signal(people, bundles)
    signals = tuple(draw(given)._replace(id=f"S-2026-{n:05}") for n in range(draw(st.integers(0, most))))
    when, some = moments(), st.integers(0, 3)
    which = st.sampled_from(bundles or [""])
    return FactSheet(
        signals=signals,
        bundles=tuple(bundle(draw, id_, len(people)) for id_ in bundles),
        endorsements=tuple(EndorsementFact(draw(which), draw(when)) for _ in range(draw(some)) if bundles),
        gaps=tuple(GapFact(f"K-{n}", draw(words()), n, WEEK.start) for n in range(draw(some))),
        quotes=tuple(quoted(draw, s) for s in signals[:9] if s.bundle),
        actions=tuple(action(draw, n, draw(which) or None) for n in range(draw(some))),
        tables=(TableFact("V-2026-2", date(2026, 4, 9)),) if draw(st.booleans()) else (),
        feedback=tuple(
            FeedbackFact(draw(which), draw(words()), draw(when), draw(st.integers(0, 60)), draw(some))
            for _ in range(draw(some))
            if bundles
        ),
        answered_days=tuple(range(draw(some))),
        queue=QueueFact(draw(some), draw(some), WEEK.start, draw(some), draw(some)),
        before=draw(st.booleans()),
    )


def words() -> st.SearchStrategy[str]:
    """What somebody may write."""
    return st.sampled_from(NASTY)


def bundle(draw: st.DrawFn, id_: str, people: int) -> BundleFact:
    """A bundle in some state, with at most so many people."""
    title, theme, state = draw(words()), draw(st.sampled_from(THEMES)), draw(st.sampled_from(STATES))
    return BundleFact(id_, title, theme, LEVELS[0], state, people, WEEK.back(draw(st.integers(0, 18))).start)


def quoted(draw: st.DrawFn, given: SignalFact) -> QuoteFact:
    """Words of who gave a signal, released."""
    text = " ".join(["woord"] * draw(st.integers(4, 47)))
    return QuoteFact(
        given.bundle or "", given.id, text, given.person, given.perspective, given.region, given.at, 0.5
    )


def action(draw: st.DrawFn, number: int, bundle: str | None) -> ActionFact:
    """An action point, late or not."""
    due = WEEK.sunday + timedelta(days=draw(st.integers(-20, 60)))
    return ActionFact(f"A-2026-{number:02}", draw(words()), "programmaraad", bundle, due, "open", WEEK.monday)


def moments() -> st.SearchStrategy[datetime]:
    """Moments in the nineteen weeks, the clock change included."""
    first, last = WEEK.back(NEEDED - 1).start, WEEK.end
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
        platform=st.sampled_from(("discord", "matrix")),
        channel=st.sampled_from(("praktijk", "signalen")),
        works=st.booleans(),
    )
