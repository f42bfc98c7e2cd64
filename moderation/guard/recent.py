"""What was just asked in each room, kept in memory for seconds: kinds only, never words."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

_SECONDS = 90.0
_ROOMS = 512
# An answer need not be the very next message: "even kijken …" may come before it.
_ANSWERS = 2


@dataclass(slots=True)
class _Asked:
    kinds: frozenset[str]
    until: float
    left: int
    mark: bytes


class Recent:
    """Remembers per room what the last question asked for; bounded in time and in rooms.

    `seconds` tells the time of a clock that never goes back.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._rooms: OrderedDict[str, _Asked] = OrderedDict()

    def asked(self, room: str, text: str) -> frozenset[str]:
        """What was asked in this room before this message."""
        known = self._rooms.get(room)
        if known is None or known.until < self._seconds() or known.mark == _mark(text):
            return frozenset()
        return known.kinds

    def heard(self, room: str, text: str, asks: frozenset[str]) -> None:
        """Take note of what this message asks for; an answer uses up what was asked before it."""
        known = self._rooms.pop(room, None)
        if known and known.mark == _mark(text):
            self._rooms[room] = known
        elif asks:
            self._rooms[room] = _Asked(asks, self._seconds() + _SECONDS, _ANSWERS, _mark(text))
        elif known and known.left > 1:
            known.left -= 1
            self._rooms[room] = known
        while len(self._rooms) > _ROOMS:
            self._rooms.popitem(last=False)


def _mark(text: str) -> bytes:
    """Recognises the same message when it is looked at twice, without keeping it."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
