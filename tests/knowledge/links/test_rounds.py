"""Rounds: what is due is called, broken is what fails on three days, and an editor has the last word."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection, select

import knowledge
from knowledge.links import store
from knowledge.links.pace import Pace
from knowledge.links.rounds import Rounds, Works
from knowledge.links.states import Found, LinkState
from knowledge.links.store import DAYS, Link
from knowledge.links.tables import link_check
from knowledge.sources import store as sources
from tests.knowledge.conftest import NOW, made
from tests.knowledge.links.site import Names, site, visitor

T = TypeVar("T")
DAY = timedelta(days=1)
GONE, GOOD = Found(LinkState.GONE, 404), Found(LinkState.GOOD, 200)
LINK = Link("a", "https://voorbeeld.nl/a")


@pytest.fixture(autouse=True)
def kept(unit: Connection) -> None:
    sources.keep(unit, made("a", "Bron A"), NOW)


def noted(unit: Connection, *given: tuple[float, Found]) -> list[store.BrokenLink]:
    """What an editor sees after these findings, each so many days from now."""
    for days, found in given:
        store.note(unit, LINK, found, NOW + days * DAY)
    return store.broken(unit)


def test_broken_is_what_fails_on_three_different_days(unit: Connection) -> None:
    assert noted(unit, (0, GONE), (0.1, GONE), (0.2, GONE), (1, GONE)) == []
    (seen,) = noted(unit, (2, Found(LinkState.UNREACHABLE)))
    assert (seen.source, seen.title, seen.state, seen.failed) == ("a", "Bron A", LinkState.UNREACHABLE, DAYS)
    assert seen.since == NOW.date()
    assert noted(unit, (3, GOOD)) == []
    assert noted(unit, (4, GONE), (5, GONE)) == []


def test_a_move_is_shown_at_once(unit: Connection) -> None:
    (seen,) = noted(unit, (0, Found(LinkState.MOVED, 200, "https://voorbeeld.nl/b")))
    assert seen.moved_to == "https://voorbeeld.nl/b"


def test_what_an_editor_finds_fine_stays_away_until_it_changes(unit: Connection) -> None:
    noted(unit, *((day, GONE) for day in range(3)))
    assert store.leave(unit, "a")
    assert noted(unit, (4, GONE)) == []
    assert len(noted(unit, (5, Found(LinkState.CERTIFICATE)))) == 1
    assert not store.leave(unit, "b")


def test_a_new_address_begins_anew_and_a_hidden_source_is_left_alone(unit: Connection) -> None:
    noted(unit, *((day, GONE) for day in range(3)))
    sources.keep(unit, made("a", "Bron A", url="https://voorbeeld.nl/nieuw"), NOW)
    assert store.broken(unit) == []
    assert [link.url for link in store.due(unit, NOW + 3 * DAY, 10)] == ["https://voorbeeld.nl/nieuw"]
    assert noted(unit, (4, GONE)) == []
    sources.retire(unit, "a", NOW)
    assert store.due(unit, NOW + 3 * DAY, 10) == []


@pytest.mark.parametrize(
    ("found", "later", "is_due"),
    [(GOOD, 6, False), (GOOD, 7, True), (GONE, 0.5, False), (GONE, 1, True)],
)
def test_what_is_well_is_called_weekly_and_what_fails_daily(
    unit: Connection, found: Found, later: float, *, is_due: bool
) -> None:
    assert store.due(unit, NOW, 10) == [LINK]
    store.note(unit, LINK, found, NOW)
    assert bool(store.due(unit, NOW + later * DAY, 10)) is is_due
    assert store.due(unit, NOW, 10, every=True) == [LINK]


def works_on(unit: Connection) -> Works:
    async def works(work: Callable[[Connection], T], /) -> T:
        return work(unit)

    return works


@pytest.mark.asyncio
async def test_a_round_calls_what_is_due_and_keeps_what_it_finds(unit: Connection) -> None:
    sources.retire(unit, "a", NOW)
    async with site({"/goed": "<title>Goed</title>Iets", "/weg": 410}) as there:
        for number, path in enumerate(("/goed", "/weg", "/weg", "/goed")):
            sources.keep(unit, made(f"s{number}", "S", url=there.at(path, f"host{number}.example")), NOW)
        now = NOW

        def clock() -> datetime:
            return now

        rounds = Rounds(lambda pace: visitor(pace=pace), lambda: Pace(seconds=0.0), clock)
        for _ in range(3):
            assert await rounds.make(works_on(unit)) in {4, 2}
            assert await rounds.make(works_on(unit)) == 0
            now += DAY
        assert store.counts(unit) == {LinkState.GOOD: 2, LinkState.GONE: 2}
        assert [each.source for each in store.broken(unit)] == ["s1", "s2"]
        assert len([path for path in there.asked("HEAD") if path == "/goed"]) == 2


@pytest.mark.asyncio
async def test_a_round_that_is_cut_off_goes_on_where_it_was(unit: Connection) -> None:
    sources.retire(unit, "a", NOW)
    async with site({"/": "<title>Goed</title>Iets"}) as there:
        for number in range(6):
            sources.keep(unit, made(f"s{number}", "S", url=there.at(f"/?{number}")), NOW)
        seen: list[str] = []

        def stop(link: Link, _: Found) -> None:
            seen.append(link.source)
            if len(seen) == 3:
                raise RuntimeError

        rounds = Rounds(lambda pace: visitor(pace=pace), lambda: Pace(seconds=0.0), lambda: NOW, stop)
        with pytest.raises(ExceptionGroup):
            await rounds.make(works_on(unit))
        rest = replace(rounds, told=lambda link, _: seen.append(link.source))
        assert await rest.make(works_on(unit)) == 3
        assert sorted(seen) == [f"s{number}" for number in range(6)]


@pytest.mark.asyncio
async def test_when_we_are_cut_off_no_link_is_to_blame(unit: Connection) -> None:
    sources.retire(unit, "a", NOW)
    async with site({"/": "<title>Goed</title>Iets"}) as there:
        hosts = [f"host{number}.example" for number in range(4)]
        for number, host in enumerate(hosts):
            sources.keep(unit, made(f"s{number}", "S", url=there.at("/", host)), NOW)
        names, now = Names(), NOW
        rounds = Rounds(lambda pace: visitor(names, pace=pace), lambda: Pace(seconds=0.0), lambda: now)
        await rounds.make(works_on(unit))
        names.other, now = {host: [] for host in hosts}, NOW + 8 * DAY
        assert await rounds.make(works_on(unit)) == 4
        assert store.counts(unit) == {LinkState.GOOD: 4}
        names.other = {host: [] for host in hosts[:3]}
        assert await rounds.make(works_on(unit)) == 4
        assert store.counts(unit) == {LinkState.GOOD: 1, LinkState.NO_HOST: 3}
        now += DAY
        assert await rounds.make(works_on(unit)) == 3
        assert {each.failed for each in unit.execute(select(link_check.c.failed))} == {0, 2}


def test_only_this_room_calls_other_machines() -> None:
    callers = set()
    for file in Path(knowledge.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if {name.partition(".")[0] for name in names} & {"aiohttp", "socket", "http", "urllib3"}:
                callers.add(file.name)
    assert callers == {"visiting.py"}
