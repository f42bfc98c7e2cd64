"""The shipped configuration is whole, and a mistake in it is named."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from bot.signals.model import Level, Theme, Triage
from bot.signals.reading.lexicon import load_concepts
from bot.signals.reading.rarity import load_counts
from bot.signals.reading.rules import SignalRules, load_rules
from tests.bot.signals.conftest import CONFIG

SHIPPED = CONFIG / "signals"


def test_every_concept_points_at_a_theme_a_level_and_a_triage_that_exist(rules: SignalRules) -> None:
    assert {each.theme for each in rules.concepts.values()} == set(Theme)
    assert {each.level for each in rules.concepts.values()} <= set(Level)
    assert {each.triage for each in rules.concepts.values()} <= {None, *Triage}


def test_every_theme_has_its_share_of_concepts(rules: SignalRules) -> None:
    shares = Counter(each.theme for each in rules.concepts.values())
    assert min(shares.values()) >= 8


def test_channels_and_professions_name_existing_themes(rules: SignalRules) -> None:
    assert {theme for each in rules.channels.configured.values() for theme in each.themes} <= set(Theme)
    assert set(rules.professions.themes.values()) <= set(Theme)


def test_every_marker_has_a_weight(rules: SignalRules) -> None:
    features = rules.reader.read("Er is geen plek")
    assert 0 < rules.detector.score("Er is geen plek", features, quiet=False) < 1


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ('[nieuw]\nlabel = "x"\nlevel = "wet"\nterms = ""', "'nieuw' has no terms"),
        ('[nieuw]\nlabel = "x"\nterms = "y"', "'nieuw' has unknown or missing keys: level"),
        ('[nieuw]\nlabel = "x"\nlevel = "wet"\nterms = "y"\nkleur = "z"', "keys: kleur"),
        ('[wachtlijst]\nlabel = "x"\nlevel = "wet"\nterms = "y"', "'wachtlijst' exists already"),
    ],
)
def test_a_mistake_in_a_concept_is_named(tmp_path: Path, written: str, complaint: str) -> None:
    shutil.copytree(SHIPPED / "concepts", tmp_path / "concepts")
    (tmp_path / "concepts" / "zelf.toml").write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        load_concepts(tmp_path / "concepts")


def test_a_concept_of_an_unknown_theme_is_refused(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "signals")
    own = tmp_path / "signals" / "concepts" / "zelf.toml"
    own.write_text('[nieuw]\nlabel = "x"\nlevel = "wet"\nterms = "y"', encoding="utf-8")
    with pytest.raises(ValueError, match="no such theme: zelf"):
        load_rules(tmp_path / "signals", lambda text: {})


def test_a_list_of_counts_without_its_number_of_messages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "counts.txt").write_text("wacht 3\n", encoding="utf-8")
    with pytest.raises(ValueError, match="=messages"):
        load_counts(tmp_path / "counts.txt")
