"""Someone's words in a Matrix message: they are shown, and no client or other bot does anything with them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from html import escape
from itertools import pairwise
from urllib.parse import quote

GAP = "\N{ZERO WIDTH SPACE}"
"""Stands between signs that would mean something together; user text itself never holds one."""

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# The joiner makes one sign of several emoji; the others only look like nothing.
_JOINER = "\N{ZERO WIDTH JOINER}"
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_STEERING = frozenset({"Cc", "Cf", "Cs", "Co"})

# Clients make a link or pill of bare text: of a user or alias, of an address with a scheme, of a bare domain.
_SCHEMES = (
    *("bitcoin", "callto", "geo", "im", "magnet", "mailto", "matrix", "news"),
    *("openpgp4fpr", "sip", "sms", "smsto", "tel", "urn", "xmpp"),
)
_BY_ITSELF = re.compile(
    r"[@#](?=[^\s:@#]{1,255}:\S|room\b)"
    rf"|:(?=//|(?:{'|'.join(f'(?<={x}:)' for x in _SCHEMES)})\S)"
    r"|\.(?<=[^\s.]\.)(?=[^\W\d_]{2})",
    re.IGNORECASE,
)
# Other bots read commands from the start of a message, and old clients cut off "> " lines there.
_COMMANDING = frozenset("/!>.$?~")

_IN_ADDRESS = re.compile(r"[\"'<>()`{}|\\^]")
_LINKED = frozenset({"http", "https", "mailto"})
_PERSON = re.compile(r"https?://(?:www\.)?matrix\.to/*(?:#|%23)/*(?:@|%40)", re.IGNORECASE)
_HOST = re.compile(r"://(?:www\.)?([^\s/?#]*)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:[:/?#]\S*)?", re.IGNORECASE)

_USER_ID = re.compile(r"@[^\s:]+:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?", re.ASCII)
_USER_ID_BYTES = 255


def clean(words: str) -> str:
    """Words without what steers, hides or turns the reading direction; every line ends in a newline sign."""
    lines = _LINE_ENDS.sub("\n", words).replace("\t", "    ")
    unseen = {ord(c): None for c in set(lines) if _hidden(c)}
    return lines.translate(unseen) if unseen else lines


def guarded(words: str) -> str:
    """Someone's words as plain text in which no client finds a link or someone to call."""
    return _BY_ITSELF.sub(lambda found: found[0] + GAP, clean(words))


def guarded_together(runs: Sequence[str]) -> list[str]:
    """Runs of words that follow each other, guarded with an eye to what they mean side by side."""
    if len(runs) == 1:
        return [guarded(runs[0])]
    cleaned = [clean(x) for x in runs]
    places = [x.end() for x in _BY_ITSELF.finditer("".join(cleaned))]
    shown, start = [], 0
    for run in cleaned:
        end = start + len(run)
        inside = places[bisect_right(places, start) : bisect_right(places, end)]
        cuts = [0, *(x - start for x in inside), len(run)]
        shown.append(GAP.join(run[x:y] for x, y in pairwise(cuts)))
        start = end
    return shown


def escaped(words: str) -> str:
    """Words that are cleaned, and guarded unless for a block of code, as HTML that shows them as they are."""
    return escape(words, quote=False)


def at_start(plain: str) -> str:
    """A whole plain message that is no command to another bot, nor the quote of a reply that is cut off."""
    return GAP + plain if plain[:1] in _COMMANDING else plain


def on_one_line(words: str) -> str:
    """Words, cleaned but not guarded, without line breaks."""
    return " ".join(clean(words).split())


def address(href: str) -> str | None:
    """An address that a message may link to; none when Matrix allows no link to it, or it calls a person."""
    scheme, _, rest = clean(href).partition(":")
    whole = f"{scheme.lower()}:{_IN_ADDRESS.sub(lambda found: quote(found[0]), rest)}"
    return whole if scheme.lower() in _LINKED and not _PERSON.match(whole) else None


def spelled(href: str) -> str:
    """An address as people write it: of a telephone number or mailbox only that."""
    scheme, _, rest = clean(href).partition(":")
    return f"{scheme}:{rest}" if scheme.lower() in {"http", "https"} else rest


def misleading(label: str, href: str) -> bool:
    """Whether a label reads as another address than the one it links to."""
    domain = _DOMAIN.fullmatch(label)
    named = [x.lower() for x in (*_HOST.findall(label), *([domain[1]] if domain else []))]
    host = _HOST.search(href)
    return any(x != (host[1].lower() if host else "") for x in named)


def user_id(actor_id: str) -> bool:
    """Whether this is a Matrix user, by the grammar of user ids in the appendices of the specification.

    Old servers have names outside the grammar of today; those with signs that nobody sees are no one here.
    """
    seen = clean(actor_id) == actor_id and _USER_ID.fullmatch(actor_id) is not None
    return seen and len(actor_id.encode()) <= _USER_ID_BYTES


def permalink(actor_id: str) -> str:
    """The address that clients show as a person, for a user id."""
    return f"https://matrix.to/#/{quote(actor_id, safe='@:')}"


def _hidden(c: str) -> bool:
    return c not in "\n" + _JOINER and (c in _UNSEEN or unicodedata.category(c) in _STEERING)
