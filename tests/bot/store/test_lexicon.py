"""Changes of a lexicon stay in their order, each lexicon by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.core.lexicon import Step, inverse
from bot.store import lexicon
from bot.store.engine import open_engine
from tests.databases import Template

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
WORD, LINE = Step("pleegzorg", "woord", "logeren"), Step("stelen", "zin", "een pleegzorg woord", added=False)


def test_changes_stand_in_their_order_and_in_their_own_lexicon(tmp_path: Path, migrated: Template) -> None:
    engine = open_engine(migrated.put(tmp_path))
    with engine.begin() as unit:
        assert lexicon.stamp(unit, "zoeken") == (0, "")
        first = lexicon.keep(unit, "zoeken", [WORD], "redacteur", NOW)
        second = lexicon.keep(unit, "zoeken", [LINE], "redacteur", NOW)
        lexicon.keep(unit, "signalen", [WORD], "moderator", NOW)
        third = lexicon.keep(unit, "zoeken", inverse([WORD]), "redacteur", NOW, undoes=first)
        assert lexicon.steps(unit, "zoeken") == (WORD, LINE, *inverse([WORD]))
        assert [each.id for each in lexicon.newest(unit, "zoeken")] == [third, second, first]
        assert [each.undoes for each in lexicon.newest(unit, "zoeken", "pleegzorg")] == [first, None]
        assert lexicon.newest(unit, "zoeken", "pleeg") == []
        kept = lexicon.by_id(unit, "zoeken", second)
        assert kept == lexicon.Kept(second, NOW, "redacteur", (LINE,), None)
        assert lexicon.by_id(unit, "signalen", second) is None
        assert lexicon.stamp(unit, "zoeken")[0] == third
        assert lexicon.stamp(unit, "zoeken") != lexicon.stamp(unit, "signalen")
    engine.dispose()
