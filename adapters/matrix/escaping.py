"""Someone's words in a Matrix message: they are shown, and no client or other bot does anything with them."""

from __future__ import annotations

import re
import unicodedata
from html import escape
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

# A server may still have names from before the grammar of today; none has a colon or a sign beyond ASCII.
_USER_ID = re.compile(
    r"@[\x21-\x39\x3b-\x7e]+:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?", re.ASCII
)
_USER_ID_LENGTH = 255


def clean(words: str) -> str:
    """Words without what steers, hides or turns the reading direction; every line ends in a newline sign."""
    lines = _LINE_ENDS.sub("\n", words).replace("\t", "    ")
    unseen = {ord(c): None for c in set(lines) if _hidden(c)}
    return lines.translate(unseen) if unseen else lines


def guarded(words: str) -> str:
    """Someone's words as plain text in which no client finds a link or someone to call."""
    return _BY_ITSELF.sub(rf"\g<0>{GAP}", clean(words))


def escaped(words: str) -> str:
    """Someone's words as HTML that shows them as they are."""
    return escape(guarded(words), quote=False).replace("\n", "<br>")


def literal(words: str) -> str:
    """Someone's words as HTML for a block of code, in which clients look for nothing."""
    return escape(clean(words), quote=False)


def seam(before: str, after: str) -> str:
    """What has to stand between two runs of words, so that they mean nothing together."""
    left, right = clean(before[-300:]), clean(after[:300])
    together = _BY_ITSELF.sub(rf"\g<0>{GAP}", left + right)
    return GAP if together != guarded(left) + guarded(right) else ""


def at_start(plain: str) -> str:
    """A whole plain message that is no command to another bot, nor the quote of a reply that is cut off."""
    return GAP + plain if plain[:1] in _COMMANDING else plain


def on_one_line(words: str) -> str:
    """Words, cleaned but not guarded, without line breaks."""
    return " ".join(clean(words).split())


def address(href: str) -> str | None:
    """An address that a message may link to; none when Matrix allows no link to it, or it calls a person."""
    whole = _IN_ADDRESS.sub(lambda found: quote(found[0]), clean(href))
    return whole if _scheme(whole) in _LINKED and not _PERSON.match(whole) else None


def spelled(href: str) -> str:
    """An address as people write it: of a telephone number or mailbox only that."""
    whole = clean(href)
    return whole if _scheme(whole) in {"http", "https"} else whole.partition(":")[2]


def misleading(label: str, href: str) -> bool:
    """Whether a label reads as another address than the one it links to."""
    domain = _DOMAIN.fullmatch(label)
    named = [x.lower() for x in (*_HOST.findall(label), *([domain[1]] if domain else []))]
    host = _HOST.search(href)
    return any(x != (host[1].lower() if host else "") for x in named)


def user_id(actor_id: str) -> bool:
    """Whether this is a Matrix user, by the grammar of user ids in the appendices of the specification."""
    return len(actor_id) <= _USER_ID_LENGTH and _USER_ID.fullmatch(actor_id) is not None


def permalink(actor_id: str) -> str:
    """The address that clients show as a person, for a user id."""
    return f"https://matrix.to/#/{quote(actor_id, safe='@:')}"


def _scheme(href: str) -> str:
    return href.partition(":")[0].lower()


def _hidden(c: str) -> bool:
    return c not in "\n" + _JOINER and (c in _UNSEEN or unicodedata.category(c) in _STEERING)
