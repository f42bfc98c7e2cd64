"""Listens: what the homeserver sends is handled whole, and only then is remembered that it was read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from nio.client.async_client import AsyncClient
from nio.responses import RoomInfo, SyncResponse

from adapters.matrix.encryption import Encryption
from adapters.matrix.homeserver import HELD_BACK, TROUBLE, Renew, SignedOutError
from bot.core.errors import UnavailableError

LONG_POLL = 30_000
"""Milliseconds the homeserver may wait for news."""
CUT_AFTER, FIRST_CUT_AFTER = 60.0, 300.0
"""Seconds after which an answer counts as never coming; the first one tells of every room."""
PAGE = 100
"""Events of a room in one answer; Synapse gives no more."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
SIGNED_OUT_PAUSE = 300.0
_QUIET: dict[str, Any] = {"presence": {"types": []}, "account_data": {"types": []}}
_STATE = {"lazy_load_members": True}
FILTER = _QUIET | {
    "room": {
        "ephemeral": {"types": []},
        "account_data": {"types": []},
        "state": _STATE,
        "timeline": {"limit": PAGE},
    }
}
# The very first time only what is: nobody's history is dug up.
FIRST_FILTER = _QUIET | {
    "room": {
        "ephemeral": {"types": []},
        "account_data": {"types": []},
        "state": _STATE,
        "timeline": {"limit": 0},
    }
}

log = logging.getLogger(__name__)


class Handles(Protocol):
    """Who handles what was heard."""

    async def left(self, room: str, info: RoomInfo) -> None:
        """We are no longer in a room; what was said before that is in `info`."""

    async def invited(self, room: str, shown: list[Mapping[str, Any]]) -> None:
        """Somebody invites us."""

    async def happened(self, room: str, info: RoomInfo, since: str | None) -> None:
        """Something happened in a room since then; None the very first time."""

    async def keys(self, events: list[Any]) -> None:
        """Something came for this device alone."""

    async def read(self, token: str) -> None:
        """All that went before was handled: remember it."""

    async def lost(self) -> None:
        """The homeserver does not know the place where we were."""


class Sync:
    """One loop for one device; `caught_up` is set once what was missed is handled."""

    def __init__(self, client: AsyncClient, encryption: Encryption, handles: Handles, renew: Renew) -> None:
        self._client = client
        self._encryption = encryption
        self._handles = handles
        self._renew = renew
        self._stopping = asyncio.Event()
        self._token = client.access_token
        self._renewed = False
        self.caught_up = asyncio.Event()
        self.missed = 0

    def stop(self) -> None:
        """Ask for no more; what is being handled is finished."""
        self._stopping.set()

    async def run(self, since: str | None) -> None:
        """Listen until told to stop, whatever goes wrong in between."""
        pause, trouble = FIRST_PAUSE, ""
        while not self._stopping.is_set():
            try:
                since = await self._once(since)
                pause = pause if self._renewed else FIRST_PAUSE
                if trouble and not (self._renewed or self._stopping.is_set()):
                    log.warning("Matrix: listening again")
                    trouble = ""
            except SignedOutError:
                await self._passes(SIGNED_OUT_PAUSE)
            except UnavailableError as error:
                # Once for as long as it lasts.
                if str(error) != trouble:
                    log.warning("Matrix: %s; trying again", error)
                    trouble = str(error)
                await self._passes(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _once(self, since: str | None) -> str | None:
        """Ask once and handle the answer; how far was read then."""
        told = await self._asked(since)
        if told is None:
            return since
        if not isinstance(told, SyncResponse):
            return await self._refused(told, since)
        self._renewed = False
        await self._encryption.upkeep()
        await self._take(told, since)
        self.caught_up.set()
        return told.next_batch

    async def _asked(self, since: str | None) -> object | None:
        """The homeserver's answer, or None when we are to stop first."""
        first = not self.caught_up.is_set()
        self._token = self._client.access_token
        asking = asyncio.ensure_future(
            self._client.sync(
                timeout=0 if first else LONG_POLL,
                sync_filter=FIRST_FILTER if since is None else FILTER,
                since=since,
                full_state=first,
            )
        )
        stopping = asyncio.ensure_future(self._stopping.wait())
        limit = FIRST_CUT_AFTER if first else CUT_AFTER
        await asyncio.wait({asking, stopping}, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not asking.done():
            asking.cancel()
            with suppress(asyncio.CancelledError, *TROUBLE):
                await asking
            if self._stopping.is_set():
                return None
            raise UnavailableError("the homeserver hangs")
        try:
            answer: object = asking.result()
        except TROUBLE as error:
            raise UnavailableError("the homeserver does not answer") from error
        return answer

    async def _take(self, told: SyncResponse, since: str | None) -> None:
        """Handle one answer: in order within a room, rooms side by side."""
        handles = self._handles
        await self._until_done(handles.keys, told.to_device_events)
        joined, left = told.rooms.join.items(), told.rooms.leave.items()
        await asyncio.gather(
            *(self._until_done(handles.happened, room, info, since) for room, info in joined),
            *(self._until_done(handles.left, room, info) for room, info in left),
        )
        for room, asked in told.rooms.invite.items():
            # The library takes the content out of what it calls the source of these.
            shown = [{"content": getattr(x, "content", {}), **x.source} for x in asked.invite_state]
            await self._until_done(handles.invited, room, shown)
        await self._until_done(handles.read, told.next_batch)

    async def _until_done(self, work: Callable[..., Awaitable[None]], *told: object) -> None:
        """Do it; when the homeserver is away, again until it is done: nothing is read past it."""
        pause = FIRST_PAUSE
        while True:
            try:
                await work(*told)
            except UnavailableError as error:
                log.warning("Matrix: %s; trying again", error)
                if await self._passes(pause):
                    raise
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                return

    async def _refused(self, told: object, since: str | None) -> str | None:
        """The homeserver said no to listening; where to go on."""
        # The library throws a token away when it hears that it ended and the device is still known.
        self._client.access_token = self._client.access_token or self._token
        code = str(getattr(told, "status_code", ""))
        answer = getattr(told, "transport_response", None)
        status = answer.status if answer is not None else 0
        if status == 401 and code not in HELD_BACK:
            await self._sign_in(bool(getattr(told, "soft_logout", False)))
            return since
        if status == 400 and since is not None:
            log.error("Matrix: the homeserver does not know where we were; what was said meanwhile is missed")
            await self._handles.lost()
            return None
        raise UnavailableError(f"listening was refused: {status} {code}")

    async def _sign_in(self, known: bool) -> None:
        """Get a new token, unless another request did; when that is refused too, not on and on."""
        if self._client.access_token != self._token:
            return
        if self._renewed:
            self._renewed = False
            raise UnavailableError("the new access token is not accepted either")
        if not await self._renew(known):
            raise SignedOutError("the access token is not accepted")
        self._renewed = True

    async def _passes(self, seconds: float) -> bool:
        """Wait so long; True when told to stop meanwhile."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)
        return self._stopping.is_set()
