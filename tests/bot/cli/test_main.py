"""The command line starts light, explains itself and names every mistake."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli.main import parser
from tests.databases import Template

HEAVY = (
    "asyncio",
    "sqlalchemy",
    "discord",
    "nio",
    "aiohttp",
    "pydantic",
    "apscheduler",
    "fluent",
    "jinja2",
    "yaml",
)
VERBS = (
    "run",
    "demo",
    "console",
    "check",
    "ask",
    "guard",
    "moderate",
    "signals",
    "digest",
    "register",
    "knowledge",
)


def vraagbaak(
    *words: str, given: str = "", environment: Mapping[str, str] | None = None, where: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the installed command."""
    command = [str(Path(sys.executable).with_name("vraagbaak")), *words]
    env = {**os.environ, **(environment or {})}
    return subprocess.run(
        command, input=given, capture_output=True, text=True, env=env, cwd=where, check=False
    )


def imported_by(words: Sequence[str]) -> set[str]:
    script = (
        "import sys\nfrom bot.cli.main import main\n"
        f"try: main({list(words)!r})\nexcept SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize("words", [["--help"], ["digest", "--help"], ["signals", "predict", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    assert imported_by(words).isdisjoint(HEAVY)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str) -> None:
    done = vraagbaak(verb, "--help")
    assert done.returncode == 0
    assert "usage: vraagbaak" in done.stdout


def test_every_verb_names_a_module_that_exists() -> None:
    root = Path(parser.__code__.co_filename).parent
    modules = {
        root / f"{parser().parse_args(words).module}.py"
        for words in (["run"], ["ask"], ["digest"], ["check"])
    }
    assert [m for m in modules if not m.is_file()] == []


def test_an_unknown_setting_names_file_key_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "vraagbaak.toml").write_text("[web]\nprot = 1\n", encoding="utf-8")
    done = vraagbaak("db", "upgrade", "--config", str(tmp_path), "--data", str(tmp_path))
    assert done.returncode == 2
    assert "prot" in done.stderr
    assert "'port'" in done.stderr
    assert "vraagbaak.toml" in done.stderr


def test_missing_settings_name_where_was_looked(tmp_path: Path) -> None:
    done = vraagbaak("db", "upgrade", "--config", str(tmp_path / "nergens"))
    assert done.returncode == 2
    assert "--config" in done.stderr


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "vraagbaak.toml").write_text("[web\n", encoding="utf-8")
    done = vraagbaak("db", "upgrade", "--config", str(tmp_path))
    assert done.returncode == 2
    assert "no valid TOML" in done.stderr


def test_a_database_is_made_backed_up_and_restored(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "kopie.db"
    words = ("--data", str(data))
    assert vraagbaak("db", "upgrade", *words).stdout.strip() == "the database was upgraded"
    assert vraagbaak("db", "upgrade", *words).stdout.strip() == "the database is up to date"
    assert vraagbaak("db", "backup", str(copy), *words).returncode == 0
    assert copy.stat().st_mode & 0o077 == 0
    assert "restored" in vraagbaak("db", "restore", str(copy), *words).stdout
    assert (data / "vraagbaak.before-restore").is_file()
    assert vraagbaak("db", "upgrade", *words).stdout.strip() == "the database is up to date"


def test_something_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    nonsense = tmp_path / "brief.db"
    nonsense.write_bytes(b"geen database" * 100)
    done = vraagbaak("db", "restore", str(nonsense), "--data", str(tmp_path / "data"))
    assert done.returncode == 2
    assert "no database" in done.stderr
    assert not (tmp_path / "data").exists()


def test_the_register_names_every_table_of_a_new_database(tmp_path: Path) -> None:
    assert vraagbaak("db", "upgrade", "--data", str(tmp_path)).returncode == 0
    with closing(sqlite3.connect(tmp_path / "vraagbaak.db")) as db:
        made = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    told = vraagbaak("register").stdout
    assert {name for name in made - {"alembic_version"} if f"## {name}\n" not in told} == set()


def test_what_is_held_of_a_member_can_be_taken_out_and_erased(tmp_path: Path, community: Template) -> None:
    community.put(tmp_path)
    data = ("--data", str(tmp_path))
    assert "Herkenbaar!" in vraagbaak("member", "export", "web:sanne", *data).stdout
    assert "nothing" in vraagbaak("member", "forget", "web:sanne", *data).stdout
    assert '"held": {}' in vraagbaak("member", "export", "web:sanne", *data).stdout
    assert vraagbaak("member", "export", "sanne", *data).returncode == 2


def test_the_sources_go_out_and_in(tmp_path: Path, community: Template) -> None:
    community.put(tmp_path)
    data, file = ("--data", str(tmp_path)), tmp_path / "bronnen.csv"
    assert "469 lines" in vraagbaak("knowledge", "export", str(file), *data).stdout
    assert "468 rows read" in vraagbaak("knowledge", "import", str(file), *data).stdout
    file.write_text(
        file.read_text(encoding="utf-8").replace(",landelijk,", ",nergens,", 1) + "\n,,,\n", encoding="utf-8"
    )
    done = vraagbaak("knowledge", "import", str(file), *data)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "469 rows read, 1 sources new or changed, 1 rows left out" in done.stdout
    batch = done.stdout.split()[-1]
    assert "1 sources put back" in vraagbaak("knowledge", "undo", batch, *data).stdout


@pytest.mark.parametrize("format_", ["html", "md", "csv", "json"])
def test_a_digest_is_written_twice_the_same(tmp_path: Path, community: Template, format_: str) -> None:
    community.put(tmp_path)
    words = ("digest", "--data", str(tmp_path), "--format", format_, "--out")
    first, second = tmp_path / "een", tmp_path / "twee"
    assert vraagbaak(*words, str(first)).returncode == 0
    assert vraagbaak(*words, str(second)).returncode == 0
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("digest", "--week", "46"), "2026-W46"),
        (("digest", "--week", "2999-W01"), "not begun"),
        (("digest", "--format", "word"), "docx"),
        (("digest",), "--data"),
        (("knowledge", "import"), "name the file"),
        (("ask",), "--jsonl"),
        (("guard",), "--jsonl"),
        (("db", "backup"), "name the file"),
    ],
)
def test_a_mistake_comes_with_its_remedy(tmp_path: Path, words: tuple[str, ...], remedy: str) -> None:
    placed = () if words[0] in {"ask", "guard"} else ("--data", str(tmp_path))
    done = vraagbaak(*words, *placed)
    assert done.returncode == 2
    assert remedy in done.stderr
    assert "Traceback" not in done.stderr


def test_check_loads_everything() -> None:
    done = vraagbaak("check")
    assert done.returncode == 0
    assert "all well" in done.stdout


def test_the_console_answers_what_is_typed(tmp_path: Path) -> None:
    typed = "waar vind ik de meldcode kindermishandeling?\nals moderator\nwachtrij\n"
    done = vraagbaak("console", "--data", str(tmp_path), given=typed)
    assert done.returncode == 0
    assert "meldcode" in done.stdout.casefold()
    assert "Je bent nu: moderator" in done.stdout
