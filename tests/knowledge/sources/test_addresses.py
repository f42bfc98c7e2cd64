"""Two addresses of one page count as one; two pages never do."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, update

from knowledge.sources import store
from knowledge.sources.addresses import address_key, normal
from knowledge.sources.tables import resource
from tests.knowledge.conftest import NOW, SOURCES, made

SAME = "https://www.voorbeeld.nl/jeugd/hulp?b=2&a=1"


@pytest.mark.parametrize(
    "other",
    [
        "http://voorbeeld.nl/jeugd/hulp?a=1&b=2",
        "https://VOORBEELD.nl:443/jeugd/hulp/?b=2&a=1#kop",
        "https://voorbeeld.nl/jeugd/hulp/index.html?a=1&b=2&utm_source=x&fbclid=y",
        " https://www.voorbeeld.nl./jeugd/hul%70?b=2&a=1 ",
    ],
)
def test_what_does_not_change_the_page_does_not_count(other: str) -> None:
    assert address_key(other) == address_key(SAME)


@pytest.mark.parametrize(
    "other",
    [
        "https://www.voorbeeld.nl/jeugd/hulp",
        "https://www.voorbeeld.nl/jeugd/Hulp?b=2&a=1",
        "https://www.voorbeeld.nl/jeugd/hulp?b=1&a=2",
        "https://voorbeeld.nl:8080/jeugd/hulp?b=2&a=1",
        "https://jeugd.voorbeeld.nl/jeugd/hulp?b=2&a=1",
        "https://www.voorbeeld.nl/jeugd/hulp?b=2&a=1#/pagina",
    ],
)
def test_another_page_counts_as_another(other: str) -> None:
    assert address_key(other) != address_key(SAME)


@pytest.mark.parametrize("odd", ["", "https://[", "http://a:b", "mailto:x", "https://a.nl/%ff?%ff=%00"])
def test_anything_has_a_key(odd: str) -> None:
    assert len(address_key(odd)) == 32
    assert normal(normal(odd)) == normal(odd)


def test_the_shipped_sources_all_have_addresses_of_their_own() -> None:
    assert len({address_key(each.url) for each in SOURCES}) == len(SOURCES)


def test_a_source_is_found_by_another_address_of_its_page(unit: Connection) -> None:
    store.keep(unit, made("a", "A", url=SAME), NOW)
    found = store.resource_by_address(unit, "http://voorbeeld.nl/jeugd/hulp/?a=1&b=2#kop")
    assert found is not None
    assert found.id == "a"
    assert store.resource_by_address(unit, "https://voorbeeld.nl/jeugd") is None


def test_addresses_from_before_there_were_keys_get_one_at_the_start(unit: Connection) -> None:
    store.keep(unit, made("a", "A", url=SAME), NOW)
    unit.execute(update(resource).values(address_key=None))
    assert store.resource_by_address(unit, SAME) is None
    store.take_in_shipped(unit, [])
    assert store.resource_by_address(unit, SAME) is not None
