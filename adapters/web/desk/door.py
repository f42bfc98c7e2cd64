"""What is turned away at once: other hosts, forms of other sites, and who comes too often."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from aiohttp import web

LOCAL = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a browser would not say either which page a form is on.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
}
STRICT = {"Strict-Transport-Security": "max-age=31536000"}
STATIC = "/static/"
MINUTE = timedelta(minutes=1)
PAGES, ENTRIES = 240, 20
"""How often one visitor may ask for something in a minute, and how often knock with a link."""
VISITORS = 1_000


class Pace:
    """At most so many in a minute, for each visitor."""

    def __init__(self, most: int, clock: Callable[[], datetime]) -> None:
        self._most = most
        self._clock = clock
        self._seen: OrderedDict[str, deque[datetime]] = OrderedDict()

    def allows(self, visitor: str) -> bool:
        """Count one more; False when that is one too many."""
        now, times = self._clock(), self._seen.setdefault(visitor, deque(maxlen=self._most))
        self._seen.move_to_end(visitor)
        while len(self._seen) > VISITORS:
            self._seen.popitem(last=False)
        if len(times) == self._most and now - times[0] < MINUTE:
            return False
        times.append(now)
        return True


class Door:
    """Looks at requests: `address` is what browsers use, `proxies` whose word is taken for who comes."""

    def __init__(self, address: str, proxies: Sequence[str], clock: Callable[[], datetime]) -> None:
        self._public = urlsplit(address).netloc.lower()
        self._proxies = frozenset(proxies)
        self._pages, self._entries = Pace(PAGES, clock), Pace(ENTRIES, clock)
        self.secure = bool(self._public)

    def check(self, request: web.Request) -> None:
        """Let a request through.

        Raises:
            web.HTTPException: for another host, a form of another site, or one too many.
        """
        if not self._known(request.host.lower()):
            raise web.HTTPMisdirectedRequest(text="Open this page by the address that Vraagbaak shows.")
        if request.method not in {"GET", "HEAD"} and not self._own_form(request):
            raise web.HTTPForbidden(text="This form is not one of Vraagbaak.")
        if not request.path.startswith(STATIC) and not self._pages.allows(self._visitor(request)):
            raise web.HTTPTooManyRequests(text="Te veel in één minuut. / Too much in one minute.")

    def may_enter(self, request: web.Request) -> bool:
        """Count one more who comes with a link; False when that is one too many."""
        return self._entries.allows(self._visitor(request))

    def _known(self, host: str) -> bool:
        if self._public:
            return host == self._public
        name, _, port = host.rpartition(":")
        return (name if port.isdecimal() else host) in LOCAL

    def _own_form(self, request: web.Request) -> bool:
        scheme = "https" if self._public else "http"
        return request.headers.get("Origin", "").lower() == f"{scheme}://{request.host.lower()}"

    def _visitor(self, request: web.Request) -> str:
        """From where somebody comes: what the last proxy of ours saw."""
        remote = request.remote or ""
        if remote not in self._proxies:
            return remote
        seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return seen or remote
