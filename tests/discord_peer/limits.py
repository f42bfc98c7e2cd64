"""Rate limits: fifty requests a second for everything, and the buckets that a test sets."""

from __future__ import annotations

import re
import time
from collections import deque
from dataclasses import dataclass, field

PER_SECOND = 50
EXEMPT = ("/interactions/", "/webhooks/")


@dataclass
class Bucket:
    """So many requests in so many seconds, for one route and one channel or server."""

    name: str
    most: int
    per: float
    taken: deque[float] = field(default_factory=deque)

    def take(self, now: float) -> float:
        """Take one; the seconds to wait when there is none, else 0."""
        while self.taken and self.taken[0] <= now - self.per:
            self.taken.popleft()
        if len(self.taken) >= self.most:
            return self.taken[0] + self.per - now
        self.taken.append(now)
        return 0.0

    def headers(self, now: float) -> dict[str, str]:
        """What Discord tells of it with every answer."""
        after = self.taken[0] + self.per - now if self.taken else 0.0
        return {
            "X-RateLimit-Limit": str(self.most),
            "X-RateLimit-Remaining": str(max(0, self.most - len(self.taken))),
            "X-RateLimit-Reset": f"{time.time() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": self.name,
        }


@dataclass(frozen=True)
class Limited:
    """How a request stands: the seconds it has to wait (0: it may pass), and what its answer tells."""

    wait: float
    everywhere: bool
    headers: dict[str, str]


class Limits:
    """Counts requests."""

    def __init__(self) -> None:
        self.everywhere = Bucket("global", PER_SECOND, 1.0)
        self._rules: list[tuple[str, re.Pattern[str], int, float]] = []
        self._buckets: dict[tuple[str, str], Bucket] = {}
        self.met = 0

    def set(self, method: str, pattern: str, most: int, per: float) -> None:
        """Limit a route to `most` requests in `per` seconds; what the pattern captures has its own count."""
        self._rules.append((method, re.compile(pattern), most, per))

    def count(self, method: str, path: str) -> Limited:
        """Count one request."""
        now = time.monotonic()
        bucket = self._bucket(method, path)
        wait = bucket.take(now) if bucket else 0.0
        everywhere = False
        if not wait and not path.startswith(EXEMPT):
            wait = self.everywhere.take(now)
            everywhere = wait > 0
        self.met += wait > 0
        return Limited(wait, everywhere, bucket.headers(now) if bucket else {})

    def _bucket(self, method: str, path: str) -> Bucket | None:
        for number, (its_method, pattern, most, per) in enumerate(self._rules):
            found = pattern.fullmatch(path)
            if found and method == its_method:
                name = f"bucket-{number}"
                return self._buckets.setdefault((name, str(found.groups())), Bucket(name, most, per))
        return None
