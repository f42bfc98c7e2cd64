"""The dossier verb: papers to a file, decisions from a file, and what is wrong in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.store.engine import open_engine
from bot.table import meetings
from tests.databases import Template

WORDS = "De tafel vraagt werkgevers om een grens aan de caseload in de cao af te spreken."


@pytest.fixture
def data(tmp_path: Path, community: Template) -> Path:
    """A data folder with the sample community, whose coming meeting was held yesterday."""
    engine = open_engine(community.put(tmp_path))
    with engine.begin() as unit:
        coming, now = meetings.meetings(unit)[1], datetime.now(UTC)
        early = now - timedelta(days=2)
        meetings.move(unit, coming, (now - timedelta(days=1)).date(), "beleidstafel", "eerder", early)
    engine.dispose()
    return tmp_path


def sheet(folder: Path, text: str) -> Path:
    """A file with one decision about the bundle with most support."""
    file = folder / "besluiten.csv"
    heads = "vergadering;bundel;uitkomst;tekst;ontvanger;eigenaar;datum"
    day = datetime.now(UTC).date() + timedelta(days=30)
    file.write_text(
        f"{heads}\nV-2026-2;B-003;oppakken;{text};branche;programmaraad;{day}\n", encoding="utf-8"
    )
    return file


def test_papers_are_written_and_decisions_taken_in_once_and_back(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--data", str(data)]
    out = tmp_path / "dossier.md"
    assert main(["dossier", *where, "--table", "V-2026-2", "--format", "md", "--out", str(out)]) == 0
    assert "Caseload te hoog" in out.read_text(encoding="utf-8")
    assert main(["dossier", *where, "--besluiten", str(sheet(tmp_path, "Kort"))]) == 1
    assert "minstens 40 tekens" in capsys.readouterr().err
    assert main(["dossier", *where, "--besluiten", str(sheet(tmp_path, WORDS))]) == 0
    assert main(["dossier", *where, "--besluiten", str(sheet(tmp_path, WORDS))]) == 0
    assert "lag al vast" in capsys.readouterr().out
    assert main(["dossier", *where, "--terugdraaien"]) == 0
    assert main(["dossier", *where, "--terugdraaien"]) == 2
