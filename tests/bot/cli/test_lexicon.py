"""The lexicon verb: out to a file, and in again as one change."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.lexicon import run
from bot.core.lexicon import Step, inverse
from bot.store import lexicon
from bot.store.engine import open_engine
from knowledge.lexicon.editing.overlay import LEXICON, Part
from tests.databases import Template

CONFIG = Path(__file__).resolve().parents[3] / "config"
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def test_the_verb_writes_out_and_reads_in(
    tmp_path: Path, migrated: Template, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as unit:
        first = Step("pleegouder-worden", Part.WORD, "spinnewiel")
        number = lexicon.keep(unit, LEXICON, [first], "redacteur", NOW)
    given = {"config": str(CONFIG), "data": str(tmp_path), "file": str(tmp_path / "uit.toml")}
    assert run(Namespace(what="export", **given)) == 0
    with engine.begin() as unit:
        lexicon.keep(unit, LEXICON, inverse([first]), "redacteur", NOW, number)
    assert run(Namespace(what="import", dry_run=True, **given)) == 0
    assert run(Namespace(what="import", dry_run=False, **given)) == 0
    assert "kept as change 3" in capsys.readouterr().out
    with engine.begin() as unit:
        assert lexicon.steps(unit, LEXICON)[-1] == first
    engine.dispose()
