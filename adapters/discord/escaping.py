"""User text as Discord markdown that shows those words and does nothing: no mention, markup or preview."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

GAP = "\N{ZERO WIDTH SPACE}"
"""Stands between signs that would mean something together; user text itself never holds one."""

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# The joiner makes one sign of several emoji; the others only look like nothing.
_JOINER = "\N{ZERO WIDTH JOINER}"
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_STEERING = frozenset({"Cc", "Cf", "Cs", "Co"})

# Discord looks for who to notify in the bare text, before any markup.
_CALLING = re.compile(r"@(?=everyone|here|[!&]?\d)", re.I)
# Round brackets too: a "](" would give the link before it another address.
_MARKUP = re.compile(r"[\\*_~|`\[\](<#]")
# An address becomes a link (and an invite a card) by itself; a name between colons an emoji.
_BY_ITSELF = re.compile(r":(?=//|[^\s:]+:)|(?<=discord)\.|(?<=discordapp)\.", re.I)
_AT_START = re.compile(r"^([^\S\n]*)([-+>]|\d+(?=[.)]))", re.M)
_FENCE = re.compile("`(?=`)")
_IN_ADDRESS = re.compile(r"[()<>*`|~\\\"'\s]|@(?=everyone|here|[!&]?\d)", re.I)


def clean(words: str) -> str:
    """Words without what steers, hides or turns the reading direction; every line ends in a newline sign."""
    lines = _LINE_ENDS.sub("\n", words).replace("\t", "    ")
    # Nearly all there is, is fine as it is, and quickly seen to be.
    if lines.replace("\n", "").isprintable() and _UNSEEN.isdisjoint(lines):
        return lines
    return "".join(c for c in lines if c in "\n" + _JOINER or not _hidden(c))


def escaped(words: str) -> str:
    """Someone's words as markdown that shows them as they are."""
    calm = _CALLING.sub(f"@{GAP}", clean(words))
    for signs in (_MARKUP, _BY_ITSELF):
        calm = signs.sub(r"\\\g<0>", calm)
    return _AT_START.sub(_plain_start, calm)


def on_one_line(words: str) -> str:
    """Someone's words, escaped, without line breaks."""
    return escaped(" ".join(clean(words).split()))


def monospaced(words: str) -> str:
    """Someone's words for inside a code block, where nothing is markup but its end."""
    return _FENCE.sub(f"`{GAP}", _CALLING.sub(f"@{GAP}", clean(words)))


def masked_link(label: str, href: str, mark: str = "") -> str:
    """A link without preview; `mark` goes around the words. What Discord does not link is told in words."""
    # Discord has no way to put a square bracket in a label, and shows no link whose label has an address.
    label = clean(label).replace("[", "(").replace("]", ")")
    shown, scheme = on_one_line(label), href.partition(":")[0].lower()
    if scheme not in {"http", "https"}:
        address = clean(href.partition(":")[2])
        return _marked(shown, mark) if address in label else f"{_marked(shown, mark)} ({escaped(address)})"
    if "://" in label or not shown:
        return f"{_marked(shown, mark)} <{_address(href)}>".strip()
    return f"{mark}[{shown}](<{_address(href)}>){mark}"


def _hidden(c: str) -> bool:
    return c in _UNSEEN or unicodedata.category(c) in _STEERING


def _plain_start(found: re.Match[str]) -> str:
    """A sign or number that begins a line; a number is made plain by the sign after it."""
    space, start = found.groups()
    return f"{space}{start}\\" if start.isdecimal() else f"{space}\\{start}"


def _marked(shown: str, mark: str) -> str:
    return f"{mark}{shown}{mark}" if shown else ""


def _address(href: str) -> str:
    return _IN_ADDRESS.sub(lambda found: quote(found[0], safe="").replace("~", "%7E"), clean(href))
