"""How a source stands counts when it is found: doubt puts it below an equal one, a merged one leads on."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from bot.core.zone import local_day
from knowledge.finding.finder import Finder
from knowledge.finding.lists import load_lists
from knowledge.finding.shelf import Shelf
from knowledge.sources import rechecking, store
from knowledge.sources.changes import Stored
from knowledge.sources.history import Mark
from knowledge.sources.rechecking import Recheck
from knowledge.sources.resource import Resource
from knowledge.sources.rows import write
from knowledge.sources.standing import Status
from knowledge.sources.tables import resource
from tests.knowledge.conftest import CONFIG, LISTS, NOW, made

ONE, OTHER = (made(id_, "Handreiking vuurtorens", keywords=("vuurtoren",)) for id_ in ("een", "twee"))


def order(unit: Connection) -> list[str]:
    ranked = Shelf(Finder(LISTS), ()).ask(unit, "handreiking vuurtorens", addressed=True).ranked
    return [hit.resource.id for hit in ranked]


@pytest.mark.parametrize(
    "doubt", [{"status": Status.LAPSED}, {"status": Status.STOPPED}, {"superseded_by": "twee"}]
)
def test_what_is_replaced_or_lapsed_comes_after_its_equal(unit: Connection, doubt: dict[str, object]) -> None:
    store.keep_all(unit, [ONE, OTHER], NOW)
    assert order(unit) == ["een", "twee"]
    store.keep(unit, replace(ONE, **doubt), NOW)  # type: ignore[arg-type] # the test names fields
    assert order(unit) == ["twee", "een"]


def test_what_was_not_looked_at_or_confirmed_comes_after_a_fresh_equal(unit: Connection) -> None:
    old = replace(ONE, checked=local_day(NOW) - timedelta(days=400))
    store.keep_all(unit, [old, OTHER], NOW)
    assert order(unit) == ["een", "twee"]
    rechecking.freshen(unit, Recheck(), NOW)
    assert order(unit) == ["twee", "een"]
    store.confirm(unit, "een", NOW)
    assert order(unit) == ["een", "twee"]
    unit.execute(update(resource).where(resource.c.id == "een").values(asked_at=NOW - timedelta(days=29)))
    rechecking.freshen(unit, Recheck(), NOW)
    assert order(unit) == ["twee", "een"]


def test_a_concept_that_names_a_merged_source_leads_to_the_one_that_stayed(
    unit: Connection, tmp_path: Path
) -> None:
    for folder in ("knowledge", "lexicon"):
        shutil.copytree(CONFIG.parent / folder, tmp_path / folder)
    lexicon = tmp_path / "lexicon" / "kust.toml"
    lexicon.write_text(
        '[kustlicht]\nvakterm = ["kustlicht"]\nspreektaal = "kustlicht"\nbronnen = ["een"]\n',
        encoding="utf-8",
    )
    shelf = Shelf(Finder(load_lists(tmp_path / "knowledge")), ())
    store.keep_all(unit, [made("een", "Baken"), made("twee", "Boei")], NOW)

    def first() -> Resource | None:
        ranked = shelf.ask(unit, "kustlicht", addressed=True).ranked
        return ranked[0].resource if ranked else None

    assert first() == made("een", "Baken")
    gone = Stored(made("een", "Baken"), shown=False, merged_into="twee")
    write(unit, [(Stored(made("een", "Baken")), gone)], Mark("redacteur", NOW))
    assert first() == made("twee", "Boei")
