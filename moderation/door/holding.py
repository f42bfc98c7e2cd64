"""What was held back, kept in memory for minutes: long enough for its writer to say that it is no client."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b

from bot.core.withheld import Withheld

MINUTES = 10
_MOST_HELD = 200
_MOST_PASSES = 2_000


@dataclass(frozen=True, slots=True)
class Held:
    """What was held back from whom, by which rules with the kind each found, and until when in seconds."""

    withheld: Withheld
    person: str
    finds: frozenset[tuple[str, str]]
    until: float


class Holding:
    """Keeps what was held back, and what somebody may say all the same; bounded in time and number.

    Nothing of it is ever written, and a restart empties it. `seconds` tells the time of a clock that never
    goes back.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._passes: OrderedDict[bytes, float] = OrderedDict()
        self._secret = secrets.token_bytes(16)

    def keep(self, withheld: Withheld, person: str, finds: frozenset[tuple[str, str]]) -> str:
        """Keep something for its writer; the key it can be asked for with."""
        self._tidy()
        key = secrets.token_urlsafe(12)
        self._held[key] = Held(withheld, person, finds, self._until())
        return key

    def find(self, key: str, person: str) -> Held | None:
        """What is kept under a key, or None when it is gone or another person's."""
        self._tidy()
        held = self._held.get(key)
        return held if held is not None and held.person == person else None

    def let_through(self, account: str, finds: Iterable[str]) -> None:
        """Let an account say these once more; only a keyed hash of them is kept."""
        self._tidy()
        for find in finds:
            mark = self._mark(account, find)
            self._passes[mark] = self._until()
            self._passes.move_to_end(mark)

    def lets_through(self, account: str, find: str) -> bool:
        """Whether an account said of this that it is no client's, a moment ago."""
        if not self._passes:
            return False
        return self._passes.get(self._mark(account, find), 0.0) > self._seconds()

    def forget(self, person: str) -> int:
        """Forget what was held back from a person; how much that was."""
        theirs = [key for key, held in self._held.items() if held.person == person]
        for key in theirs:
            del self._held[key]
        return len(theirs)

    def _until(self) -> float:
        return self._seconds() + MINUTES * 60

    def _tidy(self) -> None:
        now = self._seconds()
        while self._held and (len(self._held) >= _MOST_HELD or next(iter(self._held.values())).until <= now):
            self._held.popitem(last=False)
        while self._passes and (
            len(self._passes) >= _MOST_PASSES or next(iter(self._passes.values())) <= now
        ):
            self._passes.popitem(last=False)

    def _mark(self, account: str, find: str) -> bytes:
        letters = "".join(ch for ch in find.casefold() if ch.isalnum())
        whole = f"{account}\n{letters}".encode("utf-8", "surrogatepass")
        return blake2b(whole, digest_size=16, key=self._secret).digest()
