"""Content as a Matrix message: each block as people see it, with and without HTML."""

from __future__ import annotations

import pytest

from adapters.matrix.speaking.escaping import GAP
from adapters.matrix.speaking.render import Rendered, rendered
from bot.core.content import (
    Block,
    Body,
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
    ul,
)
from tests.adapters.matrix.markup import HREF, PERSON, read

PILL = f"https://matrix.to/#/{PERSON}"


@pytest.mark.parametrize(
    ("block", "plain", "html"),
    [
        (
            p("een ", b("vet"), " en ", i("schuin")),
            "een vet en schuin",
            "een <strong>vet</strong> en <em>schuin</em>",
        ),
        (h("Kop", 1), "Kop", "<h3>Kop</h3>"),
        (h("Kop"), "Kop", "<h4>Kop</h4>"),
        (ul("a", ["b ", b("c")]), "- a\n- b c", "<ul><li>a</li><li>b <strong>c</strong></li></ul>"),
        (ol("a", "b"), "1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        (ol("a\nb", start=10), "10. a\n    b", '<ol start="10"><li>a<br>b</li></ol>'),
        (code("als x < 1:\n  y"), "als x < 1:\n  y", "<pre><code>als x &lt; 1:\n  y</code></pre>"),
        (divider(), "─" * 20, "<hr>"),
        (card("Titel", None), "Titel", "<p><strong>Titel</strong></p>"),
    ],
)
def test_a_block_as_words_and_as_html(block: Block, plain: str, html: str) -> None:
    assert rendered((block,)) == Rendered(plain, html, ())


def test_a_quote_is_marked_on_every_line() -> None:
    shown = rendered((p("Zij zei:"), quote("eerst\n\ndan")))
    assert shown.plain == "Zij zei:\n\n> eerst\n> \n> dan"
    assert shown.html == "<p>Zij zei:</p><blockquote><p>eerst<br><br>dan</p></blockquote>"


def test_a_card_has_a_linked_title_words_and_facts() -> None:
    shown = rendered((card("Richtlijn", HREF, "Voor wie", facts=[("Soort", "richtlijn"), ("Van", "NJi")]),))
    assert shown.plain == f"Richtlijn ({HREF})\nVoor wie\nSoort: richtlijn · Van: NJi"
    assert shown.html == (
        f'<p><strong><a href="{HREF}">Richtlijn</a></strong><br>Voor wie<br>'
        "<em>Soort: richtlijn · Van: NJi</em></p>"
    )


def test_a_small_table_has_rows_and_a_wide_one_lines() -> None:
    small = rendered((table(["Thema", "Aantal"], [["wonen", "3"], ["zorg", "12"]]),))
    assert small.plain == "Thema | Aantal\nwonen | 3\nzorg | 12"
    assert small.html == (
        "<table><thead><tr><th>Thema</th> <th>Aantal</th></tr></thead>\n"
        "<tbody><tr><td>wonen</td> <td>3</td></tr>\n<tr><td>zorg</td> <td>12</td></tr></tbody></table>"
    )
    wide = rendered((table(["Thema", "Uitleg"], [["wonen", "w" * 60], ["zorg", "kort"]]),))
    assert wide.plain == f"Thema: wonen\nUitleg: {'w' * 60}\n\nThema: zorg\nUitleg: kort"


def test_blocks_stay_apart_and_together_as_they_should() -> None:
    body = (h("Kop"), p("Eerst:"), ul("a", "b"), p("Dan."), ol("een", start=3), divider(), p("Slot."))
    assert rendered(body).plain == f"Kop\nEerst:\n- a\n- b\n\nDan.\n3. een\n\n{'─' * 20}\n\nSlot."


def test_what_is_empty_takes_no_place() -> None:
    nothing: Body = (p(""), p(b("\u202e")), h(" "), quote("\u200b"), code("\n"), ul(), card("", None))
    assert rendered((*nothing, p("x"))) == Rendered("x", "x", ())
    assert rendered(nothing) == Rendered("", "", ())


MAIL = "mailto:post@voorbeeld.nl"


@pytest.mark.parametrize(
    ("label", "href", "plain", "links"),
    [
        ("Bron", HREF, f"Bron ({HREF})", [(HREF, "Bron")]),
        (HREF, HREF, HREF, [(HREF, HREF)]),
        ("\u202e", HREF, HREF, [(HREF, HREF)]),
        ("Mail ons", MAIL, "Mail ons (post@voorbeeld.nl)", [(MAIL, "Mail ons")]),
        ("post@voorbeeld.nl", MAIL, "post@voorbeeld.nl", [(MAIL, "post@voorbeeld.nl")]),
        ("Bel ons", "tel:0800-0432", "Bel ons (0800-0432)", []),
        ("Bel 113", "tel:113", "Bel 113", []),
    ],
)
def test_a_link_is_told_with_its_address(
    label: str, href: str, plain: str, links: list[tuple[str, str]]
) -> None:
    shown = rendered((p(link(label, href)),))
    assert shown.plain == plain
    assert read(shown.html).links == links


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://voorbeeld.nl/Zorg_(stad)", "https://voorbeeld.nl/Zorg_%28stad%29"),
        ("https://voorbeeld.nl/?q=\"<b>'&y=\u202eexe", "https://voorbeeld.nl/?q=%22%3Cb%3E%27&y=exe"),
        ("HTTPS://voorbeeld.nl", "https://voorbeeld.nl"),
        ("https://voorbeeld.nl/?a=1&copy=2", "https://voorbeeld.nl/?a=1&copy=2"),
        ("https://voorbeeld.nl/één", "https://voorbeeld.nl/één"),
    ],
)
def test_an_address_stays_whole_and_breaks_nothing_open(href: str, target: str) -> None:
    shown = rendered((p(link("x", href)),))
    assert shown.plain == f"x ({target})"
    assert read(shown.html).links == [(target, "x")]


