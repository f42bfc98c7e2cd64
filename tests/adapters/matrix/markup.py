"""A strict reader of the HTML that Matrix allows, and texts that would do something if not escaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import strategies as st

HREF = "https://voorbeeld.nl/pagina"
PERSON = "@anna:voorbeeld.nl"

# Of "m.room.message msgtypes" in the client-server API of Matrix 1.18: the tags, and what each may carry.
TAGS = {
    *("del", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "p", "a", "ul", "ol", "sup", "sub", "li", "b"),
    *("i", "u", "strong", "em", "s", "code", "hr", "br", "div", "table", "thead", "tbody", "tr", "th", "td"),
    *("caption", "pre", "span", "img", "details", "summary"),
}
ATTRIBUTES = {("a", "href"), ("ol", "start")}
SCHEMES = ("https://", "http://", "ftp://", "mailto:", "magnet:")
# What the content model of HTML wants around these.
PARENTS = {"li": {"ul", "ol"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"}, "code": {"pre"}}
ONLY_AT_THE_TOP = {"p", "ul", "ol", "pre", "table", "blockquote", "hr", "h3", "h4"}
VOID = {"br", "hr"}
DEEPEST = 100

NASTY = [
    *(
        "@room",
        "@everyone",
        PERSON,
        "@anna",
        ":voorbeeld.nl",
        "#kamer:voorbeeld.nl",
        "@",
        "#",
        ":",
        ".",
        "nl",
    ),
    *("https://kwaad.nl/a_b", "http://localhost", "https:", "//kwaad", "www.kwaad.nl", "post@kwaad.nl"),
    *("https://matrix.to/#/@anna:voorbeeld.nl", "matrix:u/anna:hs", "mailto:a@b", "tel:113", "xmpp:a"),
    *("<b>", "</b>", "<a href='https://kwaad.nl'>", "</p>", "<br>", "<!--", "-->", "]]>", "<mx-reply>"),
    *("&amp;", "&lt;b&gt;", "&#64;room", "&", "<", ">", '"', "'", "=", "<![CDATA[", "<?x", "<img src=x>"),
    *("> <@anna:voorbeeld.nl> ja", "/me ", "!wis ", "> ", "# ", "- ", "1. ", "*", "**", "_", "`", "```\n"),
    *(
        "\n",
        "\r\n",
        "\r",
        "\u2028",
        "\u0085",
        "\t",
        " ",
        "  ",
        "\u00a0",
        "woord",
        "1",
        "é",
        "👨‍👩‍👧",
        "e\u0301",
    ),
    *("\u202e", "\u2066", "\u200b", "\u200d", "\u200f", "\ufeff", "\u00ad", "\u3164", "\x00", "\x1b[2J"),
    *("\ud800", "\udfff", "\ue000", "\U000e0041", "\ufffe", "مرحبا"),
]
ANY_SIGN = st.text(st.characters(exclude_categories=()), max_size=8)
TEXTS = st.lists(st.sampled_from(NASTY) | ANY_SIGN, max_size=12).map("".join)


class Reader(HTMLParser):
    """Reads the words and links of a message, and raises AssertionError for what Matrix does not allow."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.runs: list[str] = []
        self.starts: list[str] = []
        self._open: list[str] = []

    @property
    def words(self) -> str:
        """What is seen; a line ends where a client ends it."""
        return "".join(self.runs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert tag not in PARENTS or self._open[-1] in PARENTS[tag]
        assert tag not in ONLY_AT_THE_TOP or self._open in ([], ["blockquote"])
        assert tag not in self._open
        assert {(tag, name) for name, _ in attrs} <= ATTRIBUTES
        self.tags.append(tag)
        self.runs.append("\n" if tag in {"br", "p", "li", "tr"} else "")
        if tag == "a":
            (href,) = (value or "" for _, value in attrs)
            assert href.startswith(SCHEMES)
            self.links.append((href, ""))
        if tag == "ol":
            self.starts += (value or "" for _, value in attrs)
        if tag not in VOID:
            self._open.append(tag)
        assert len(self._open) < DEEPEST

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise AssertionError("a tag that closes itself")

    def handle_data(self, data: str) -> None:
        self.runs.append(data)
        if "a" in self._open:
            href, label = self.links[-1]
            self.links[-1] = (href, label + data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError("a declaration")

    def handle_pi(self, data: str) -> None:
        raise AssertionError("an instruction")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError("an unknown declaration")

    def close(self) -> None:
        super().close()
        assert self._open == []


def read(html: str) -> Reader:
    """The message as a client reads it."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def squeezed(words: str) -> str:
    """Words without spaces, line ends and the sign that keeps signs apart."""
    return re.sub(r"[\s\u200b]", "", words)
