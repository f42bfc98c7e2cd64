"""A device on the assistant's Matrix library alone: it encrypts and decrypts, and nobody signed it yet."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from nio.client.async_client import AsyncClient, AsyncClientConfig
from nio.events import Event, MegolmEvent, RoomMessageText, UnknownToDeviceEvent
from nio.responses import ErrorResponse, LoginResponse, SyncResponse

from adapters.matrix.homeserver import Homeserver
from adapters.matrix.signing import OwnDevice
from tests.matrix.square import never

PATIENCE = 30.0
POLL = 200
"""Milliseconds the homeserver holds one sync when there is nothing new."""

T = TypeVar("T")


class BareDevice:
    """One device that logged in; it syncs only while it waits for something."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self._met: list[Event] = []
        self._withheld: dict[str, str] = {}
        self.home = Homeserver(client, never)

    @property
    def user(self) -> str:
        """The account's full name."""
        return str(self._client.user_id)

    @property
    def own(self) -> OwnDevice:
        """What signs for it."""
        assert self._client.olm is not None
        assert self._client.device_id is not None
        return OwnDevice(self.user, self._client.device_id, self._client.olm.account.sign)

    async def say(self, room: str, text: str) -> str:
        """Send a text; the id of its event."""
        content = {"msgtype": "m.text", "body": text}
        told = await self._client.room_send(room, "m.room.message", content, ignore_unverified_devices=True)
        return str(_checked(told).event_id)

    async def reads(self, text: str) -> RoomMessageText:
        """The message with this text, once it was decrypted."""
        return await self._until(lambda: next((x for x in self._texts() if x.body == text), None))

    async def cannot_read(self, event_id: str) -> MegolmEvent:
        """The message with this id, once it came and its key did not."""
        return await self._until(lambda: next((x for x in self._sealed() if x.event_id == event_id), None))

    async def withheld(self, message: MegolmEvent) -> str:
        """The code with which the sender told that it keeps the key of this message from us."""
        return await self._until(lambda: self._withheld.get(str(message.session_id)))

    async def knows(self, room: str, user: str) -> None:
        """Wait until it sees this member, in a room that it sees as encrypted."""
        await self._until(lambda: self._is_in(room, user) or None)

    async def sync(self) -> None:
        """One sync, and the housekeeping that belongs to it."""
        told = _checked(await self._client.sync(POLL))
        assert isinstance(told, SyncResponse)
        for event in told.to_device_events:
            if isinstance(event, UnknownToDeviceEvent) and event.type == "m.room_key.withheld":
                content = event.source["content"]
                self._withheld[content["session_id"]] = content["code"]
        for joined in told.rooms.join.values():
            self._met += joined.timeline.events
        await self._client.send_to_device_messages()
        if self._client.should_upload_keys:
            _checked(await self._client.keys_upload())
        if self._client.should_query_keys:
            _checked(await self._client.keys_query())
        if self._client.should_claim_keys:
            _checked(await self._client.keys_claim(self._client.get_users_for_key_claiming()))

    def _texts(self) -> list[RoomMessageText]:
        return [x for x in self._met if isinstance(x, RoomMessageText)]

    def _sealed(self) -> list[MegolmEvent]:
        return [x for x in self._met if isinstance(x, MegolmEvent)]

    def _is_in(self, room: str, user: str) -> bool:
        known = self._client.rooms.get(room)
        return known is not None and known.encrypted and user in known.users

    async def _until(self, look: Callable[[], T | None]) -> T:
        async with asyncio.timeout(PATIENCE):
            while (found := look()) is None:
                await self.sync()
        return found


@asynccontextmanager
async def bare(url: str, user: str, password: str, folder: Path) -> AsyncIterator[BareDevice]:
    """Log in as a new device whose keys are in `folder` and on the homeserver."""
    client = _client(url, user, folder)
    try:
        assert isinstance(await client.login(password), LoginResponse)
        device = BareDevice(client)
        await device.sync()
        yield device
    finally:
        await client.close()  # type: ignore[no-untyped-call]
        if client.store is not None:
            client.store.database.close()


def _client(url: str, user: str, folder: Path) -> AsyncClient:
    folder.mkdir(parents=True, exist_ok=True)
    config = AsyncClientConfig(encryption_enabled=True, store_sync_tokens=False)
    return AsyncClient(url, user, store_path=str(folder), config=config)


def _checked(told: Any) -> Any:  # noqa: ANN401 - the library's many kinds of answers
    assert not isinstance(told, ErrorResponse), told
    return told
