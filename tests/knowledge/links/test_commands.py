"""An editor looks at broken links and does something about each."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from knowledge.links import store
from knowledge.links.commands import BrokenLinkCommands
from knowledge.links.states import Found, LinkState
from knowledge.links.store import Link
from knowledge.room import KnowledgeRoom
from knowledge.sources import store as sources
from knowledge.sources.values import ResourceField
from tests.knowledge.conftest import NOW, made, words
from tests.knowledge.sources.desk import els, kept, press

DESK = BrokenLinkCommands()


def fails(unit: Connection, name: str, found: Found) -> None:
    source = made(name, f"Bron {name}")
    sources.keep(unit, source, NOW)
    for days in (3, 2, 1):
        store.note(unit, Link(name, source.url), found, NOW - timedelta(days=days))


def test_nothing_broken_is_told(unit: Connection) -> None:
    assert words(DESK.queue(els(unit))) == "Er zijn geen kapotte links."


def test_a_link_that_moved_gets_its_new_address_in_two_presses(unit: Connection, room: KnowledgeRoom) -> None:
    fails(unit, "a", Found(LinkState.MOVED, 200, "https://voorbeeld.nl/nieuw"))
    shown = DESK.queue(els(unit))
    assert "voorgoed verhuisd, sinds 20-11-2026 (antwoord 200) → https://voorbeeld.nl/nieuw" in words(shown)
    take = next(each for each in shown.actions if each.label == "1: neem het nieuwe adres")
    assert (take.command, take.given["veld"]) == ("wijzig-bron", "url")
    offered = room.commands[2].change(els(unit), take.given["bron"], ResourceField.URL, take.given["waarde"])
    kept(room, els(unit), offered)
    found = sources.resource_by_id(unit, "a")
    assert found is not None
    assert found.url == "https://voorbeeld.nl/nieuw"
    assert store.broken(unit) == []


def test_a_source_whose_page_is_gone_is_hidden(unit: Connection, room: KnowledgeRoom) -> None:
    fails(unit, "a", Found(LinkState.GONE, 404))
    shown = DESK.queue(els(unit))
    asked = next(each for each in shown.actions if each.label == "1: ander adres")
    assert (asked.command, dict(asked.given)) == ("wijzig-bron", {"bron": "a", "veld": "url"})
    kept(room, els(unit), press(room, els(unit), shown, "1: verberg de bron"))
    assert sources.resource_by_id(unit, "a") is None
    assert store.broken(unit) == []


def test_what_is_fine_leaves_the_queue(unit: Connection, room: KnowledgeRoom) -> None:
    fails(unit, "a", Found(LinkState.CERTIFICATE))
    shown = DESK.queue(els(unit))
    assert "het certificaat van de site klopt niet, sinds 20-11-2026" in words(shown)
    press(room, els(unit), shown, "1: is goed zo")
    assert store.broken(unit) == []


def test_a_long_queue_comes_in_parts(unit: Connection) -> None:
    for name in "abcd":
        fails(unit, name, Found(LinkState.GONE, 410))
    shown = DESK.queue(els(unit))
    assert "Naar 4 links moet je kijken" in words(shown)
    more = next(each for each in shown.actions if each.command == "kapotte-links")
    assert "4. Bron d" in words(DESK.queue(els(unit), int(more.given["vanaf"])))
