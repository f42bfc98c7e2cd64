"""The dossier: the same facts give the same bytes, nobody is pointed at, and words are only ever words."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings

from bot.digest.counting.build import canonical
from bot.digest.counting.facts import BundleFact, FactSheet, QuoteFact, SignalFact
from bot.digest.dossier.build import build
from bot.digest.dossier.compose import compose, lead
from bot.digest.dossier.facts import AgendaFact, DossierFacts
from bot.digest.dossier.formats import DossierFormat, file, render
from bot.digest.words import Words
from bot.texts.catalogue import load
from tests.bot.digest.community import ATLAS, WEEK
from tests.bot.digest.dossier.quarters import PARTS, PAST, THIS, quarters

AS_OF = datetime(2026, 3, 31, 9, tzinfo=UTC)
K = 5
SAYS = load()
LIGHT = (
    DossierFormat.HTML,
    DossierFormat.MARKDOWN,
    DossierFormat.CSV,
    DossierFormat.JSON,
    DossierFormat.ICAL,
)
SPOKEN = "De gemeente betaalt de helft van wat het kost"


def words(locale: str = "nl") -> Words:
    return Words(SAYS[locale], locale, ATLAS)


def signals(count: int, perspective: str = "praktijk", bundle: str = "B-001") -> tuple[SignalFact, ...]:
    """So many people who each gave a signal."""
    return tuple(
        SignalFact(
            f"S-{perspective}-{n}", WEEK.start, f"{perspective}{n}", "overgang_18", "wet", None, perspective,
            None, bundle,
        )
        for n in range(count)
    )  # fmt: skip


def known(*given: SignalFact, quotes: tuple[QuoteFact, ...] = ()) -> DossierFacts:
    """One bundle on the agenda, with these signals."""
    people = len({s.person for s in given})
    bundles = (BundleFact("B-001", "Brieven zijn moeilijk", "overgang_18", "wet", "geagendeerd", people),)
    parts = tuple((name, 10) for name in PARTS)
    agenda = (AgendaFact("B-001", True, 10, parts, "Vraag om gewone taal", "beleidstafel", "VNG"),)
    sheet = FactSheet(signals=tuple(given), bundles=bundles)
    return DossierFacts(THIS, WEEK, sheet, FactSheet(), agenda, (PAST, THIS), quotes=quotes)


@given(quarters())
@settings(max_examples=20)
def test_the_same_facts_and_moment_give_the_same_bytes(facts: DossierFacts) -> None:
    shuffled = replace(facts, sheet=replace(facts.sheet, signals=facts.sheet.signals[::-1]))
    one, other = build(facts, AS_OF, K), build(shuffled, AS_OF, K)
    assert canonical(one) == canonical(other)
    for format_ in LIGHT:
        assert render(one, format_, words()) == render(other, format_, words())


@pytest.mark.parametrize("format_", [DossierFormat.PDF, DossierFormat.DOCX])
def test_papers_are_the_same_bytes_too(format_: DossierFormat) -> None:
    dossier = build(known(*signals(9)), AS_OF, K)
    assert render(dossier, format_, words()) == render(dossier, format_, words())


@given(quarters())
@settings(max_examples=20)
def test_nobody_stands_in_it_and_people_are_told_in_classes(facts: DossierFacts) -> None:
    dossier = build(facts, AS_OF, K)
    text = canonical(dossier)
    assert not re.search(r'"p\d+"', text)
    for row in (*dossier["agenda"], *dossier["others"], *dossier["review"]["fed_back"]):
        assert re.fullmatch(r"0|<\d+|\d+–\d+|\d+\+", row["people"])
    assert {"twente", "drenthe", "eemland"}.isdisjoint(
        text.split('"') if dossier["picture"]["spread"]["regions"] is None else ()
    )


@given(quarters())
@settings(max_examples=20)
def test_what_people_wrote_is_words_in_every_format(facts: DossierFacts) -> None:
    dossier = build(facts, AS_OF, K)
    page = render(dossier, DossierFormat.HTML, words()).decode()
    assert "<script>alert" not in page
    with zipfile.ZipFile(io.BytesIO(render(dossier, DossierFormat.CSV, words()))) as packed:
        for name in packed.namelist():
            for row in csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig")), delimiter=";"):
                assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert json.loads(render(dossier, DossierFormat.JSON, words()))["id"] == "D-2026-2"


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_every_format_for_readers_shows_what_is_asked(locale: str) -> None:
    dossier = build(known(*signals(9)), AS_OF, K)
    for format_ in (DossierFormat.HTML, DossierFormat.MARKDOWN):
        shown = render(dossier, format_, words(locale)).decode()
        assert "Brieven zijn moeilijk" in shown
        assert "Vraag om gewone taal" in shown
    assert file(dossier, DossierFormat.CSV, words(locale)).name == "d-2026-2.csv.zip"


def test_a_theme_without_clients_says_so_and_few_are_told_as_none() -> None:
    few = build(known(*signals(9), *signals(K, "client")), AS_OF, K)
    enough = build(known(*signals(9), *signals(K + 1, "client")), AS_OF, K)
    assert (few["agenda"][0]["client"], enough["agenda"][0]["client"]) == (False, True)
    assert few["picture"]["themes"][0]["client"] is False
    assert any("cliëntperspectief" in line for line in lead(few, words()))
    assert not any("cliëntperspectief" in line for line in lead(enough, words()))
    # One client more or less does not show: nobody is pointed at.
    none = build(known(*signals(9 + K)), AS_OF, K)
    assert none["agenda"][0]["client"] is few["agenda"][0]["client"]


def quote(signal: str, person: str, perspective: str, likeness: float = 0.5) -> QuoteFact:
    return QuoteFact("B-001", signal, SPOKEN, person, perspective, None, WEEK.start, likeness)


def test_quotes_are_of_different_people_and_perspectives_first() -> None:
    given = [quote(f"S-{n}", f"p{n}", "praktijk", 0.9 - n / 10) for n in range(4)]
    given += [quote("S-9", "p0", "praktijk", 0.99), quote("S-8", "c", "client", 0.1)]
    chosen = build(known(*signals(9), quotes=tuple(given)), AS_OF, K)["agenda"][0]["quotes"]
    assert [x["signal"] for x in chosen] == ["S-9", "S-8", "S-1"]
    assert build(known(*signals(K - 1), quotes=tuple(given)), AS_OF, K)["agenda"][0]["quotes"] == []


def test_an_empty_quarter_is_honest() -> None:
    dossier = build(DossierFacts(THIS, WEEK, FactSheet(), FactSheet(), meetings=(THIS,)), AS_OF, K)
    assert (dossier["picture"]["total"], dossier["agenda"], dossier["others"]) == (0, [], [])
    told = compose(dossier, words())
    assert "Er staan nog geen bundels op de agenda." in lead(dossier, words())
    assert [section.key for section in told.sections][:3] == ["short", "review", "picture"]


def test_the_quarter_before_stands_beside_it() -> None:
    old = tuple(s._replace(id=f"{s.id}o", at=s.at - timedelta(weeks=14)) for s in signals(3))
    facts = replace(known(*signals(9)), earlier=FactSheet(signals=old))
    picture = build(facts, AS_OF, K)["picture"]
    assert (picture["total"], picture["before"], picture["lasting"], picture["new"]) == (9, 3, ["B-001"], [])
    assert picture["themes"][0]["before"] == 3
