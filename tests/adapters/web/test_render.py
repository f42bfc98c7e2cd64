"""User text never becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import example, given, settings

from adapters.web.render import render, words
from bot.core.content import Block, card, code, h, p, plain, quote, table, ul
from tests.bot.core.strategies import bodies
from tests.bot.core.strategies import words as texts

ALLOWED = {
    "p",
    "h3",
    "h4",
    "h5",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "a",
    "span",
    "blockquote",
    "pre",
    "br",
    "hr",
    "article",
    "dl",
    "div",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
ATTRIBUTES = {"href", "target", "rel", "class", "start", "scope"}


class Reader(HTMLParser):
    """Takes note of every tag, attribute and word."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.said += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.said += data

    def unknown_decl(self, data: str) -> None:
        raise AssertionError("a declaration")


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@given(bodies)
@settings(max_examples=300)
def test_only_the_tags_of_the_content_tree_are_made(body: tuple[Block, ...]) -> None:
    reader = read(render(body))
    assert set(reader.tags) <= ALLOWED
    assert {name for name, _ in reader.attributes} <= ATTRIBUTES
    assert all((value or "").startswith("https://") for name, value in reader.attributes if name == "href")


@given(texts)
@example("\r\n")
@example("a\r\rb\n\rc\r\u202a\n")
def test_words_come_out_as_they_went_in(text: str) -> None:
    turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    shown = "".join(c for c in text if c not in turning).replace("\r\n", "\n").replace("\r", "\n")
    reader = read(words(text))
    assert reader.said.replace("\x00", "\ufffd") == shown.replace("\x00", "\ufffd")
    assert set(reader.tags) <= {"br"}


def test_every_kind_of_block_shows_its_words() -> None:
    body = (h("Kop"), p("tekst"), ul("punt"), quote("woord"), code("vast"), card("kaart", None, "uitleg"))
    reader = read(render((*body, table(("a",), (("1",),)))))
    for text in plain(body).split("\n"):
        assert text in reader.said
