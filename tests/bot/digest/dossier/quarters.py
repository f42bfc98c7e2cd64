"""Invented quarters, as facts for a dossier."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from bot.digest.counting.facts import FactSheet
from bot.digest.dossier.facts import (
    AgendaFact,
    DecisionFact,
    DeclinedFact,
    DossierFacts,
    MeetingFact,
    SourceFact,
    StepFact,
    TaskFact,
)
from bot.table.model import terms
from tests.bot.digest.community import NASTY, WEEK, communities

DAY = date(2026, 4, 9)
PARTS = ("support", "persistence", "spread", "perspectives", "waiting")


def meeting(id_: str, day: date) -> MeetingFact:
    return MeetingFact(id_, day, *terms(day))


THIS, PAST = meeting("V-2026-2", DAY), meeting("V-2026-1", DAY - timedelta(days=90))


@st.composite
def quarters(draw: st.DrawFn) -> DossierFacts:
    """A meeting with up to four bundles, and what an earlier one decided."""
    sheet = draw(communities(60))
    ids, words = [x.id for x in sheet.bundles], st.sampled_from(NASTY)
    cut = draw(st.integers(0, len(ids)))
    return DossierFacts(
        meeting=THIS,
        week=WEEK,
        sheet=sheet,
        earlier=FactSheet(),
        agenda=tuple(_proposed(draw, id_, words) for id_ in ids[:cut]),
        meetings=(PAST, THIS),
        decisions=tuple(
            DecisionFact(f"BS-{n}", PAST.id, id_, "oppakken", draw(words), "vng", "beleidstafel", DAY)
            for n, id_ in enumerate(ids)
        ),
        tasks=tuple(_task(draw, n, words) for n in range(draw(st.integers(0, 3)))),
        declined=tuple(DeclinedFact(id_, "al_geregeld", draw(words)) for id_ in ids[-1:]),
        history=tuple((id_, (StepFact("geagendeerd", DAY, draw(words)),)) for id_ in ids),
        sources=tuple((id_, (SourceFact(draw(words), "https://example.org/wet"),)) for id_ in ids),
        quotes=sheet.quotes,
        judged=(("gebundeld", draw(st.integers(0, 9))),),
    )


def _proposed(draw: st.DrawFn, id_: str, words: st.SearchStrategy[str]) -> AgendaFact:
    parts = tuple((name, 50) for name in PARTS)
    return AgendaFact(id_, True, 50, parts, draw(words), "programmaraad", draw(words), draw(words))


def _task(draw: st.DrawFn, n: int, words: st.SearchStrategy[str]) -> TaskFact:
    state, due = draw(st.sampled_from(("open", "klaar", "vervallen"))), DAY + timedelta(days=20 * n - 40)
    return TaskFact(f"A-2026-{n:02}", draw(words), "productieteam", due, state, None, None, draw(words))
