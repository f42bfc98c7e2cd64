"""Long bodies on pages: within the limit, nothing lost, no markup cut in two."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from adapters.discord.escaping import clean
from adapters.discord.render import pages, render
from bot.core.content import (
    Body,
    Bold,
    Bullets,
    Card,
    Code,
    Heading,
    Inline,
    Italic,
    Link,
    Mention,
    Numbered,
    Paragraph,
    Quote,
    Table,
    Text,
    code,
    line,
    mention,
    p,
    table,
    ul,
)
from bot.core.lower import MAX_PART
from tests.adapters.discord.markdown import read
from tests.adapters.discord.nasty import HREF, TEXTS, squeezed

LINES = st.lists(
    st.builds(Text, TEXTS)
    | st.builds(Bold, TEXTS)
    | st.builds(Italic, TEXTS)
    | st.builds(Link, TEXTS, st.just(HREF))
    | st.builds(Mention, st.just("naam"), TEXTS),
    max_size=4,
).map(tuple)
LONG = st.tuples(TEXTS, st.integers(1, 80)).map(lambda x: x[0] * x[1])
BLOCKS = st.one_of(
    st.builds(Paragraph, LINES),
    st.builds(lambda x: p(x), LONG),
    st.builds(Heading, TEXTS),
    st.builds(Bullets, st.lists(LINES, max_size=4).map(tuple)),
    st.builds(Numbered, st.lists(LINES, max_size=4).map(tuple), st.integers(1, 200)),
    st.builds(Quote, LONG),
    st.builds(Code, LONG),
    st.builds(Card, TEXTS, st.sampled_from([None, HREF]), LINES, st.just((("soort", "x"),))),
    st.builds(lambda x, y: Table(("a", "b"), ((x, y), (y, x))), TEXTS, TEXTS),
)
BODIES = st.lists(BLOCKS, max_size=5).map(tuple)


def leaves(body: Body) -> Iterator[str]:
    """Every run of user text in a body."""
    for block in body:
        match block:
            case Paragraph(spans):
                yield from map(_said, spans)
            case Heading(words) | Quote(words) | Code(words):
                yield words
            case Bullets(items) | Numbered(items):
                yield from (_said(x) for item in items for x in item)
            case Card(title, _, spans):
                yield from (title, *map(_said, spans))
            case Table(_, rows):
                yield from (cell for row in rows for cell in row)


def _said(span: Inline) -> str:
    return span.label if isinstance(span, Link) else span.name if isinstance(span, Mention) else span.text


@example(body=(Paragraph((Mention("naam", ":"), Text("https:"))),), limit=60)
@given(body=BODIES, limit=st.integers(60, 2_000))
def test_pages_keep_to_the_limit_and_lose_nothing(body: Body, limit: int) -> None:
    made = pages(body, limit)
    assert all(len(page.encode("utf-16-le")) // 2 <= limit for page in made)
    assert all(page == page.strip() for page in made)
    said = squeezed("".join(read(page).words for page in made))
    assert [x for x in leaves(body) if squeezed(clean(x)) not in said] == []


@given(body=BODIES, limit=st.integers(60, 300))
def test_no_page_shows_what_the_whole_would_not(body: Body, limit: int) -> None:
    kinds = {kind for page in pages(body, limit) for kind in read(page).kinds}
    assert kinds <= {"bold", "italic", "heading", "list", "quote", "code", "link", "subtext", "address"}


def test_a_full_message_of_markup_goes_on_a_next_page() -> None:
    body = (p("*_" * (MAX_PART // 2)),)
    assert len(render(body)) > 2_000
    made = pages(body)
    assert [len(x) <= 2_000 for x in made] == [True, True]
    assert "".join(read(x).words for x in made) == "*_" * (MAX_PART // 2)


def test_pages_break_between_blocks_then_lines_then_words() -> None:
    blocks = (p("a" * 50), p("b" * 50))
    assert pages(blocks, 60) == ("a" * 50, "b" * 50)
    assert pages((p("eerste regel\ntweede regel"),), 20) == ("eerste regel", "tweede regel")
    assert pages((p("een paar woorden achter elkaar"),), 20) == ("een paar woorden", "achter elkaar")
    assert pages((ul("a" * 30, "b" * 30, "c" * 20),), 60) == (f"- {'a' * 30}", f"- {'b' * 30}\n- {'c' * 20}")


def test_a_cut_code_block_is_closed_and_opened_again() -> None:
    made = pages((code("regel een\nregel twee\nregel drie"),), 30)
    assert made == ("```\nregel een\nregel twee\n```", "```\nregel drie\n```")


def test_a_cut_table_keeps_its_head() -> None:
    made = pages((table(["kop"], [["x" * 20], ["y" * 20]]),), 40)
    assert all("kop" in page for page in made)
    assert len(made) == 2


def test_a_line_can_be_called_on_every_page() -> None:
    spans = line("woord " * 30, mention("80351110224678912", "Anna"), " woord" * 30)
    made = pages((Paragraph(spans),), 100)
    assert sum("<@80351110224678912>" in page for page in made) == 1
