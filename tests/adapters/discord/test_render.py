"""Content as Discord markdown: user text stays words in every place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.discord.escaping import clean
from adapters.discord.render import pages, render
from bot.core.content import (
    Block,
    Bold,
    Inline,
    Italic,
    Paragraph,
    Text,
    b,
    card,
    code,
    divider,
    h,
    i,
    link,
    mention,
    ol,
    p,
    quote,
    table,
    text,
    ul,
)
from tests.adapters.discord.markdown import GAP, read
from tests.adapters.discord.nasty import HREF, TEXTS, squeezed

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
