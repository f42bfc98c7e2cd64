"""The lists on disk: they fit together, and slips of the pen are named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from moderation.screening.config import ScreeningConfig, ScreeningConfigError, read_community, read_config
from tests.moderation.screening.conftest import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the lists to break."""
    return Path(shutil.copytree(FOLDER, tmp_path / "screening"))


def test_the_shipped_lists_fit(config: ScreeningConfig) -> None:
    assert "discord.gg/vraagbaak" in config.community.own_invites
    assert all(config.cues.values())


def test_a_community_brings_its_own_set_up(folder: Path) -> None:
    own = {
        "own_invites": ["discord.gg/ons"],
        "trusted_domains": ["ons.nl"],
        "channels": {"prikbord": "advertising"},
    }
    (folder / "ons.json").write_text(json.dumps(own), encoding="utf-8")
    community = read_config(folder, read_community(folder / "ons.json")).community
    assert community.trusted_domains == ("ons.nl",)
    assert community.rooms == {"prikbord": "advertising"}


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("rules/spam.toml", '"adult_clear"', '"adult_claer"', "do you mean adult_clear"),
        ("cues/spam.toml", "[essay]\nwords", "[essay]\nwoorden", "essay"),
        ("thresholds.toml", "[flood]", "[flood", "thresholds.toml"),
        ("community.json", "{", "[", "community.json"),
    ],
)
def test_a_slip_is_named_with_its_file_or_cue(
    folder: Path, file: str, old: str, new: str, words: str
) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ScreeningConfigError, match=words):
        read_config(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "links.toml").unlink()
    with pytest.raises(ScreeningConfigError, match=r"links\.toml"):
        read_config(folder)


@pytest.mark.parametrize("table", [{"own_invites": "x"}, {"trusted_domains": [1]}, {"channels": []}])
def test_a_set_up_of_the_wrong_kind_is_refused(folder: Path, table: dict[str, object]) -> None:
    with pytest.raises(ScreeningConfigError, match=next(iter(table))):
        read_config(folder, table)
