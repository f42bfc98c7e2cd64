"""People are pseudonyms; an address is kept for who asked, and gone when they say so."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.core.errors import SetupError
from bot.core.people import Actor
from bot.core.places import Direct
from bot.store.inbox import first_time
from bot.store.people import SECRET_FILE, Contacts, Pseudonyms, open_secret

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
ANNA = Actor("web", "anna", "Anna")


def test_a_pseudonym_is_stable_per_account_and_differs_per_secret_platform_and_account() -> None:
    one, other = Pseudonyms(b"a" * 32), Pseudonyms(b"b" * 32)
    key = one.person(ANNA)
    assert len(key) == 26
    assert key == one.person(Actor("web", "anna", "Anna under another name"))
    others = {
        other.person(ANNA),
        one.person(Actor("web", "bea", "B")),
        one.person(Actor("matrix", "anna", "A")),
    }
    assert len({key, *others}) == 4


def test_the_secret_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    first = open_secret(tmp_path)
    assert open_secret(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == [SECRET_FILE]
    assert stat.S_IMODE((tmp_path / SECRET_FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", ["", "zz", "abcd"])
def test_a_damaged_secret_is_refused_and_not_replaced(tmp_path: Path, damage: str) -> None:
    (tmp_path / SECRET_FILE).write_text(damage)
    with pytest.raises(SetupError, match=SECRET_FILE):
        open_secret(tmp_path)
    assert (tmp_path / SECRET_FILE).read_text() == damage


def test_an_address_is_kept_renewed_shown_and_forgotten(unit: Connection) -> None:
    contacts = Contacts()
    assert contacts.address(unit, "p") is None
    assert contacts.export(unit, "p") == {}
    contacts.remember(unit, "p", Direct("web", "anna", "nl"), NOW)
    contacts.remember(unit, "p", Direct("web", "anna", "en"), NOW)
    assert contacts.address(unit, "p") == Direct("web", "anna", "en")
    assert contacts.export(unit, "p")["platform_id"] == "anna"
    assert contacts.forget(unit, "p") == 1
    assert contacts.forget(unit, "p") == 0
    assert contacts.address(unit, "p") is None


def test_an_event_is_new_once_per_platform(unit: Connection) -> None:
    assert first_time(unit, "web", "m1", NOW)
    assert not first_time(unit, "web", "m1", NOW)
    assert first_time(unit, "matrix", "m1", NOW)
