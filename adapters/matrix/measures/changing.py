"""Changing one state event without losing what somebody else wrote at the same moment.

The protocol has no compare-and-swap, so each write is looked at afterwards: what it replaced, and whether it
still stands.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from adapters.matrix.homeserver import Homeserver, Json, RefusedError, at
from bot.core.errors import UnavailableError

TRIES = 5

Content = Mapping[str, Any]
Change = Callable[[Content | None], Content | None]
"""What should be written where this stands (None: nothing stands there); None to leave it. May raise."""


@dataclass(frozen=True, slots=True)
class Written:
    """A state event; without `id` when the homeserver told its content alone."""

    content: Content | None
    id: str = ""
    replaced: str = ""


class Changing:
    """Reads, writes and repairs; changes of one room and type wait for each other."""

    def __init__(self, homeserver: Homeserver) -> None:
        self._homeserver = homeserver
        self._locks: dict[tuple[str, str], asyncio.Lock] = {}

    async def read(self, room: str, kind: str) -> Written:
        """The state event of this type with an empty key.

        Raises:
            RefusedError: when the room cannot be looked into.
            UnavailableError: when the homeserver does not answer.
        """
        try:
            told = await self._homeserver.ask("GET", f"{at('rooms', room, 'state', kind, '')}?format=event")
        except RefusedError as error:
            if error.status == 404 and error.code == "M_NOT_FOUND":
                return Written(None)
            raise
        return _written(told) if "event_id" in told else Written(told)

    async def change(self, room: str, kind: str, change: Change) -> None:
        """Apply the change, also to what others wrote meanwhile.

        Raises:
            RefusedError: when the homeserver does not allow it.
            UnavailableError: when it does not answer, or others keep writing.
        """
        async with self._locks.setdefault((room, kind), asyncio.Lock()):
            base, owed = await self.read(room, kind), False
            for _ in range(TRIES):
                wanted = change(base.content)
                if wanted is None and owed:
                    wanted = base.content
                if wanted is None or (wanted == base.content and not owed):
                    return
                after = await self._write(room, kind, base, wanted)
                if after is None:
                    return
                base, owed = after
        raise UnavailableError("others keep changing this room")

    async def _write(
        self, room: str, kind: str, base: Written, wanted: Content
    ) -> tuple[Written, bool] | None:
        """Write; None when it stands, else where to start again, and whether that must be written back."""
        told = await self._homeserver.ask("PUT", at("rooms", room, "state", kind, ""), wanted)
        own = str(told["event_id"])
        unseen = await self._unseen(room, own, base) if base.id else None
        if unseen is not None:
            return Written(unseen.content, own), True
        now = await self.read(room, kind)
        if now.id == own or (not now.id and now.content == wanted):
            return None
        return now, False

    async def _unseen(self, room: str, own: str, base: Written) -> Written | None:
        """What somebody wrote between our reading and our writing, or None."""
        replaced = (await self._event(room, own)).replaced
        return await self._event(room, replaced) if replaced not in {"", base.id, own} else None

    async def _event(self, room: str, id_: str) -> Written:
        return _written(await self._homeserver.ask("GET", at("rooms", room, "event", id_)))


def _written(told: Json) -> Written:
    unsigned = told.get("unsigned")
    replaced = unsigned.get("replaces_state") if isinstance(unsigned, Mapping) else None
    return Written(told.get("content") or {}, str(told.get("event_id", "")), str(replaced or ""))
