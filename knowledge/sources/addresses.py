"""When two web addresses lead to the same page, as far as the address itself tells."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_TRACKING = re.compile(
    r"utm_\w*|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|igshid|_ga|_gl|pk_\w*|mtm_\w*|at_\w*"
)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def normal(url: str) -> str:
    """An address without what does not change the page.

    That is: scheme, www, usual port, case of the host, slash at the end, name of the index page, parameters
    of trackers, the order of parameters, and the fragment, unless that is a path (`#/page`, `#!page`).
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    if port and port != _PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    path = _INDEX.sub("", unquote(parts.path)).rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(pair for pair in pairs if not _TRACKING.fullmatch(pair[0].lower())))
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return host + path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def address_key(url: str) -> str:
    """32 characters, the same for all addresses of one page; short enough to be an index of the database."""
    return hashlib.blake2b(normal(url).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
