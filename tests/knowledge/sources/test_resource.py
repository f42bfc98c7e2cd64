"""A record is checked whole before it becomes a resource."""

from __future__ import annotations

import json
from datetime import date

import pytest

from knowledge.finding.finder import shipped
from knowledge.sources.resource import ResourceKind, RowError, read_lines, record, resource
from tests.knowledge.conftest import CONFIG, made


def test_a_record_and_its_resource_are_the_same() -> None:
    for each in shipped(CONFIG):
        assert resource(record(each)) == each


def test_every_problem_of_a_row_is_named() -> None:
    with pytest.raises(RowError) as caught:
        resource(
            {"id": "Niet Goed", "url": "ftp://x", "kind": "boek", "published": "soms", "checked": "gisteren"}
        )
    named = {problem.split()[0] for problem in caught.value.problems}
    assert named == {
        "id",
        "title",
        "url",
        "publisher",
        "kind",
        "summary",
        "knowledge_source",
        "published",
        "checked",
    }


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://", "http://[", "https://a b.nl", "/pad", 7, None]
)
def test_only_a_full_web_address_is_an_address(url: object) -> None:
    with pytest.raises(RowError, match="url"):
        resource({**record(made("a", "A")), "url": url})


def test_spaces_and_line_breaks_in_a_text_become_one_space() -> None:
    given = {**record(made("a", "A")), "title": "  Een \n titel\t", "keywords": [" x ", ""]}
    assert resource(given).title == "Een titel"
    assert resource(given).keywords == ("x",)


def test_what_may_be_missing_has_a_default() -> None:
    given = record(made("a", "A", published=2020))
    for name in ("region", "published", "keywords", "themes", "audience"):
        given.pop(name)
    read = resource(given)
    assert (read.region, read.published, read.keywords) == ("landelijk", None, ())
    assert read.checked == date(2026, 11, 21)
    assert read.kind is ResourceKind.ARTICLE


def test_a_file_with_a_wrong_line_names_that_line() -> None:
    lines = [json.dumps(record(made("a", "A"))), "", "{"]
    with pytest.raises(RowError, match="line 3"):
        list(read_lines(lines))
