"""The digest on paper: a PDF that reads aloud, a Word document to copy from, and terms for a calendar."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import docx
import pytest
from icalendar import Calendar
from pypdf import PdfReader

from bot.digest.counting.build import Json, build
from bot.digest.counting.facts import (
    ActionFact,
    BundleFact,
    DraftFact,
    FactSheet,
    GapFact,
    SignalFact,
    TableFact,
)
from bot.digest.formats import DigestFormat, render
from bot.digest.words import Words
from bot.texts.catalogue import load
from tests.bot.digest.community import ATLAS, NASTY, WEEK
from tests.bot.digest.counting.test_build import AS_OF, K
from tests.bot.digest.reading import alternatives, read, tags

WORDS = Words(load()["nl"], "nl", ATLAS)
BUNDLES = 20


@pytest.fixture(scope="module")
def digest() -> Json:
    """A busy week: twenty bundles, with action points and a table to come."""
    bundles = [
        BundleFact(f"B-{n:03}", f"Knelpunt {n} {NASTY[n % len(NASTY)]}", "overgang_18", "wet", "open", 40 - n)
        for n in range(BUNDLES)
    ]
    signals = [
        SignalFact(
            f"S-{n:03}",
            WEEK.back(n % 12).start,
            f"p{n}",
            "overgang_18",
            "wet",
            "kennis_delen",
            "praktijk",
            "twente",
            bundles[n % BUNDLES].id,
            "discord",
            "praktijk",
        )
        for n in range(240)
    ]
    acts = [
        ActionFact(
            f"A-{n}",
            NASTY[n],
            "beleidstafel",
            "B-001",
            WEEK.sunday + timedelta(days=9 * n - 9),
            "open",
            WEEK.monday,
        )
        for n in range(3)
    ]
    tables = (TableFact("V-2026-2", date(2026, 4, 9), date(2026, 3, 25), date(2026, 4, 1)),)
    drafts = (DraftFact("T-2026-01", "B-001", date(2026, 3, 20)),)
    gaps = (GapFact("K-2026-01", "Wie weet dit?", 3, WEEK.back(9).start, date(2026, 3, 27)),)
    sheet = FactSheet(tuple(signals), tuple(bundles), actions=tuple(acts), tables=tables)
    return build(WEEK, replace(sheet, drafts=drafts, gaps=gaps), AS_OF, K)


@pytest.mark.parametrize("format_", list(DigestFormat))
def test_the_same_digest_gives_the_same_bytes(digest: Json, format_: DigestFormat) -> None:
    assert render(digest, format_, WORDS) == render(digest, format_, WORDS)


def test_the_pdf_is_tagged_and_has_a_bookmark_per_section(digest: Json) -> None:
    reader = PdfReader(io.BytesIO(render(digest, DigestFormat.PDF, WORDS)))
    root: Any = reader.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("nl", True)
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "Weekbericht beleidstafel, week 13, 2026"
    titles = [mark.title for mark in reader.outline[0:1]]  # type: ignore[union-attr]
    assert titles == ["Weekbericht beleidstafel, week 13, 2026"]
    kinds = {str(tag.get("/S")) for tag in tags(reader)}
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure", "/Caption"} <= kinds
    assert len(alternatives(reader)) == 2
    assert len(reader.pages) <= 5


def test_words_in_the_pdf_are_only_words(digest: Json) -> None:
    told = " ".join(read(render(digest, DigestFormat.PDF, WORDS), DigestFormat.PDF).split())
    assert "Knelpunt 8 #set text(9pt)" in told
    assert "_*`[x](y)" in told


def test_the_word_document_has_real_headings_captions_and_heads(digest: Json) -> None:
    paper = docx.Document(io.BytesIO(render(digest, DigestFormat.DOCX, WORDS)))
    styles = [p.style.name for p in paper.paragraphs if p.style is not None]
    assert styles.count("Heading 1") == 13
    assert styles.count("Caption") == 7
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in paper.tables)
    assert [len(shape._inline.docPr.get("descr")) > 40 for shape in paper.inline_shapes] == [True, True]
    assert paper.core_properties.identifier == "WB-2026-W13"


def test_the_columns_of_a_word_table_are_as_wide_as_their_shares(digest: Json) -> None:
    paper = docx.Document(io.BytesIO(render(digest, DigestFormat.DOCX, WORDS)))
    bundles = next(x for x in paper.tables if x.rows[0].cells[1].text == "Bundel")
    wide = [column.width.mm for column in bundles.columns if column.width is not None]
    assert len(wide) == 8
    assert wide[1] == max(wide) > 50
    assert not bundles.autofit


def test_numbers_that_follow_each_other_are_told_as_first_and_last() -> None:
    ids = ["B-001", "B-002", "S-2026-00009", "S-2026-00010", "S-2026-00011", "S-2026-00013"]
    assert WORDS.ids({"code": "F1", "ids": ids}) == (
        "Telt: B-001, B-002, S-2026-00009 t/m S-2026-00011, S-2026-00013"
    )


def test_means_and_differences_with_them_have_one_decimal() -> None:
    assert (WORDS.mean(1.0), WORDS.change(-1.25), WORDS.change(3, whole=True)) == ("1,0", "−1,2", "+3")


def test_nothing_in_the_word_document_is_of_when_it_was_made(digest: Json) -> None:
    with zipfile.ZipFile(io.BytesIO(render(digest, DigestFormat.DOCX, WORDS))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-03-30T05:00:00Z" in parts.read("docProps/core.xml")


def test_the_calendar_holds_a_term_per_action_point_and_the_next_table(digest: Json) -> None:
    made = Calendar.from_ical(render(digest, DigestFormat.ICAL, WORDS))
    told = {str(part["UID"]): part for part in made.walk() if "UID" in part}
    numbers = ("A-0", "A-1", "A-2", "V-2026-2", "V-2026-2-papers", "T-2026-01")
    assert set(told) == {f"{id_}@vraagbaak" for id_ in numbers}
    assert told["V-2026-2-papers@vraagbaak"].decoded("DTSTART") == date(2026, 4, 1)
    assert told["T-2026-01@vraagbaak"].decoded("DUE") == date(2026, 3, 20)
    assert told["A-1@vraagbaak"].decoded("DUE") == WEEK.sunday
    assert told["A-1@vraagbaak"].decoded("DTSTAMP") == AS_OF
    assert told["V-2026-2@vraagbaak"].decoded("DTSTART") == date(2026, 4, 9)


def test_the_terms_of_the_table_and_overdue_questions_are_named(digest: Json) -> None:
    text = render(digest, DigestFormat.MARKDOWN, WORDS).decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "| 20 mrt | terugkoppeling versturen | T-2026-01 | B-001 | 9 dagen over tijd |" in text
    assert "| 1 apr | de stukken gaan de deur uit | V-2026-2 |  | nog 3 dagen |" in text
    assert "de agenda sluit" not in text
    assert "Er staat 1 kennisvraag open voor de programmaraad, 1 over tijd." in text
    assert "| K-2026-01 | Wie weet dit? | 3 | 69 dagen | 2 dagen over tijd |" in text


def test_a_digest_from_before_there_were_terms_can_still_be_shown(digest: Json) -> None:
    old = {key: value for key, value in digest.items() if key != "terms"}
    old["questions"] = [
        {key: x for key, x in each.items() if key not in {"due", "late_days"}} for each in digest["questions"]
    ]
    for format_ in DigestFormat:
        assert render(old, format_, WORDS)


def test_an_empty_week_makes_every_paper() -> None:
    empty = build(WEEK, FactSheet(), AS_OF, K)
    for format_ in DigestFormat:
        assert render(empty, format_, WORDS)
    assert "alle cijfers staan op nul" in " ".join(
        read(render(empty, DigestFormat.PDF, WORDS), DigestFormat.PDF).split()
    )


def test_signals_that_wait_are_said_in_a_week_without_judged_ones() -> None:
    queue = replace(FactSheet().queue, waiting=4, of_week=3, oldest=WEEK.start)
    told = read(
        render(build(WEEK, FactSheet(queue=queue), AS_OF, K), DigestFormat.DOCX, WORDS), DigestFormat.DOCX
    )
    assert "Deze week kwamen 3 signalen binnen. Ze wachten nog op een moderator" in told
    assert "geen signalen binnen" not in told
    assert "4 signalen wachten nog op een moderator" in told
