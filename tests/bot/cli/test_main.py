"""The command line starts light, explains itself and names every mistake."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.cli.main import parser

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
