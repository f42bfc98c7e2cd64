"""What goes out comes back the same, whatever is in it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from knowledge.exchange.forms import Form
from knowledge.exchange.putting_out import gap_lines, put_out
from knowledge.gaps import gaps
from knowledge.sources import store
from knowledge.sources.resource import KnowledgeSource, Resource, ResourceKind, resource
from knowledge.sources.standing import Recognition, Status, Version
from tests.knowledge.conftest import NOW, SOURCES, made
from tests.knowledge.exchange.files import taken, undone

WHOLE = (Form.CSV, Form.JSON_LINES, Form.YAML)
TRICKY = made(
    "lastig",
    '=HYPERLINK("https://kwaad.nl")',
    publisher='Aanhaling "en", komma',
    summary="-5 punten; @thuis",
    keywords=("een", "twee, drie", "a;b", "c\\", "'=1", "nee"),
    published=2019,
)
KEPT = st.characters(exclude_categories=("Cs", "Cc"))
ODD = st.text(
    st.one_of(KEPT, st.sampled_from("\"'=+-@;,\\|:#&*{}[]<>%!`~\u2028\x85 \u00e9\u0301\U0001f600")),
    max_size=30,
)
WORDS = ODD.map(lambda words: " ".join(words.split())).filter(bool)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
NAMES = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True)
YAML_WORDS = st.sampled_from(
    ["no", "~", "null", "2026-11-21", "1e3", "0x1", "- a", "a: b", "# a", "'", "|", "? a", "=", "<<"]
)


@st.composite
def sources(draw: st.DrawFn) -> list[Resource]:
    """Sources with different ids and addresses."""
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    return [draw(_source(name)) for name in names]


def _source(name: str) -> st.SearchStrategy[Resource]:
    words = st.one_of(WORDS, YAML_WORDS)
    version = st.builds(Version, WORDS, st.just("https://voorbeeld.nl/k;omma"))
    return st.builds(
        Resource,
        st.just(name),
        words,
        st.just(f"https://voorbeeld.nl/{name}?a=1;b='2'"),
        words,
        st.sampled_from(ResourceKind),
        words,
        st.lists(words, max_size=3).map(tuple),
        LISTS,
        st.sampled_from(KnowledgeSource),
        words,
        LISTS,
        st.one_of(st.none(), st.integers(1900, 2100)),
        st.dates(date(1990, 1, 1), date(2099, 12, 31)),
        st.one_of(st.none(), st.sampled_from(Recognition)),
        st.one_of(st.none(), st.sampled_from(Status)),
        superseded_by=st.one_of(st.just(""), NAMES),
        short_versions=st.lists(version, max_size=2).map(tuple),
        goal=st.one_of(st.just(""), words),
        partners=LISTS,
        since=st.sampled_from(["", "2025", "2025-03"]),
    )


def written(unit: Connection, form: Form) -> str:
    return "\n".join((*put_out(unit, form), ""))


@pytest.mark.parametrize("form", WHOLE)
def test_the_shipped_sources_come_back_the_same(unit: Connection, form: Form) -> None:
    store.keep_all(unit, (*SOURCES, TRICKY), NOW)
    before = store.every_resource(unit)
    report, wrong = taken(unit, written(unit, form), form)
    assert (wrong, report.read, report.changed, report.batch) == ([], len(before), 0, "")
    assert store.every_resource(unit) == before


@pytest.mark.parametrize("form", WHOLE)
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_file_may_come_from_any_editor(unit: Connection, form: Form, charset: str, ending: str) -> None:
    store.keep_all(unit, (*SOURCES[:5], TRICKY, made("accent", "Reünie ‘één’ €")), NOW)
    content = written(unit, form).lstrip("\ufeff").replace("\n", ending).encode(charset)
    report, wrong = taken(unit, content, form)
    assert (wrong, report.read, report.changed) == ([], 7, 0)


@pytest.mark.parametrize("form", WHOLE)
@given(kept=sources())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
def test_odd_characters_come_back_the_same(unit: Connection, form: Form, kept: list[Resource]) -> None:
    def there_and_back() -> tuple[object, ...]:
        store.keep_all(unit, kept, NOW)
        before, content = store.every_resource(unit), written(unit, form)
        report, wrong = taken(unit, content, form)
        return wrong, report.changed, store.every_resource(unit) == before

    def into_nothing() -> tuple[object, ...]:
        content = undone(unit, lambda: (store.keep_all(unit, kept, NOW), written(unit, form))[1])
        _, wrong = taken(unit, content, form)
        return wrong, store.every_resource(unit) == sorted(kept, key=lambda each: each.id)

    assert undone(unit, there_and_back) == ([], 0, True)
    assert undone(unit, into_nothing) == ([], True)


@pytest.mark.parametrize("form", [Form.ATOM, Form.BIBTEX])
def test_what_is_for_readers_changes_nothing_when_it_comes_back(unit: Connection, form: Form) -> None:
    store.keep_all(unit, (*SOURCES[:40], TRICKY), NOW)
    before = store.every_resource(unit)
    report, wrong = taken(unit, written(unit, form), form)
    assert (wrong, report.changed, report.leads, report.read) == ([], 0, 0, 41)
    assert store.every_resource(unit) == before


def test_no_cell_of_a_spreadsheet_can_run(unit: Connection) -> None:
    for number, start in enumerate("=+-@"):
        store.keep(unit, made(f"s{number}", f"{start}cmd|' /C calc'!A0", keywords=(f"{start}1",)), NOW)
    rows = list(csv.reader(io.StringIO(written(unit, Form.CSV).lstrip("\ufeff"))))[1:]
    assert len(rows) == 4
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]


def test_what_spreadsheets_of_this_country_write_is_read(unit: Connection) -> None:
    row = made("a", "Een; twee", keywords=("x", "y"))
    head = "ID;Title;URL;publisher;kind;summary;keywords;knowledge_source;checked"
    cells = f'"{row.title}";{row.url};{row.publisher};artikel;{row.summary};"x;y";praktijkkennis;2026-11-21'
    report, wrong = taken(unit, f"sep=;\r\n{head}\r\n{row.id};{cells}\r\n", Form.CSV)
    assert (wrong, report.changed) == ([], 1)
    assert store.every_resource(unit) == [row]


def test_every_line_of_json_lines_is_json(unit: Connection) -> None:
    store.keep(unit, TRICKY, NOW)
    assert [resource(json.loads(line)) for line in put_out(unit, Form.JSON_LINES)] == [TRICKY]


def test_open_questions_go_out_as_lines(unit: Connection) -> None:
    gaps.note(unit, "richtlijn stotteren", "landelijk", gaps.MissReason.NOTHING, NOW)
    assert [json.loads(line)["question"] for line in gap_lines(unit)] == ["richtlijn stotteren"]
