"""A dossier goes out once and stays as it was; what changes after is a next version that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.digest.counting.build import PREVIEW, canonical
from bot.digest.counting.facts import GapFact
from bot.digest.dossier.build import build
from bot.digest.dossier.compose import corrections
from bot.digest.dossier.facts import AnswerFact, DossierFacts
from bot.digest.dossier.formats import DossierFormat, render
from bot.digest.dossier.publishing import PUBLISHED, DossierPublisher
from bot.digest.dossier.versions import dossier_version
from bot.store.engine import open_engine
from tests.bot.digest.community import WEEK
from tests.bot.digest.dossier.quarters import THIS
from tests.bot.digest.dossier.test_dossier import AS_OF, SPOKEN, K, known, quote, signals, words
from tests.databases import Template

ASKED = "Waar staat de grens tussen Wlz en Jeugdwet?"
EARLY = datetime.combine(THIS.papers, time(8), UTC) - timedelta(days=1)
SENT = EARLY + timedelta(days=1)


@dataclass
class Kept:
    """What a community keeps: the facts of a dossier, and the words that may be shown."""

    facts: DossierFacts
    spoken: dict[str, str]

    def publisher(self) -> DossierPublisher:
        return DossierPublisher(
            lambda *_: self.facts.meeting, lambda *_: self.facts, lambda *_: self.spoken, K
        )


@pytest.fixture
def kept() -> Kept:
    """A bundle on the agenda with a quote, and an open question."""
    found = known(*signals(9), quotes=(quote("S-praktijk-0", "praktijk0", "praktijk"),))
    gaps = (GapFact("K-2026-01", ASKED, 2, WEEK.start),)
    facts = replace(found, sheet=replace(found.sheet, gaps=gaps))
    return Kept(facts, {"S-praktijk-0": SPOKEN, "K-2026-01": ASKED})


@pytest.fixture
def unit(tmp_path: Path, migrated: Template) -> Iterator[Connection]:
    engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as begun:
        yield begun
    engine.dispose()


def numbers(unit: Connection) -> list[int]:
    return list(unit.execute(select(dossier_version.c.version)).scalars())


def test_until_its_papers_are_sent_a_dossier_is_a_preview_and_is_not_kept(
    unit: Connection, kept: Kept
) -> None:
    assert kept.publisher().publish(unit, None, EARLY)["state"] == PREVIEW
    assert numbers(unit) == []


def test_what_went_out_is_the_same_bytes_whatever_comes_after(unit: Connection, kept: Kept) -> None:
    first = kept.publisher().publish(unit, None, SENT)
    assert (first["state"], first["version"]) == (PUBLISHED, 1)
    assert first["agenda"][0]["quotes"][0]["text"] == SPOKEN
    made = {format_: render(first, format_, words()) for format_ in DossierFormat}
    kept.facts = replace(kept.facts, agenda=())
    again = kept.publisher().publish(unit, None, SENT + timedelta(days=9))
    assert {format_: render(again, format_, words()) for format_ in DossierFormat} == made
    row = unit.execute(select(dossier_version)).one()
    assert SPOKEN not in row.content
    assert ASKED not in row.content


def test_a_quote_that_is_withdrawn_is_gone_at_once_and_the_next_version_says_so(
    unit: Connection, kept: Kept
) -> None:
    kept.publisher().publish(unit, None, SENT)
    del kept.spoken["S-praktijk-0"]
    assert SPOKEN not in canonical(kept.publisher().show(unit, None, SENT))
    after = kept.publisher().publish(unit, None, SENT)
    assert after["corrections"] == [{"kind": "quote", "bundle": "B-001"}]
    assert after["agenda"][0]["quotes"] == []
    assert (after["version"], numbers(unit)) == (2, [1, 2])
    assert kept.publisher().publish(unit, None, SENT) == after


def test_a_next_version_tells_what_changed_and_keeps_the_spread_that_was_told(
    unit: Connection, kept: Kept
) -> None:
    first = kept.publisher().release(unit, None, EARLY)
    assert first is not None
    assert (first["state"], first["version"]) == (PUBLISHED, 1)
    assert kept.publisher().release(unit, None, EARLY) is None
    moved = replace(kept.facts.agenda[0], reaction="De VNG wil meedenken.")
    fewer = replace(kept.facts.sheet, signals=kept.facts.sheet.signals[1:])
    kept.facts = replace(kept.facts, agenda=(moved,), sheet=fewer)
    second = kept.publisher().release(unit, None, SENT)
    assert second is not None
    assert {"kind": "bundle", "bundle": "B-001", "how": "changed"} in second["corrections"]
    assert second["picture"]["spread"] == first["picture"]["spread"]
    assert "B-001 is bijgewerkt." in corrections(second, words())
    assert numbers(unit) == [1, 2]


def test_answers_of_contributors_are_told_in_classes_once_enough_answered(kept: Kept) -> None:
    def told(**people: int) -> list[tuple[str, str]]:
        answers = tuple(AnswerFact("B-001", kind, n) for kind, n in people.items())
        made = build(replace(kept.facts, answers=answers), AS_OF, K)
        page = render(made, DossierFormat.MARKDOWN, words()).decode()
        assert ("Reacties op B-001" in page) == bool(made["review"]["answers"])
        return [(x["kind"], x["people"]) for x in made["review"]["answers"]]

    assert told(klopt=K, niet_herkenbaar=0, vraag=0) == []
    few_or_none = [("klopt", "6–14"), ("niet_herkenbaar", "<6"), ("vraag", "<6")]
    assert told(klopt=9, niet_herkenbaar=0, vraag=0) == few_or_none
    assert told(klopt=9, niet_herkenbaar=K, vraag=1) == few_or_none
