"""A person whose client encrypts: the library's encryption on one constant device, with a sync of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from nio.client.async_client import AsyncClient, AsyncClientConfig
from nio.crypto.attachments import decrypt_attachment, encrypt_attachment
from nio.events.room_events import Event as NioEvent
from nio.events.room_events import MegolmEvent
from nio.exceptions import EncryptionError
from nio.responses import RoomSendResponse, SyncResponse

from tests.homeserver.asking import Json, RefusedError
from tests.homeserver.people import Person
from tests.homeserver.registering import Registered
from tests.homeserver.timeline import Event, File

FILTER = {"presence": {"types": []}, "room": {"timeline": {"limit": 100}}}


class Encrypted(Person):
    """Writes encrypted where the room is, and reads what it got the keys of. `wakes` before the first use."""

    def __init__(self, base: str, registered: Registered, password: str, folder: Path) -> None:
        super().__init__(base, registered, password)
        self._folder = folder
        self._client: AsyncClient | None = None
        self._syncing: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()
        self._one_at_a_time = asyncio.Lock()

    @property
    def client(self) -> AsyncClient:
        """The library, while this person is awake."""
        assert self._client, "not awake"
        return self._client

    async def wakes(self) -> None:
        """Open the client: with its keys, from where it had heard last."""
        self._folder.mkdir(parents=True, exist_ok=True)
        config = AsyncClientConfig(
            encryption_enabled=True, store_sync_tokens=False, max_timeout_retry_wait_time=1
        )
        self._client = AsyncClient(
            self.line.base, self.id, self.device, store_path=str(self._folder), config=config
        )
        self._client.restore_login(self.id, self.device, self.line.token)
        await self._hears(full=True)
        self._syncing = asyncio.create_task(self._keeps_hearing())

    async def sleeps(self) -> None:
        """Close the client; what is said meanwhile is read after `wakes`."""
        if self._syncing:
            self._syncing.cancel()
            with suppress(asyncio.CancelledError):
                await self._syncing
        if self._client:
            await self._client.close()
            if self._client.store:
                self._client.store.database.close()
        self._client = self._syncing = None

    async def close(self) -> None:
        """Go away; the account stays."""
        await self.sleeps()
        await super().close()

    async def __aenter__(self) -> Self:
        await self.wakes()
        return self

    async def sends(
        self, room: str, kind: str, content: Mapping[str, Any], *, transaction: str | None = None
    ) -> str:
        """Any event, encrypted in an encrypted room for all devices that are there; reactions never are."""
        if kind == "m.reaction" or not await self._encrypts(room):
            return await super().sends(room, kind, content, transaction=transaction)
        await self.until(lambda: self._knows(room))
        async with self._one_at_a_time:
            await self._meets(room)
            told = await self.client.room_send(
                room, kind, dict(content), transaction, ignore_unverified_devices=True
            )
        if not isinstance(told, RoomSendResponse):
            raise RefusedError(told.transport_response.status, {"errcode": told.status_code})
        return str(told.event_id)

    async def opens(self, file: File) -> bytes:
        """The content of a file that was seen, decrypted."""
        content = await super().opens(file)
        if not file.keys:
            return content
        keys = file.keys
        plain: bytes = decrypt_attachment(content, keys["key"]["k"], keys["hashes"]["sha256"], keys["iv"])
        return plain

    async def _encrypts(self, room: str) -> bool:
        try:
            await self.state(room, "m.room.encryption")
        except RefusedError as error:
            if error.status != 404:
                raise
            return False
        return True

    async def _knows(self, room: str) -> bool:
        """Whether the client heard that it is in this room and that it is encrypted."""
        return room in self.client.rooms and bool(self.client.rooms[room].encrypted)

    async def _meets(self, room: str) -> None:
        """Learn who is in the room and all their devices, as they are now."""
        known = set(self.client.rooms[room].users)
        await self.client.joined_members(room)
        present = set(self.client.rooms[room].users)
        if present != known:
            self.client.invalidate_outbound_session(room)
        assert self.client.olm
        self.client.olm.users_for_key_query.update(present)
        await self.client.keys_query()

    async def _uploaded(self, room: str, name: str, content: bytes, mimetype: str) -> Json:
        if not await self._encrypts(room):
            return await super()._uploaded(room, name, content, mimetype)
        secret, keys = encrypt_attachment(content)
        url = await self.line.upload(secret, "application/octet-stream", name)
        return {"file": {**keys, "url": url}}

    async def _read(self, room: str, event: Event) -> Event:
        if event["type"] != "m.room.encrypted" or "algorithm" not in event["content"]:
            return event
        parsed = NioEvent.parse_encrypted_event({**event, "room_id": room})
        if not isinstance(parsed, MegolmEvent):
            return event
        try:
            plain = self.client.decrypt_event(parsed)
        except EncryptionError:
            return event
        shown = {name: plain.source[name] for name in ("type", "content")}
        return {**event, **shown, "decrypted": True}

    async def _position(self) -> str:
        return str(self.client.next_batch)

    async def _moved(self, position: str) -> str:
        """Its own sync hears; two of them on one device would take each other's keys."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._ended() or self.client.next_batch != position)
        return await self._position()

    def _ended(self) -> bool:
        if self._syncing and self._syncing.done():
            self._syncing.result()
        return self._syncing is None

    async def _keeps_hearing(self) -> None:
        try:
            while True:
                await self._hears()
        finally:
            async with self._changed:
                self._changed.notify_all()

    async def _hears(self, full: bool = False) -> None:
        client = self.client
        told = await client.sync(0 if full else 30_000, FILTER, since=self._since, full_state=full)
        if not isinstance(told, SyncResponse):
            raise RefusedError(told.transport_response.status, {"errcode": told.status_code})
        async with self._one_at_a_time:
            await client.send_to_device_messages()
            if client.should_upload_keys:
                await client.keys_upload()
            if client.should_query_keys:
                await client.keys_query()
            if client.should_claim_keys:
                await client.keys_claim(client.get_users_for_key_claiming())
        self._since = told.next_batch
        async with self._changed:
            self._changed.notify_all()
