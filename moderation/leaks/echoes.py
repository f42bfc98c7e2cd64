"""Which recent messages say the same: a bridge repeats on one platform what was said on another.

In memory, bounded in number and time, and keyed hashes of words only: nothing of a text can be read back.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.core.events import Message
from bot.core.places import MessageRef

LASTS = timedelta(hours=24)
MOST = 5_000
FEWEST = 12
"""Letters and digits that words must have to be told apart from others."""
# What bridges put before the words of whom they repeat.
_CREDIT = re.compile(r"^\s*(?:<[^>\n]{1,80}>|\*\*[^*\n]{1,80}\*\*:?|\[[^\]\n]{1,80}\]:?)\s*")
_SIGNS = re.compile(r"[\W_]+")


class Echoes:
    """Remembers which messages said the same lately."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._heard: OrderedDict[tuple[str, str], tuple[bytes, MessageRef, datetime]] = OrderedDict()

    def hear(self, message: Message) -> None:
        """Take note of a message, whoever said it."""
        mark = self._mark(message.text)
        if mark is None:
            return
        self._heard[_key(message.ref)] = (mark, message.ref, message.at)
        while len(self._heard) > MOST:
            self._heard.popitem(last=False)

    def of(self, ref: MessageRef, text: str | None, now: datetime) -> tuple[MessageRef, ...]:
        """The other messages of the last day that say the same; `text` is what it says, if known."""
        own = _key(ref)
        known = self._heard.get(own)
        mark = self._mark(text) if text else None
        mark = mark or (known[0] if known else None)
        if mark is None:
            return ()
        return tuple(other for key, other in self._alike(mark, now) if key != own)

    def drop(self, ref: MessageRef) -> None:
        """Forget a message that is gone."""
        self._heard.pop(_key(ref), None)

    def _alike(self, mark: bytes, now: datetime) -> Iterator[tuple[tuple[str, str], MessageRef]]:
        for key, (other, ref, at) in list(self._heard.items()):
            if other == mark and now - at <= LASTS:
                yield key, ref

    def _mark(self, text: str) -> bytes | None:
        words = _SIGNS.sub("", _CREDIT.sub("", text[:4_000])).casefold()
        if len(words) < FEWEST:
            return None
        return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16, key=self._secret).digest()


def _key(ref: MessageRef) -> tuple[str, str]:
    return ref.conversation.whole_room.key, ref.id
