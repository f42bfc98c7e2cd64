"""Every right row goes in, every wrong one is told with its line, and nothing goes half."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.core.people import Role
from bot.texts.catalogue import load
from knowledge.exchange.forms import Form
from knowledge.exchange.lines import CharsetError
from knowledge.sources import history, store
from knowledge.sources.history import Deed, Mark
from knowledge.sources.problems import told
from knowledge.sources.resource import record
from knowledge.sources.undoing import undo
from tests.databases import Template
from tests.knowledge.conftest import NOW, made
from tests.knowledge.exchange.files import lines_of, taken


def rows(*given: object) -> str:
    return "\n".join(x if isinstance(x, str) else json.dumps(x) for x in given)


def test_right_rows_go_in_and_each_wrong_one_is_told(unit: Connection) -> None:
    good, bad = (
        record(made("goed", "Goed")),
        {**record(made("fout", "Fout")), "kind": "boek", "checked": "ooit"},
    )
    report, wrong = taken(unit, rows(good, "{", bad, "[]", "", record(made("b", "B"))), Form.JSON_LINES)
    assert (report.read, report.right, report.changed, report.wrong) == (5, 2, 2, 3)
    assert [(row.line, row.id) for row in wrong] == [(2, ""), (3, "fout"), (4, "")]
    dutch = told(load()["nl"], wrong[1].problems)
    assert "kind moet een van deze zijn: richtlijn," in dutch
    assert "checked moet een datum zijn" in dutch
    assert [each.id for each in store.every_resource(unit)] == ["b", "goed"]


def test_of_rows_with_one_id_the_first_goes_in(unit: Connection) -> None:
    first, second = record(made("a", "Een")), record(made("a", "Twee", url="https://voorbeeld.nl/2"))
    _, wrong = taken(unit, rows(first, second), Form.JSON_LINES)
    assert lines_of(wrong) == [2]
    assert "line 1 already" in wrong[0].problems[0]
    assert [each.title for each in store.every_resource(unit)] == ["Een"]


def test_an_address_has_one_source(unit: Connection) -> None:
    store.keep(unit, made("oud", "Oud"), NOW)
    given = [{**record(made(x, x)), "url": "https://voorbeeld.nl/nieuw"} for x in ("a", "b")]
    given.append({**record(made("c", "c")), "url": "http://www.voorbeeld.nl/oud/"})
    _, wrong = taken(unit, rows(*given), Form.JSON_LINES)
    assert [(row.line, row.problems[0]) for row in wrong] == [
        (2, "url is the address of a already: use that id, or leave the id empty"),
        (3, "url is the address of oud already: use that id, or leave the id empty"),
    ]


def test_a_row_without_id_is_the_source_at_its_address_or_gets_one_that_stays(unit: Connection) -> None:
    store.keep(unit, made("oud", "Oud"), NOW)
    known = {**record(made("x", "Nieuwe titel", url="https://voorbeeld.nl/oud")), "id": ""}
    fresh = {**record(made("x", "Één Reünie!", url="https://voorbeeld.nl/n")), "id": None}
    for changed in (2, 0):
        report, wrong = taken(unit, rows(known, fresh), Form.JSON_LINES)
        assert (wrong, report.changed) == ([], changed)
    ids = {each.title: each.id for each in store.every_resource(unit)}
    assert ids["Nieuwe titel"] == "oud"
    assert ids["Één Reünie!"].startswith("een-reunie-")


def test_what_an_editor_hid_is_not_brought_back(unit: Connection) -> None:
    store.keep(unit, made("a", "A"), NOW)
    store.retire(unit, "a", NOW)
    _, wrong = taken(unit, rows(record(made("a", "A"))), Form.JSON_LINES)
    assert "hidden" in wrong[0].problems[0]
    assert store.every_resource(unit) == []


def test_an_import_is_undone_as_one(unit: Connection) -> None:
    store.keep(unit, made("a", "Oud"), NOW)
    before = store.every_resource(unit)
    many = [record(made(f"s{number}", f"Bron {number}")) for number in range(1_200)]
    report, _ = taken(unit, rows(record(made("a", "Nieuw")), *many), Form.JSON_LINES)
    assert (report.changed, len(history.in_batch(unit, report.batch))) == (1_201, 1_201)
    undone = undo(unit, report.batch, Mark(Role.EDITOR, NOW + timedelta(hours=1), Deed.REVERTED))
    assert (undone.number, undone.left) == (1_201, ())
    assert store.every_resource(unit) == before


HEAD = "id,title,url,publisher,kind,summary,knowledge_source,checked"
TAIL = "U,artikel,S,praktijkkennis,2026-11-21"


def row(name: str, title: str = "T") -> str:
    return f"{name},{title},https://voorbeeld.nl/{name},{TAIL}"


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ([row("a"), "b,c", row("d")], [3]),
        ([row("a"), row("b", '"nooit dicht'), row("c"), row("d")], [3]),
        ([row("a"), row("b", '"dicht" en meer'), row("d")], [3]),
        ([row("a"), row("b", '"twee\nregels"'), row("d")], []),
        ([row("a", 'duim 5" buis'), row("d")], []),
        ([row("a", "x" * 300_000), row("b", '"' + "y" * 150_000 + '"'), row("d")], [2, 3]),
        ([row("a", "nul\x00"), row("d")], [2]),
        ([row("a"), row("b", '"' + "\n" * 5_000), *(row(f"c{n}") for n in range(300))], [3, 5003]),
        ([row("a"), "", row("d") + ",meer", "   "], [4]),
    ],
)
def test_a_broken_row_of_a_table_takes_no_other_with_it(
    unit: Connection, lines: list[str], wrong: list[int]
) -> None:
    report, found = taken(unit, "\n".join((HEAD, *lines)), Form.CSV)
    assert lines_of(found) == wrong
    assert report.changed == report.right == report.read - len(wrong)


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ("- id: [a", "no valid YAML (line 3)"),
        ("- id: a\n  title: &x y\n", "anchors"),
        ("- id: *x\n", "anchors"),
        ("- !!python/object:os.system {}\n", "anchors"),
        ("- id: a\n  title: [[[[[[[[[[x]]]]]]]]]]\n", "too deep"),
        ("- - a\n", "no object"),
        ("- id: a\n  title: '\x01'\n", "characters"),
        ("- alleen woorden\n", "no object"),
    ],
)
def test_a_broken_item_of_yaml_takes_no_other_with_it(unit: Connection, broken: str, problem: str) -> None:
    def item(name: str) -> str:
        return (
            "- "
            + "\n  ".join(f"{k}: {json.dumps(v)}" for k, v in record(made(name, "T")).items() if v)
            + "\n"
        )

    good = item("a")
    report, wrong = taken(unit, f"{item('a')}{broken}\n{item('b')}", Form.YAML)
    assert (report.changed, lines_of(wrong)) == (2, [good.count("\n") + 1])
    assert problem.replace("line 3", f"line {wrong[0].line + 1}") in wrong[0].problems[0]


def test_one_document_of_yaml_per_source_is_read_as_well(unit: Connection) -> None:
    documents = "---\n".join(json.dumps(record(made(x, x))) + "\n" for x in "abc")
    assert taken(unit, documents, Form.YAML)[0].changed == 3


def test_a_file_in_another_character_set_is_refused_whole(unit: Connection) -> None:
    content = f"{HEAD}\n{row('a')}\n{row('b', 'Reünie')}\n{row('c', 'één')}".encode("windows-1252")
    with pytest.raises(CharsetError) as caught:
        taken(unit, content, Form.CSV)
    assert caught.value.line == 3
    report, wrong = taken(unit, content, Form.CSV, charset="windows-1252")
    assert (wrong, report.changed) == ([], 3)
    assert store.resource_by_id(unit, "b") == made("b", "Reünie", publisher="U", summary="S")


def test_one_line_in_another_character_set_is_one_wrong_row(unit: Connection) -> None:
    lines = [row("a", "één").encode(), row("b", "Reünie").encode("latin-1"), row("c", "één").encode()]
    report, wrong = taken(unit, b"\n".join((HEAD.encode(), *lines)), Form.CSV)
    assert (report.changed, lines_of(wrong)) == (2, [3])


def ran(*words: object) -> subprocess.CompletedProcess[str]:
    """What came of a program in this Python."""
    return subprocess.run([sys.executable, *map(str, words)], capture_output=True, check=False, text=True)


def state(folder: Path) -> list[tuple[object, ...]]:
    """All that is known of sources and their history, but for the moments."""
    with closing(sqlite3.connect(folder / "vraagbaak.db")) as raw:
        sources = raw.execute("SELECT id, title, url, summary, retired FROM resource ORDER BY id").fetchall()
        changes = "SELECT source, deed, changes, batch FROM source_revision ORDER BY source, id"
        return [*sources, *raw.execute(changes), *raw.execute("SELECT * FROM import_run")]


def killed(file: Path, folder: Path, after: int) -> None:
    """Begin an import and kill it as soon as so many sources are in."""
    verb = ["-m", "bot.cli.main", "knowledge", "import", str(file), "--data", str(folder)]
    with (
        subprocess.Popen(
            [sys.executable, *verb], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as begun,
        closing(sqlite3.connect(folder / "vraagbaak.db")) as raw,
    ):
        while raw.execute("SELECT count(*) FROM resource").fetchone()[0] < after:
            assert begun.poll() is None
        begun.kill()


def test_an_import_that_is_killed_and_repeated_is_as_one_that_was_not(
    tmp_path: Path, migrated: Template
) -> None:
    file = tmp_path / "groot.csv"
    lines = (row(f"bron-{n}", f"Bron {n}") if n % 100 else f"kapot,{n}" for n in range(1, 20_001))
    file.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    told = {}
    for name, kills in (("heel", ()), ("gedood", (3_000, 9_500))):
        folder = tmp_path / name
        folder.mkdir()
        migrated.put(folder)
        for after in kills:
            killed(file, folder, after)
            assert after <= len(state(folder)) // 2 < 19_800
        done = ran("-m", "bot.cli.main", "knowledge", "import", file, "--data", folder)
        assert done.returncode == 1
        assert "20000 rows read" in done.stdout
        told[name] = done.stderr
    assert state(tmp_path / "heel") == state(tmp_path / "gedood")
    assert len(state(tmp_path / "heel")) == 2 * 19_800
    assert told["heel"] == told["gedood"]
    assert told["heel"].splitlines()[0].startswith("regel 101: ")
    assert len(told["heel"].splitlines()) == 200


def test_a_dry_run_tells_and_changes_nothing(tmp_path: Path, migrated: Template) -> None:
    migrated.put(tmp_path)
    file, wrong = tmp_path / "a.csv", tmp_path / "fout.csv"
    file.write_text(f"{HEAD}\n{row('a')}\nb\n", encoding="utf-8")
    before = state(tmp_path)
    verb = ("knowledge", "import", str(file), "--data", str(tmp_path), "--dry-run", "--wrong", str(wrong))
    ran = subprocess.run(
        [sys.executable, "-m", "bot.cli.main", *verb], capture_output=True, check=False, text=True
    )
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("2 rows read, 1 sources would change, 1 rows left out")
    assert state(tmp_path) == before
    assert wrong.read_text(encoding="utf-8-sig").splitlines()[1].startswith('"3","","de rij heeft 1 cellen')
