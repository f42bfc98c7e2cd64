"""Content as Discord markdown: user text stays words in every place, and pages lose nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.discord.escaping import clean
from adapters.discord.render import pages, render
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
    b,
    card,
    code,
    divider,
    h,
    i,
    line,
    link,
    mention,
    ol,
    p,
    quote,
    table,
    text,
    ul,
)
from bot.core.lower import MAX_PART
from tests.adapters.discord.markdown import GAP, read

HREF = "https://voorbeeld.nl/pagina"
NASTY = [
    *("@everyone", "@here", "<@80351110224678912>", "<@!80351110224678912>", "<@&80351110224678912>"),
    *(
        "<#80351110224678912>",
        "<:hoi:80351110224678912>",
        "<a:hoi:80351110224678912>",
        ":smile:",
        "<id:home>",
    ),
    *("<t:1618953630:R>", "</waar:80351110224678912>", "https://kwaad.nl/a_b", "<https://kwaad.nl>"),
    *("discord.gg/abc", "[klik](https://kwaad.nl)", "](https://kwaad.nl)", "[", "]", "(", ")", "\\", "\\\\"),
    *("*", "**", "***", "_", "__", "~~", "||", "`", "``", "```", "```\n", "> ", ">>> ", "# ", "### ", "-# "),
    *(
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2026. ",
        "\n",
        "\r\n",
        "\u2028",
        "\t",
        "  ",
        " ",
        "@",
        "#",
        "<",
        ">",
        ":",
        ".",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\u3164",
        "\x00",
        "https:",
        "//kwaad.nl",
        "woord",
        "1",
        "é",
        "👨‍👩‍👧",
    ),
]
ANY_SIGN = st.text(st.characters(exclude_categories=()), max_size=8)
TEXTS = st.lists(st.sampled_from(NASTY) | ANY_SIGN, max_size=12).map("".join)

FRAMES: dict[str, tuple[Callable[[str], Block], list[str]]] = {
    "paragraph": (lambda x: p(x), []),
    "bold": (lambda x: p("vet: ", b(x)), ["bold"]),
    "italic": (lambda x: p("schuin: ", i(x)), ["italic"]),
    "heading": (lambda x: h(x), ["heading"]),
    "bullet": (lambda x: ul(x), ["list"]),
    "number": (lambda x: ol(x, start=7), ["list"]),
    "quote": (lambda x: quote(x), ["quote"]),
    "code": (lambda x: code(x), ["code"]),
    "label": (lambda x: p(link(x, HREF)), ["link"]),
    "after a link": (lambda x: p(link("bron", HREF), x, link("bron", HREF), x), ["link"]),
    "after a card": (lambda x: card("titel", HREF, x, facts=[("a", x)]), ["bold", "link", "subtext"]),
    "mail": (lambda x: p(link(x, "mailto:post@voorbeeld.nl")), []),
    "mention": (lambda x: p(mention("geen nummer", x)), []),
    "title": (lambda x: card(x, None), ["bold"]),
    "linked title": (lambda x: card(x, HREF), ["bold", "link"]),
    "words of a card": (lambda x: card("titel", None, x), ["bold"]),
    "fact": (lambda x: card("titel", None, facts=[("soort", x)]), ["bold", "subtext"]),
    "cell": (lambda x: table(["kop"], [[x]]), ["code", "bold"]),
    "wide cell": (lambda x: table(["kop", "breed"], [[x, "w" * 60]]), ["bold"]),
}


def squeezed(words: str) -> str:
    """Words without spaces; square brackets are round in a label."""
    return re.sub(r"\s", "", words.replace(GAP, "")).replace("[", "(").replace("]", ")")


@pytest.mark.parametrize("frame", FRAMES)
@given(words=TEXTS)
@example(words="https://kwaad.nl/a_b")
@example(words="- x\n# y\n> z\n1. w")
@example(words="*a **b** [c](https://kwaad.nl) `d` ```e```")
def test_user_text_is_words_in_every_place(frame: str, words: str) -> None:
    make, marks = FRAMES[frame]
    shown = render((make(words),))
    reading = read(shown)
    assert set(reading.kinds) <= {*marks, "address"}
    assert all(detail.strip("<>") == HREF for kind, detail in reading.marks if kind in {"address", "link"})
    assert squeezed(clean(words)) in squeezed(reading.words)


@pytest.mark.parametrize("frame", FRAMES)
@given(words=TEXTS)
def test_nobody_is_called_by_the_bare_text_either(frame: str, words: str) -> None:
    """Discord looks for who to notify without reading the markup."""
    shown = render((FRAMES[frame][0](words),))
    assert re.search(r"@everyone|@here|<@[!&]?\d", shown, re.I) is None
    assert re.search(r"discord\.gg/", shown, re.I) is None or frame in {"code", "cell"}


@given(words=TEXTS)
def test_a_paragraph_shows_exactly_what_was_written(words: str) -> None:
    assert read(render((p(words),))).words.strip() == clean(words).strip()


@given(st.lists(st.builds(Text, TEXTS) | st.builds(Bold, TEXTS) | st.builds(Italic, TEXTS), max_size=6))
def test_neighbours_mean_nothing_together(spans: list[Inline]) -> None:
    reading = read(render((Paragraph(tuple(spans)),)))
    assert set(reading.kinds) <= {"bold", "italic"}
    said = "".join(x.text for x in spans if isinstance(x, Text | Bold | Italic))
    assert squeezed(clean(said)) == squeezed(reading.words)


@pytest.mark.parametrize(
    ("spans", "kinds"),
    [
        ([b("vet"), i("schuin")], ["bold", "italic"]),
        ([i("schuin"), b("vet")], ["italic", "bold"]),
        ([b("vet"), b("vetter")], ["bold"]),
        ([text("2 *"), b("vet")], ["bold"]),
        ([b(" met ruimte ")], ["bold"]),
        ([b("twee\nregels")], ["bold", "bold"]),
        ([b("*"), text("*")], ["bold"]),
    ],
)
def test_emphasis_is_emphasis(spans: list[Inline], kinds: list[str]) -> None:
    assert read(render((Paragraph(tuple(spans)),))).kinds == kinds


@pytest.mark.parametrize(
    "href",
    [
        "https://nl.wikipedia.org/wiki/Jeugdzorg_(Nederland)",
        "https://voorbeeld.nl/a)b",
        "https://voorbeeld.nl/?q=<b>*x*&y=`|~\\",
        "https://voorbeeld.nl/@everyone",
        "https://voorbeeld.nl/\u202egpj.exe",
    ],
)
def test_an_address_stays_whole_and_breaks_nothing_open(href: str) -> None:
    shown = render((card("titel", href, "woorden"),))
    reading = read(shown)
    assert reading.kinds == ["bold", "link"]
    assert reading.words == "titel\nwoorden"
    assert "@everyone" not in shown
    assert "\u202e" not in shown


def test_a_label_that_is_an_address_is_shown_beside_the_true_one() -> None:
    reading = read(render((p(link("https://bank.nl", HREF)),)))
    assert reading.marks == [("address", f"<{HREF}>")]
    assert reading.words.startswith("https://bank.nl")


@pytest.mark.parametrize(
    ("label", "href", "shown"),
    [
        ("Mail ons", "mailto:post@voorbeeld.nl", "Mail ons (post@voorbeeld.nl)"),
        ("Bel 113", "tel:113", "Bel 113"),
    ],
)
def test_what_discord_can_not_link_is_told_in_words(label: str, href: str, shown: str) -> None:
    assert render((p(link(label, href)),)) == shown


def test_only_a_mention_node_calls_someone() -> None:
    assert render((p("Dag ", mention("80351110224678912", "Anna")),)) == "Dag <@80351110224678912>"


def test_a_card_has_a_linked_title_words_and_facts() -> None:
    shown = render((card("Richtlijn", HREF, "Voor wie", facts=[("Soort", "richtlijn"), ("Van", "NJi")]),))
    assert shown == f"**[Richtlijn](<{HREF}>)**\nVoor wie\n-# Soort: richtlijn · Van: NJi"


def test_a_small_table_has_columns_and_a_wide_one_rows() -> None:
    small = table(["Thema", "Aantal"], [["wonen", "3"], ["日本", "12"]])
    assert render((small,)) == "```\nThema  Aantal\nwonen  3\n日本   12\n```"
    wide = table(["Thema", "Toelichting"], [["wonen", "w" * 60], ["zorg", "kort"]])
    assert (
        render((wide,)) == f"**Thema: wonen**\nToelichting: {'w' * 60}\n\n**Thema: zorg**\nToelichting: kort"
    )


def test_blocks_stay_apart_and_together_as_they_should() -> None:
    body = (h("Kop"), p("Eerst:"), ul("a", "b"), ol("een", start=3), p("Dan."), quote("x\n\ny"), divider())
    assert render(body).replace(GAP, "~") == (
        f"### Kop\nEerst:\n- a\n- b\n~\n3. een\n\nDan.\n\n> x\n> \n> y\n\n{'─' * 20}"
    )


def test_what_is_empty_takes_no_place() -> None:
    assert render((p(""), h(" "), quote("\u200b"), code("\n"), ul(), p("x"))) == "x"
    assert pages((p("\u202e"), h(""))) == ()


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