@pytest.mark.parametrize(
    "label", ["https://bank.nl", "bank.nl", "www.bank.nl/inloggen", "Zie https://bank.nl/x"]
)
def test_a_label_that_reads_as_another_address_stands_beside_the_true_one(label: str) -> None:
    reading = read(rendered((card(label, HREF),)).html)
    assert reading.links == [(HREF, HREF)]
    assert reading.words.replace(GAP, "").strip() == f"{label} ({HREF})"


def test_a_label_may_name_the_site_it_leads_to() -> None:
    reading = read(rendered((p(link("voorbeeld.nl", "https://www.voorbeeld.nl/zorg")),)).html)
    assert reading.links == [("https://www.voorbeeld.nl/zorg", f"voorbeeld.{GAP}nl")]


def test_a_person_is_called_by_a_mention() -> None:
    shown = rendered((p("Dag ", mention(PERSON, "Anna"), "!"), ul([mention(PERSON, "Anna")])))
    assert shown.plain == "Dag @Anna!\n- @Anna"
    assert shown.mentions == (PERSON,)
    assert read(shown.html).links == [(PILL, "@Anna")] * 2


def test_people_are_called_in_the_order_of_the_words() -> None:
    others = [f"@{name}:hs" for name in "cab"]
    body = (
        p(mention(others[0], "C")),
        ol(mention(others[1], "A")),
        card("x", None, mention(others[2], "B"), mention(others[0], "C")),
    )
    assert rendered(body).mentions == tuple(others)


@pytest.mark.parametrize(
    "person",
    [
        *("@a:hs", "@a.b_c=d-e+f/g:hs.nl:8448", "@a:[2001:db8::1]:8448", "@a:1.2.3.4", "@Jürgen:hs.nl"),
        f"@{'a' * 251}:hs",
    ],
)
def test_every_user_id_can_be_called(person: str) -> None:
    shown = rendered((p(mention(person, "naam")),))
    assert shown.mentions == (person,)
    ((href, _),) = read(shown.html).links
    assert href.count("/") == 4


@pytest.mark.parametrize(
    "person",
    [
        *("80351110224678912", "", "@", "@a", "a:hs", "@:hs", "@a:", "@a b:hs", "@a:h s", "@a:hs/x"),
        *("@a\x00:hs", "@a\ud800:hs", "@a\u200b:hs", "@room", "#a:hs", "@a:hs\n"),
        *(f"@{'a' * 252}:hs", f"@{'é' * 126}:hs"),
    ],
)
def test_who_is_no_user_of_matrix_is_only_named(person: str) -> None:
    shown = rendered((p("Dag ", mention(person, "Anna")),))
    assert shown == Rendered("Dag @Anna", "Dag @Anna", ())


def test_a_person_without_a_name_is_called_by_their_id() -> None:
    shown = rendered((p("Dag ", mention(PERSON, " ")),))
    assert shown.plain.replace(GAP, "") == f"Dag {PERSON}"
    assert rendered((p(mention(PERSON, PERSON)),)).plain.replace(GAP, "") == PERSON
