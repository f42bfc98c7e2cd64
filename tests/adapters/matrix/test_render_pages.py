"""Long bodies on pages: within the limit, nothing lost, no markup cut in two."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.matrix.speaking.escaping import clean
from adapters.matrix.speaking.render import PAGE, Rendered, pages, rendered
from bot.core.content import (
    Block,
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
    card,
    code,
    h,
    line,
    link,
    mention,
    ol,
    p,
    quote,
    table,
    ul,
)
from tests.adapters.matrix.markup import HREF, PERSON, TEXTS, read, squeezed

SMALLEST = 400
EVENT = 65_536
WORDS = st.tuples(TEXTS, st.integers(1, 40)).map(lambda x: x[0] * x[1])
LINES = st.lists(
    st.builds(Text, TEXTS)
    | st.builds(Bold, WORDS)
    | st.builds(Italic, TEXTS)
    | st.builds(Link, TEXTS, st.sampled_from([HREF, "tel:113", "mailto:post@voorbeeld.nl"]))
    | st.builds(Mention, st.sampled_from([PERSON, "niemand"]), TEXTS),
    max_size=4,
).map(tuple)
ITEMS = st.lists(LINES, max_size=5).map(tuple)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, LINES),
    st.builds(Heading, WORDS),
    st.builds(Bullets, ITEMS),
    st.builds(Numbered, ITEMS, st.integers(1, 200)),
    st.builds(Quote, WORDS),
    st.builds(Code, WORDS),
    st.builds(
        Card, WORDS, st.sampled_from([None, HREF]), LINES, st.lists(st.tuples(TEXTS, WORDS)).map(tuple)
    ),
    st.builds(lambda x, y: Table(("a", "b"), ((x, y), (y, x))), TEXTS, WORDS),
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
            case Card(title, _, spans, facts):
                yield from (title, *map(_said, spans), *(x for fact in facts for x in fact))
            case Table(_, rows):
                yield from (cell for row in rows for cell in row)


def _said(span: Inline) -> str:
    return span.label if isinstance(span, Link) else span.name if isinstance(span, Mention) else span.text


def unmarked(words: str) -> str:
    """Words without spaces and without the sign that marks a quote."""
    return squeezed(words).replace(">", "")


def wire(page: Rendered) -> int:
    """Bytes of the words in an event, before it is encrypted."""
    return len(json.dumps(page.plain)) + len(json.dumps(page.html))


@given(body=BODIES, limit=st.integers(SMALLEST, 3_000))
@example(body=(Paragraph((Text("@"), Bold("room")) * 80),), limit=SMALLEST)
@example(body=(ol("@" * 3_000, start=99),), limit=SMALLEST)
def test_pages_keep_to_the_limit_and_lose_nothing(body: Body, limit: int) -> None:
    made = pages(body, limit)
    assert [x for x in made if wire(x) > limit or not x.plain or x.plain != x.plain.strip()] == []
    assert {x for page in made for x in page.mentions} == set(rendered(body).mentions)
    seen, spoken = (read(x.html).words for x in made), (x.plain for x in made)
    for said in (unmarked("".join(seen)), unmarked("".join(spoken))):
        assert [x for x in leaves(body) if unmarked(clean(x)) not in said] == []


@given(body=BODIES)
def test_what_fits_is_one_page(body: Body) -> None:
    whole = rendered(body)
    assert pages(body, 1_000_000) == ((whole,) if whole.plain else ())


def test_pages_break_between_blocks_then_lines_then_words() -> None:
    assert shown(p("a" * 100), p("b" * 100), limit=400) == ["a" * 100, "b" * 100]
    assert shown(p("a\n" * 30 + "eerste regel\ntweede " * 8), limit=400)[1].startswith(
        "tweede eerste regel\n"
    )
    assert all(x.startswith("woord") and x.endswith("woord") for x in shown(p("woord " * 100), limit=400))
    assert all(x.startswith("- b") for x in shown(ul(*(f"b{n} x" for n in range(40))), limit=400))


def test_a_numbered_list_goes_on_counting() -> None:
    made = pages((ol(*(f"punt {n}" for n in range(5, 65)), start=5),), 600)
    assert len(made) > 2
    assert all(
        line == f"{line.split()[2]}. punt {line.split()[2]}" for x in made for line in x.plain.split("\n")
    )
    assert [int(start) for x in made for start in read(x.html).starts] == [
        int(x.plain.split(".")[0]) for x in made
    ]


def test_a_cut_table_keeps_its_head() -> None:
    made = pages((table(["thema", "aantal"], [[f"t{n}", str(n)] for n in range(40)]),), 600)
    assert len(made) > 2
    assert all(x.plain.startswith("thema | aantal\n") for x in made)
    assert all("th" in read(x.html).tags for x in made)


def test_a_cut_quote_or_code_block_is_one_on_every_page() -> None:
    for block, tags in (
        (quote("een paar woorden " * 60), {"blockquote", "p"}),
        (code("regel x\n" * 90), {"pre", "code"}),
    ):
        made = pages((block,), 800)
        assert len(made) > 2
        assert all(set(read(x.html).tags) == tags for x in made)


def test_a_person_is_called_on_one_page_only() -> None:
    spans = line("woord " * 100, mention(PERSON, "Anna"), " woord" * 100)
    made = pages((Paragraph(spans),), 800)
    assert sum(x.mentions == (PERSON,) for x in made) == 1
    assert sum("matrix.to" in x.html for x in made) == 1


def test_an_address_is_never_cut() -> None:
    href = f"https://voorbeeld.nl/{'pad/' * 40}"
    made = pages((card("titel " * 200, href, p("x").line[0]),), 1_000)
    assert [href] == [target for x in made for target, _ in read(x.html).links]


@pytest.mark.parametrize("words", ["é\u0301" * 2_000, "👍🏽" * 2_000, "👨‍👩‍👧" * 1_000])
def test_signs_of_more_than_one_character_stay_whole(words: str) -> None:
    sign = words[: words.index(words[0], 1)]
    made = shown(p(words), limit=2_000)
    assert len(made) > 2
    assert all(len(x) % len(sign) == 0 and x.startswith(sign) for x in made)


@pytest.mark.parametrize("sign", ["q", "<", "👍", "@", "\n<", "kwaad.nl/", "e\u0301"])
def test_a_flood_of_any_sign_fits_in_events_also_as_an_encrypted_edit(sign: str) -> None:
    flood = sign * (15_000 // len(sign))
    made = pages((p(flood), h(flood), quote(flood), p(link(flood, HREF))))
    assert [wire(x) for x in made if wire(x) > PAGE] == []
    assert [x for x in made if encrypted_edit(x) > EVENT] == []
    said = unmarked("".join(x.plain for x in made))
    assert said.count(unmarked(sign)) == 4 * len(flood) // len(sign)


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\n", "\u202e"])
def test_a_flood_of_nothing_is_no_page(sign: str) -> None:
    flood = sign * 100_000
    assert pages((p(flood), h(flood), quote(flood), code(flood))) == ()


def encrypted_edit(page: Rendered) -> int:
    """Bytes of an event that puts this in the place of another, encrypted; ids as long as they come."""
    content = {"body": page.plain, "formatted_body": page.html, "m.mentions": {"user_ids": page.mentions}}
    inside = {
        **content,
        "m.new_content": content,
        "m.relates_to": {"event_id": "$" * 255},
        "room_id": "!" * 255,
    }
    return len(json.dumps(inside)) * 4 // 3 + 2_000


def shown(*body: Block, limit: int) -> list[str]:
    return [x.plain for x in pages(body, limit)]
