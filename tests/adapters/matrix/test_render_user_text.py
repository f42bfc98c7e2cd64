"""User text in a Matrix message stays words: no markup, link, pill, call or command."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.matrix.speaking.escaping import GAP, clean
from adapters.matrix.speaking.render import rendered
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
from tests.adapters.matrix.markup import HREF, TEXTS, read, squeezed

FRAMES: dict[str, tuple[Callable[[str], Block], set[str]]] = {
    "paragraph": (lambda x: p(x), set()),
    "bold": (lambda x: p("vet: ", b(x)), {"strong"}),
    "italic": (lambda x: p("schuin: ", i(x)), {"em"}),
    "heading": (lambda x: h(x), {"h4"}),
    "bullet": (lambda x: ul(x), {"ul", "li"}),
    "number": (lambda x: ol(x, start=7), {"ol", "li"}),
    "quote": (lambda x: quote(x), {"blockquote", "p"}),
    "code": (lambda x: code(x), {"pre", "code"}),
    "label": (lambda x: p(link(x, HREF)), {"a"}),
    "label of a number": (lambda x: p(link(x, "tel:113")), set()),
    "mention of nobody": (lambda x: p(mention("geen", x)), set()),
    "title": (lambda x: card(x, None), {"p", "strong"}),
    "linked title": (lambda x: card(x, HREF), {"p", "strong", "a"}),
    "words of a card": (lambda x: card("titel", None, x), {"p", "strong"}),
    "fact": (lambda x: card("titel", None, facts=[(x, x)]), {"p", "strong", "em"}),
    "cell": (lambda x: table(["kop", x], [[x, "y"]]), {"table", "thead", "tbody", "tr", "th", "td"}),
}
# What clients look for in bare text, by rules that are wider than theirs.
FOUND = re.compile(
    r"[@#][^\s:@#\u200b]+:[^\s\u200b]|@room\b|\w+://|(?:tel|matrix|mailto):[^\s\u200b]|[^\s.\u200b]\.[^\W\d_]{2}",
    re.I,
)
SPANS = st.lists(st.builds(Text, TEXTS) | st.builds(Bold, TEXTS) | st.builds(Italic, TEXTS), max_size=6)


def unlinked(words: str) -> bool:
    return FOUND.search(words.replace(HREF, "")) is None


@pytest.mark.parametrize("frame", FRAMES)
@given(words=TEXTS)
@example(words="<b>vet</b> &amp; <a href='https://kwaad.nl'>klik</a>")
@example(words="<script>alert(1)</script><!-- <![CDATA[ ?> <mx-reply>")
@example(words="\x00\ud800\u202e\u200b\x1b[2J")
def test_user_text_is_words_in_every_place(frame: str, words: str) -> None:
    make, tags = FRAMES[frame]
    shown = rendered((make(words),))
    reading = read(shown.html)
    assert set(reading.tags) <= {*tags, "br"}
    assert {href for href, _ in reading.links} <= {HREF}
    assert squeezed(clean(words)) in squeezed(reading.words)
    assert squeezed(clean(words)) in re.sub("(^|\n)> ", "", squeezed(shown.plain)) or frame == "quote"
    assert shown.mentions == ()


@pytest.mark.parametrize("frame", sorted(FRAMES.keys() - {"code"}))
@given(words=TEXTS)
@example(words="@room @ROOM kijk op https://kwaad.nl/a, www.kwaad.nl of kwaad.nl")
@example(words="@anna:voorbeeld.nl #kamer:localhost post@kwaad.nl tel:113 matrix:u/anna:hs http://localhost")
def test_clients_find_nothing_to_link_or_call_in_user_text(frame: str, words: str) -> None:
    shown = rendered((FRAMES[frame][0](words),))
    assert unlinked(shown.plain)
    assert unlinked(read(shown.html).words)


@given(words=TEXTS)
def test_a_message_is_json_that_servers_accept(words: str) -> None:
    shown = rendered(tuple(make(words) for make, _ in FRAMES.values()))
    sent = json.dumps([shown.plain, shown.html], ensure_ascii=False).encode()
    assert json.loads(sent) == [shown.plain, shown.html]
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", shown.plain + shown.html) is None


@given(words=TEXTS)
def test_a_paragraph_shows_exactly_what_was_written(words: str) -> None:
    shown = rendered((p(words),))
    assert shown.plain.replace(GAP, "") == clean(words).strip()
    assert read(shown.html).words.replace(GAP, "").strip() == clean(words).strip()


@given(SPANS)
@example([text("@"), b("ro"), text("om")])
@example([text("https:"), text(""), b("//kwaad."), i("nl")])
def test_neighbours_mean_nothing_together(spans: list[Inline]) -> None:
    shown = rendered((Paragraph(tuple(spans)),))
    reading = read(shown.html)
    assert set(reading.tags) <= {"strong", "em", "br"}
    assert unlinked(shown.plain)
    assert unlinked(reading.words)


@given(st.lists(st.sampled_from([make for make, _ in FRAMES.values()]), max_size=4), TEXTS)
@example([FRAMES["quote"][0]], "ja\n\nmijn antwoord")
@example([FRAMES["paragraph"][0]], "> <@anna:voorbeeld.nl> ja\n\nmijn antwoord")
@example([FRAMES["paragraph"][0]], "\u200b /me danst")
@example([FRAMES["code"][0]], "!wis alles")
def test_no_message_starts_as_a_command_or_as_the_quote_of_a_reply(
    frames: list[Callable[[str], Block]], words: str
) -> None:
    plain = rendered(tuple(make(words) for make in frames)).plain
    assert not plain.startswith(("/", "!", ">", ".", "$", "?", "~"))


def test_code_stays_what_can_be_copied() -> None:
    assert rendered((p("Typ:"), code("vraagbaak.toml https://x.nl @a:hs"))).plain.endswith(
        "\n\nvraagbaak.toml https://x.nl @a:hs"
    )


@pytest.mark.parametrize(
    "href",
    [
        "https://matrix.to/#/@anna:hs.nl",
        "http://www.matrix.to/#/%40anna:hs.nl",
        "HTTPS://MATRIX.TO/%23/@anna:hs",
    ],
)
def test_only_a_mention_makes_a_pill_of_a_person(href: str) -> None:
    shown = rendered((p(link("Anna", href)),))
    assert read(shown.html).links == []
    assert shown.mentions == ()


def test_a_link_to_a_message_stays_a_link() -> None:
    href = "https://matrix.to/#/!kamer/$bericht"
    assert read(rendered((p(link("het gesprek", href)),)).html).links == [(href, "het gesprek")]
