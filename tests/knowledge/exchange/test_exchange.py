"""Sources in bulk: what goes out comes back in, and one wrong row keeps a file out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import Connection

from knowledge.exchange.exchange import Form, check, gap_lines, put_out, take_in
from knowledge.gaps import gaps
from knowledge.sources import store
from knowledge.sources.resource import record
from tests.knowledge.conftest import CONFIG, NOW, SOURCES, made

TRICKY = made(
    "lastig",
    '=HYPERLINK("https://kwaad.nl")',
    publisher='Aanhaling "en", komma',
    summary="-5 punten; @thuis",
    keywords=("een", "twee, drie"),
    published=2019,
)


@pytest.mark.parametrize("form", list(Form))
def test_what_goes_out_comes_back_the_same(unit: Connection, form: Form) -> None:
    for each in (*SOURCES[:20], TRICKY):
        store.keep(unit, each, NOW)
    before = store.every_resource(unit)
    written = list(put_out(unit, form))
    report = take_in(unit, written, form, NOW)
    assert (report.wrong, report.changed) == ((), 0)
    assert store.every_resource(unit) == before


def test_no_cell_of_a_spreadsheet_can_run(unit: Connection) -> None:
    store.keep(unit, TRICKY, NOW)
    row = list(put_out(unit, Form.CSV))[1]
    assert "'=HYPERLINK" in row
    assert "'-5 punten" in row


def test_one_wrong_row_keeps_all_out_and_every_wrong_row_is_named(unit: Connection) -> None:
    good, other = record(made("goed", "Goed")), {**record(made("fout", "Fout")), "kind": "boek"}
    report = take_in(unit, [json.dumps(good), "{", json.dumps(other), "[]", ""], Form.JSON_LINES, NOW)
    assert [(row.line, row.id, bool(row.problems)) for row in report.rows] == [
        (1, "goed", False),
        (2, "", True),
        (3, "", True),
        (4, "", True),
    ]
    assert "kind must be one of" in report.wrong[1].problems[0]
    assert report.changed == 0
    assert store.every_resource(unit) == []


def test_an_id_that_stands_twice_is_wrong(unit: Connection) -> None:
    line = json.dumps(record(made("a", "A")))
    assert len(take_in(unit, [line, line], Form.JSON_LINES, NOW).wrong) == 2


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["id,title", "a,b,c"], "columns"),
        (["id,title", "a"], "columns"),
        (["id,title", '"a'], "CSV"),
    ],
)
def test_a_broken_table_is_told(unit: Connection, lines: list[str], problem: str) -> None:
    assert problem in take_in(unit, lines, Form.CSV, NOW).wrong[0].problems[0]


def test_an_import_changes_and_adds(unit: Connection) -> None:
    store.keep(unit, made("a", "Oud"), NOW)
    lines = [json.dumps(record(made("a", "Nieuw"))), json.dumps(record(made("b", "B")))]
    assert take_in(unit, lines, Form.JSON_LINES, NOW).changed == 2
    assert [r.title for r in store.every_resource(unit)] == ["Nieuw", "B"]


def test_the_shipped_sources_are_right() -> None:
    assert check(CONFIG) == []


def test_what_is_wrong_with_shipped_sources_is_told(tmp_path: Path) -> None:
    for name in ("themes.yaml", "regions.yaml", "places.toml"):
        (tmp_path / name).write_bytes((CONFIG / name).read_bytes())
    rows = [record(made("a", "A", themes=("sterrenkunde",))), record(made("a", "A", region="Atlantis"))]
    (tmp_path / "resources.jsonl").write_text("\n".join([*map(json.dumps, rows), "{"]), encoding="utf-8")
    told = "\n".join(check(tmp_path))
    for part in (
        "line 3: is no valid JSON",
        "a stands 2 times",
        "no theme 'sterrenkunde'",
        "no region 'Atlantis'",
    ):
        assert part in told


def test_open_questions_go_out_as_lines(unit: Connection) -> None:
    gaps.note(unit, "richtlijn stotteren", "landelijk", gaps.MissReason.NOTHING, NOW)
    assert [json.loads(line)["question"] for line in gap_lines(unit)] == ["richtlijn stotteren"]
