"""Keys kept whole: what a crash may not tear apart in the library's store, and whom they are not given to."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any

from nio.client.async_client import AsyncClient
from nio.events import MegolmEvent, OlmEvent
from nio.exceptions import EncryptionError
from nio.responses import KeysUploadResponse

from adapters.matrix.homeserver import RefusedError, at
from bot.core.errors import UnavailableError

TRIES = 20
"""Batches of keys that are tried; each has new names."""

HEARD = 10_000
"""Encrypted messages that are known again when they are played twice, since the start; 0.6 kB each."""

SAYABLE = frozenset({"m.room.message", "m.reaction"})
"""What may come encrypted; anything else inside, such as who is in the room, is somebody's trick."""

Ask = Callable[[str, str, dict[str, Any]], Awaitable[dict[str, Any]]]

log = logging.getLogger(__name__)


class TrickError(EncryptionError):
    """What was decrypted is nothing that can be said."""


def believe_words_only(client: AsyncClient) -> None:
    """Have the library take nothing for a change of the room that came encrypted.

    It would believe who is said to be in the room, and give them its keys.
    """
    olm = client.olm
    if olm is None:
        return
    decrypt = olm.decrypt_megolm_event

    def words(event: MegolmEvent, room_id: str | None = None) -> Any:  # noqa: ANN401 - as the library has it
        try:
            opened = decrypt(event, room_id)
        except EncryptionError:
            raise
        except Exception as error:
            raise EncryptionError(type(error).__name__) from error
        if "state_key" in opened.source or opened.source.get("type") not in SAYABLE:
            raise TrickError
        return opened

    vars(olm)["decrypt_megolm_event"] = words


def remember_less(client: AsyncClient) -> None:
    """Have the library know again the last messages only: a hundred thousand, as it would, take 60 MB."""
    if client.olm is not None:
        client.olm.message_index_store = type(client.olm.message_index_store)(HEARD)


def keep_whole(client: AsyncClient) -> None:
    """Keep a key that came together with the state of the conversation it came in, and bear what is not one.

    The library writes them one after the other; after a crash in between the key could never be read again.
    And it stops listening at what it did not foresee, which then comes again and again.
    """
    olm, store = client.olm, client.store
    if olm is None or store is None:
        return
    handle: Callable[[object], object] = olm.handle_to_device_event
    atomic: Callable[[], AbstractContextManager[object]] = store.database.atomic

    def whole(event: object) -> object:
        try:
            with atomic():
                return handle(event)
        except Exception as error:
            # Anybody can send anything: what cannot be read must not keep us from what comes after it.
            log.warning("Matrix: something for this device cannot be read (%s)", type(error).__name__)
            if isinstance(event, OlmEvent):
                olm._mark_device_for_unwedging(event.sender, event.sender_key)
            return None

    # A name of its own for this one object: every message passes through it.
    vars(olm)["handle_to_device_event"] = whole


async def publish(client: AsyncClient, ask: Ask) -> None:
    """Give others the keys of this device, which are written down before.

    The library writes down afterwards: after a crash in between the homeserver has keys that nobody can use,
    and refuses all others of the same names.

    Raises:
        UnavailableError: when the homeserver did not take them.
    """
    olm = client.olm
    if olm is None:
        return
    for _ in range(TRIES):
        # Those of an earlier try stay ours, as the homeserver may have them; the next have other names.
        olm.mark_keys_as_published()
        content = olm.share_keys()
        olm.save_account()
        try:
            told = await ask("POST", at("keys", "upload"), content)
        except RefusedError as error:
            if error.status != 400:
                raise UnavailableError(f"the homeserver refused keys: {error}") from error
            # Else it has others of these names, from before a backup was put back.
        else:
            await client.receive_response(KeysUploadResponse.from_dict(told))
            return
    raise UnavailableError("the homeserver did not take the keys of this device")
