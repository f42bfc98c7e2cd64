"""Pages that answer well and are not there: they say so, send all home, or are the same for any address."""

from __future__ import annotations

import re

from yarl import URL

from knowledge.links.markup import Page

FEW = 30
"""With fewer words a page is a shell that a browser fills, and says nothing about what is there."""
ALIKE = 0.9
_SAYS = re.compile(
    r"\b404\b"
    r"|\b(?:pagina|page|document|artikel|bericht|content)\b[^.!?]{0,40}\b"
    r"(?:niet (?:meer )?(?:gevonden|beschikbaar)|bestaat niet|not found|(?:no longer|not) available"
    r"|does ?n[o']t exist)"
    r"|^(?:niet gevonden|not found)(?:\s*[|–—-].*)?$|^(?:oeps|oops)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"/?(?:(?:nl|en|nl-nl|en-gb|home|start|welkom|index|default)(?:\.[a-z]{3,5})?/?)?", re.IGNORECASE
)


def says_missing(shown: Page) -> bool:
    """Whether the title or the first heading tells that there is nothing."""
    return any(_SAYS.search(words[:120]) for words in (shown.title, shown.heading))


def sent_home(asked: URL, arrived: URL) -> bool:
    """Whether who asked for a page came out at the front page of a site."""
    return not is_home(asked) and is_home(arrived)


def is_home(url: URL) -> bool:
    """Whether an address is that of a front page."""
    return not url.query_string and _HOME.fullmatch(url.raw_path) is not None


def same(one: Page, other: Page) -> bool:
    """Whether two pages show the same, but for a word here and there."""
    words, others = set(one.text.casefold().split()), set(other.text.casefold().split())
    if min(len(words), len(others)) < FEW or one.title != other.title:
        return False
    return len(words & others) >= ALIKE * len(words | others)
