"""Files with holes shot in them: every row is right or told, and what went in is whole."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from knowledge.exchange.feeds import read_feed
from knowledge.exchange.forms import Form
from knowledge.exchange.lines import CharsetError
from knowledge.exchange.putting_out import put_out
from knowledge.exchange.rows import More
from knowledge.links.markup import page
from knowledge.sources import store
from knowledge.sources.resource import record, resource
from tests.knowledge.conftest import NOW, SOURCES, made
from tests.knowledge.exchange.files import taken, undone
from tests.knowledge.exchange.test_feeds import ATOM, BIBTEX, OAI, RSS, SITEMAP

KEPT = [made(f"bron-{number}", f"Reünie {number}, “één”", keywords=("a;b", "c")) for number in range(4)]
UNHURRIED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60
)
SIGNS = b'" \n \0 \r < & { } - --- \xe9 \xff\xfe ; @ ]]>'.split(b" ")
PIECES = st.one_of(st.binary(max_size=6), st.sampled_from([*SIGNS, b"- ", b"\n---\n"]))
SHOTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 8), PIECES), max_size=6)


def shot(content: bytes, shots: list[tuple[float, int, bytes]]) -> bytes:
    """The content with pieces replaced by others."""
    for where, length, other in shots:
        at = int(where * len(content))
        content = content[:at] + other + content[at + length :]
    return content


@pytest.mark.parametrize("form", [Form.CSV, Form.JSON_LINES, Form.YAML, Form.BIBTEX, Form.ATOM])
@given(shots=SHOTS)
@UNHURRIED
def test_a_damaged_file_never_brings_anything_half(
    unit: Connection, form: Form, shots: list[tuple[float, int, bytes]]
) -> None:
    def there_and_back() -> None:
        content = undone(unit, lambda: (store.keep_all(unit, KEPT, NOW), "\n".join(put_out(unit, form)))[1])
        try:
            report, wrong = taken(unit, shot(content.encode(), shots), form)
        except CharsetError:
            return
        assert report.wrong == len(wrong) <= report.read
        assert all(row.problems and row.line >= 0 for row in wrong)
        kept = store.every_resource(unit)
        assert [resource(record(each)) for each in kept] == kept
        assert len({each.url for each in kept}) == len(kept) == report.changed

    undone(unit, there_and_back)


@given(content=st.binary(max_size=300))
@UNHURRIED
def test_any_bytes_are_read_or_told(unit: Connection, content: bytes) -> None:
    for form in (Form.CSV, Form.JSON_LINES, Form.YAML, Form.BIBTEX, Form.FEED):
        try:
            report, wrong = undone(unit, lambda form=form: taken(unit, content, form))  # type: ignore[misc]
        except CharsetError:
            continue
        assert report.wrong == len(wrong)
        assert report.changed == 0


@pytest.mark.parametrize("feed", [RSS, ATOM, SITEMAP, OAI % (1, ""), BIBTEX])
@given(shots=SHOTS)
@UNHURRIED
def test_a_damaged_feed_gives_rows_with_whole_addresses_or_problems(
    feed: str, shots: list[tuple[float, int, bytes]]
) -> None:
    for row in read_feed([shot(feed.encode(), shots)], "https://voorbeeld.nl/feed"):
        if isinstance(row, More):
            assert row.address.startswith(("http://", "https://"))
        else:
            assert row.problem or row.fields.get("url", "") == "" or "://" in row.fields["url"]


@given(st.text(st.sampled_from("<>/!-\"'= abtile1h&;script"), max_size=200))
@UNHURRIED
def test_any_page_has_words(source: str) -> None:
    found = page(source)
    assert "\n" not in found.text
    assert len(found.title) <= len(source) + 1


def test_the_shipped_sources_survive_a_lost_line(unit: Connection) -> None:
    store.keep_all(unit, SOURCES, NOW)
    lines = list(put_out(unit, Form.CSV))
    del lines[7]
    report, wrong = taken(unit, "\n".join(lines), Form.CSV)
    assert (wrong, report.changed, report.read) == ([], 0, len(SOURCES) - 1)
