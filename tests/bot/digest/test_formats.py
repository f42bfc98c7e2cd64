"""Every format shows the same figures and nothing that runs."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from bot.core.commands import Say
from bot.core.content import plain
from bot.digest.counting.build import build
from bot.digest.counting.facts import BundleFact, FactSheet, SignalFact
from bot.digest.formats import DigestFormat, file, render
from bot.digest.summary import summary
from bot.digest.words import Words
from bot.texts.catalogue import load
from tests.bot.digest.community import ATLAS, NASTY, WEEK, communities
from tests.bot.digest.counting.test_build import AS_OF, K
from tests.bot.digest.reading import read, unzipped

SAYS: Mapping[str, Say] = load()


def words(locale: str = "nl") -> Words:
    return Words(SAYS[locale], locale, ATLAS)


class Reader(HTMLParser):
    """Takes note of tags and of everything that would leave the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.leaving: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.leaving += [
            value or "" for name, value in attrs if name in {"src", "href", "action"} or name.startswith("on")
        ]


@given(communities())
@settings(max_examples=25, deadline=None)
def test_the_page_asks_nothing_of_the_network_and_runs_nothing(facts: FactSheet) -> None:
    html = render(build(WEEK, facts, AS_OF, K), DigestFormat.HTML, words()).decode()
    reader = Reader()
    reader.feed(html)
    assert reader.leaving == []
    assert reader.tags.isdisjoint({"script", "iframe", "object", "link", "img", "form"})
    assert "url(" not in html
    assert len(html.encode()) < 150_000


@given(communities())
@settings(max_examples=25, deadline=None)
def test_no_cell_is_a_formula(facts: FactSheet) -> None:
    for text in unzipped(render(build(WEEK, facts, AS_OF, K), DigestFormat.CSV, words())).values():
        for row in csv.reader(io.StringIO(text), delimiter=";"):
            assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@given(communities())
@settings(max_examples=25, deadline=None)
def test_the_chat_summary_fits_in_one_message(facts: FactSheet) -> None:
    assert len(plain(summary(build(WEEK, facts, AS_OF, K), words()))) <= 1_800


@pytest.mark.parametrize("locale", ["nl", "en"])
@pytest.mark.parametrize("format_", [x for x in DigestFormat if x is not DigestFormat.ICAL])
def test_every_format_shows_the_figures(locale: str, format_: DigestFormat) -> None:
    signals = tuple(
        SignalFact(
            f"S-{n}", WEEK.start, f"p{n}", "overgang_18", "wet", "kennis_delen", "praktijk", "twente", "B-001"
        )
        for n in range(37)
    )
    facts = FactSheet(
        signals, (BundleFact("B-001", "Brieven zijn moeilijk", "overgang_18", "wet", "open", 37),)
    )
    text = read(render(build(WEEK, facts, AS_OF, K), format_, words(locale)), format_)
    assert "37" in text
    assert "Brieven zijn moeilijk" in text
    assert "S-36" in text


def test_user_text_is_words_in_every_format() -> None:
    bundles = tuple(BundleFact(f"B-{n}", title, None, None, "open", 1) for n, title in enumerate(NASTY))
    signals = tuple(
        SignalFact(f"S-{n}", WEEK.start, None, None, None, None, None, None, b.id)
        for n, b in enumerate(bundles)
    )
    digest = build(WEEK, FactSheet(signals, bundles), AS_OF, K)
    html = render(digest, DigestFormat.HTML, words()).decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
    lines = render(digest, DigestFormat.MARKDOWN, words()).decode().splitlines()
    rows = [x for x in lines if x.startswith("| B-")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 9 for row in rows)


def test_the_data_is_the_canonical_structure() -> None:
    digest = build(WEEK, FactSheet(), AS_OF, K)
    assert json.loads(render(digest, DigestFormat.JSON, words())) == json.loads(json.dumps(digest))


def test_a_file_has_a_plain_name_and_its_type() -> None:
    made = file(build(WEEK, FactSheet(), AS_OF, K), DigestFormat.CSV, words())
    assert (made.name, made.media_type) == ("wb-2026-w13.csv.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(made.content)) as parts:
        assert all(parts.read(name).startswith(b"\xef\xbb\xbf") for name in parts.namelist())
