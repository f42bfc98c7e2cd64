"""Encrypted rooms: the library's keys, used so that nothing is said plainly and nobody is left out."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from nio.client.async_client import AsyncClient
from nio.crypto.attachments import decrypt_attachment, encrypt_attachment
from nio.events import MegolmEvent
from nio.exceptions import EncryptionError, LocalProtocolError
from nio.responses import ErrorResponse
from nio.rooms import MatrixRoom

from adapters.matrix.homeserver import TROUBLE, Homeserver, at
from adapters.matrix.login.keeping import TrickError, publish
from adapters.matrix.rooms.room import HERE
from bot.core.errors import NotDeliveredError, UnavailableError

ALGORITHM = "m.megolm.v1.aes-sha2"
ENCRYPTED = "m.room.encrypted"
NOTHING = "nl.vraagbaak.nothing"
"""The kind of what means nothing to us."""
KNOWN_WITHIN = 15
"""Tenths of a second that a room may take to be known as encrypted; after that the outbox tries again."""
OPTIONAL = ("sender_key", "device_id")
"""What clients may leave out since specification 1.3, and the library cannot do without."""

Event = Mapping[str, Any]

log = logging.getLogger(__name__)


class Encryption:
    """Encrypts and decrypts with the keys of this device; `on` is False when the assistant has none."""

    def __init__(self, client: AsyncClient, server: Homeserver) -> None:
        self._client = client
        self._server = server
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def on(self) -> bool:
        """Whether this device has keys."""
        return self._client.olm is not None

    def knows(self, room: str) -> bool:
        """Whether the library holds a room for encrypted."""
        known = self._client.rooms.get(room)
        return (known is not None and known.encrypted) or room in self._client.encrypted_rooms

    async def encrypt(self, room: str, kind: str, content: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """The event as it goes into an encrypted room, readable for every device of every member.

        Raises:
            NotDeliveredError: when this device has no keys: nothing is ever said plainly there.
            UnavailableError: when the members or their devices could not all be reached.
        """
        if not self.on:
            raise NotDeliveredError("an encrypted room, and encryption is off")
        async with self._turns[room]:
            try:
                await self._share(room)
                kind, made = self._client.encrypt(room, kind, dict(content))
            # A TypeError is how the library stumbles over a homeserver that refuses to give keys.
            except (*TROUBLE, LocalProtocolError, TypeError) as error:
                raise UnavailableError("the keys of a room are not complete yet") from error
        # Relations stay in the clear, or no server could tell what belongs together.
        related = content.get("m.relates_to")
        return kind, dict(made) | ({"m.relates_to": related} if related is not None else {})

    async def _share(self, room: str) -> None:
        """Give the key of this room to every device in it that has not got it."""
        client = self._client
        await self._known(room)
        known, olm = client.rooms.get(room), client.olm
        if known is None or not known.encrypted or olm is None:
            raise UnavailableError("the room is not known as encrypted yet")
        if not known.members_synced:
            await self._meet(known)
            olm.update_tracked_users(known)
        if client.should_query_keys:
            _checked(await client.keys_query())
        if not olm.should_share_group_session(room):
            return
        if missing := client.get_missing_sessions(room):
            await self._claim(missing)
        try:
            told = _checked(await client.share_group_session(room, ignore_unverified_devices=True))
        finally:
            # Where that fails halfway the library would hold it for going on for ever.
            client.sharing_session.pop(room, None)
        reached: set[tuple[str, str]] = getattr(told, "users_shared_with", set())
        if self._within_reach(known.users) - reached:
            # The library counts a key as shared also with those that it could not reach.
            client.invalidate_outbound_session(room)
            raise UnavailableError("not every device could be given the key")

    async def _known(self, room: str) -> None:
        """Wait a moment for the library to hear that a room is encrypted: a new one comes in pieces."""
        for _ in range(KNOWN_WITHIN):
            if self.knows(room):
                return
            await asyncio.sleep(0.1)

    async def _claim(self, wanted: dict[str, list[str]]) -> None:
        """Get what it takes to give a key to these devices."""
        try:
            _checked(await self._client.keys_claim(wanted))
        except TypeError as error:
            # The library stumbles over a refusal of this request.
            raise UnavailableError("the homeserver refused keys") from error

    async def _meet(self, room: MatrixRoom) -> None:
        """Know everybody who is in a room or invited; the library would ask for the first only."""
        path = at("rooms", room.room_id, "members") + "?not_membership=leave"
        for event in (await self._server.ask("GET", path)).get("chunk", ()):
            how = event.get("content", {}).get("membership")
            if how in HERE:
                room.add_member(event["state_key"], None, None, how == "invite")
        room.members_synced = True

    def _within_reach(self, users: Iterable[str]) -> set[tuple[str, str]]:
        """The devices of these people that can be given a key, our own not among them."""
        olm, own = self._client.olm, (self._client.user_id, self._client.device_id)
        devices = [x for user in users for x in olm.device_store.active_user_devices(user)] if olm else []
        found = {(x.user_id, x.id) for x in devices if olm and olm.session_store.get(x.curve25519)}
        return found - {own}

    def decrypted(self, event: Event, room: str) -> Event | None:
        """The event as it was meant; None when its key is not here (yet). A plain one stays as it is."""
        if event.get("type") != ENCRYPTED:
            return event
        olm = self._client.olm
        whole = self._completed(event, room)
        if olm is None or whole is None:
            return None
        parsed = MegolmEvent.from_dict(whole)
        if not isinstance(parsed, MegolmEvent):
            return None
        parsed.room_id = room
        try:
            source: Event = olm.decrypt_megolm_event(parsed).source
        except TrickError:
            return {**event, "type": NOTHING}
        except EncryptionError:
            return None
        # The library leaves out what the homeserver adds, such as the last edit.
        return {**source, "unsigned": event["unsigned"]} if "unsigned" in event else source

    def has_key(self, room: str, session: str) -> bool:
        """Whether the key of this name is here."""
        olm = self._client.olm
        return olm is not None and any(session in keys for keys in olm.inbound_group_store[room].values())

    def _completed(self, event: Event, room: str) -> dict[str, Any] | None:
        """The event with what the library cannot do without, found with the key that it names."""
        content = event.get("content")
        olm = self._client.olm
        if not isinstance(content, Mapping) or olm is None:
            return None
        whole: dict[str, Any] = deepcopy(dict(event))
        if all(isinstance(content.get(x), str) for x in OPTIONAL):
            return whole
        held = olm.inbound_group_store[room].items()
        sender = next((key for key, keys in held if content.get("session_id") in keys), None)
        if sender is None:
            return None
        whole["content"] = {"device_id": "", **whole["content"], "sender_key": sender}
        return whole

    async def upkeep(self) -> None:
        """What the library wants done after every sync; raises UnavailableError when it could not be."""
        client = self._client
        if client.olm is None:
            return
        try:
            for told in await client.send_to_device_messages():
                _checked(told)
            if client.should_upload_keys:
                await publish(client, self._server.ask)
            if client.should_query_keys:
                _checked(await client.keys_query())
            if client.should_claim_keys:
                await self._claim(client.get_users_for_key_claiming())
        except TROUBLE as error:
            raise UnavailableError("the homeserver did not answer about keys") from error

    @staticmethod
    def sealed(content: bytes) -> tuple[bytes, dict[str, Any]]:
        """A file as it is put on the homeserver of an encrypted room, and what opens it."""
        sealed, keys = encrypt_attachment(content)
        return bytes(sealed), dict(keys)

    @staticmethod
    def opened(content: bytes, file: Mapping[str, Any]) -> bytes:
        """A file from an encrypted room; raises EncryptionError when it is not what it was."""
        return bytes(decrypt_attachment(content, file["key"]["k"], file["hashes"]["sha256"], file["iv"]))


def _checked(told: object) -> object:
    """The library's answer; its error objects become exceptions."""
    if isinstance(told, ErrorResponse):
        raise UnavailableError(f"the homeserver refused keys: {told.status_code}")
    return told
