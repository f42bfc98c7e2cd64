"""Links as they stand in the raw text: found in honest and in odd notations, never folded first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

_MARKDOWN = re.compile(r"\[([^\[\]\n]{1,200})\]\(\s{0,3}<?([^)\s>]{1,500})>?[^)\n]{0,100}\)")
_TOKEN = re.compile(r"\S+")
_SCHEME = re.compile(r"(?i)(h(?:tt|xx|\*\*)ps?|ftp|javascript|data):/{0,2}")
_HOST_END = re.compile(r"[/?#\\]")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?\Z")
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}\Z")
_DOTS = "。．｡․"
_ODD_DOTS = str.maketrans(_DOTS, "....")
_WRAPPING = "<>()[]{}\"'“”‘’«»,;!*_`|~"
_DEFANGED = re.compile(
    r"\s?(?:\[\s?(?:\.|dot|punt)\s?\]|\(\s?(?:\.|dot|punt)\s?\)|\{\s?(?:\.|dot|punt)\s?\})\s?", re.I
)
_SPOKEN_DOT = re.compile(r"(?i)(?<=\w)\s{1,2}(?:dot|punt|\.)\s{1,2}(?=\w)")
_SPOKEN_SLASH = re.compile(r"(?i)(?<=\w)\s{1,2}(?:slash|/)\s{1,2}(?=\w)")


@dataclass(frozen=True, slots=True)
class Link:
    """One address in a text; `host` is in lower case but otherwise as written, so its tricks still show."""

    host: str
    path: str
    start: int
    end: int
    schemed: bool = True
    userinfo: str = ""
    shown: str = ""
    odd: bool = False  # percent signs or foreign dots in the host

    @property
    def is_ip(self) -> bool:
        """Whether the host is a bare IPv4 address."""
        return bool(_IP.match(self.host))


def find_links(text: str, known_tlds: frozenset[str]) -> list[Link]:
    """Every address in the text; one without http:// only when its last label is a known top-level domain."""
    if "." not in text and "://" not in text and text.isascii():
        return []
    found = list(_markdown_links(text, known_tlds))
    taken = [(link.start, link.end) for link in found]
    for match in _TOKEN.finditer(text):
        token = match.group()
        if len(token) < 4 or not _may_hold_host(token):
            continue
        if any(start < match.end() and end > match.start() for start, end in taken):
            continue
        link = _parse(token, match.start(), known_tlds)
        if link:
            found.append(link)
    return found


def refang(text: str) -> str:
    """The text with dots that were made unreadable turned into dots: x[.]nl, x (punt) nl, x dot nl."""
    bare = _DEFANGED.sub(".", text.replace(" - ", "-") if " . " in text else text)
    return _SPOKEN_SLASH.sub("/", _SPOKEN_DOT.sub(".", bare))


def is_defanged(text: str) -> bool:
    """Whether the text holds a dot in brackets or hxxp, as in a link that should not be clicked."""
    return bool(_DEFANGED.search(text)) or "hxxp" in text.lower()


def without_links(text: str, links: list[Link]) -> str:
    """The text with every address replaced by spaces, so that words inside it do not count."""
    for link in links:
        text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    return text


def _may_hold_host(token: str) -> bool:
    return "." in token[:-1] or "://" in token or (not token.isascii() and any(d in token for d in _DOTS))


def _markdown_links(text: str, known_tlds: frozenset[str]) -> Iterator[Link]:
    if "](" not in text:
        return
    for match in _MARKDOWN.finditer(text):
        link = _parse(match.group(2), match.start(2), known_tlds)
        if link:
            yield replace(link, start=match.start(), end=match.end(), shown=match.group(1).strip())


def _parse(token: str, start: int, known_tlds: frozenset[str]) -> Link | None:
    scheme = _SCHEME.search(token)
    if scheme:
        skipped, rest = scheme.end(), token[scheme.end() :]
    else:
        rest = token.lstrip(_WRAPPING)
        skipped = len(token) - len(rest)
    rest = rest.rstrip(_WRAPPING + ".?:")
    host_end = _HOST_END.search(rest)
    authority = rest[: host_end.start()] if host_end else rest
    path = rest[host_end.start() :] if host_end else ""
    userinfo, _, place = authority.rpartition("@")
    host = unquote(place).translate(_ODD_DOTS).partition(":")[0].strip(".").lower()
    if not scheme and (userinfo or authority.startswith("@")):
        return None  # an e-mail address or a Matrix id
    if not _is_host(host, known_tlds, schemed=bool(scheme or (path and _IP.match(host)))):
        return None
    odd = "%" in place or place.translate(_ODD_DOTS) != place
    begin = start + (scheme.start() if scheme else skipped)
    return Link(host, path, begin, start + skipped + len(rest), bool(scheme), userinfo, odd=odd)


def _is_host(host: str, known_tlds: frozenset[str], *, schemed: bool) -> bool:
    labels = host.split(".")
    if len(labels) < 2 or len(host) > 253:
        return False
    if _IP.match(host):
        return schemed
    if not all(_LABEL.match(label) for label in labels):
        return False
    return schemed or labels[-1] in known_tlds
