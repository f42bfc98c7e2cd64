"""Content cannot be built wrong."""

from __future__ import annotations

import pytest

from bot.core.content import b, card, h, link, p, plain, table, ul


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "/pad",
        "",
        "https://",
        "https://a b",
        "file:///etc/passwd",
        "//x.nl",
    ],
)
def test_a_link_goes_to_an_absolute_safe_address(href: str) -> None:
    with pytest.raises(ValueError, match="absolute"):
        link("hier", href)
    with pytest.raises(ValueError, match="absolute"):
        card("hier", href)


@pytest.mark.parametrize("href", ["https://nji.nl/x?y=1#z", "http://a.nl", "mailto:a@b.nl", "tel:112"])
def test_ordinary_links_are_links(href: str) -> None:
    assert link("hier", href).href == href


def test_a_table_has_rows_as_long_as_its_head() -> None:
    with pytest.raises(ValueError, match="cells"):
        table(("a", "b"), (("1",),))


def test_plain_words_of_a_body() -> None:
    body = (h("Kop"), p("een ", b("twee")), ul("a", ("b", link("c", "https://c.nl"))))
    assert plain(body) == "Kop\neen twee\na\nbc"
