"""The login: made once with a password, kept in a file for its owner only, renewed when it ends."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from nio.client.async_client import AsyncClient

from bot.core.errors import SetupError, UnavailableError
from bot.store.engine import private_folder

FILE = "session.json"
DEVICE_NAME = "Vraagbaak"
PATIENCE = 30.0
LOG_IN_AGAIN = "log in again with `vraagbaak matrix aanmelden` and start the assistant anew"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Session:
    """One login of one device.

    `key` protects the store of encryption keys, `since` is when the device was made, `keyed` whether
    others know its keys.
    """

    homeserver: str
    user: str
    device: str
    token: str
    key: str
    since: str
    refresh: str = ""
    keyed: bool = False

    @property
    def made_at(self) -> datetime:
        """When this device was logged in (UTC)."""
        return datetime.fromisoformat(self.since)


class LoginError(SetupError):
    """The homeserver refused the login."""


def load(folder: Path) -> Session | None:
    """The login that was kept, or None when there is none.

    Raises:
        SetupError: when the file is damaged.
    """
    file = folder / FILE
    try:
        return Session(**json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        raise SetupError(f"{file} is damaged: put it back from a backup, or {LOG_IN_AGAIN}") from None


def save(folder: Path, session: Session) -> None:
    """Keep the login, whole or not at all, readable for its owner only."""
    draft = private_folder(folder) / f".{FILE}.{os.getpid()}"
    with open(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(session), file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, folder / FILE)


async def log_in(homeserver: str, user: str, password: str, device: Session | None = None) -> Session:
    """Log in; with `device` as that device, so that its keys stay good, else as a new one.

    Raises:
        LoginError: when the homeserver refuses.
        UnavailableError: when it does not answer.
    """
    asked: dict[str, Any] = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": user},
        "password": password,
        "initial_device_display_name": DEVICE_NAME,
        "refresh_token": True,
    }
    if device is not None:
        asked["device_id"] = device.device
    status, told = await _post(homeserver, "/_matrix/client/v3/login", asked)
    if status != 200:
        raise LoginError(
            f"{homeserver} refuses to log {user} in ({status} {told.get('errcode', '')}): "
            "look at the account's name and password"
        )
    key = device.key if device is not None else secrets.token_hex(32)
    since = device.since if device is not None else datetime.now(UTC).isoformat()
    refresh = str(told.get("refresh_token", ""))
    return Session(homeserver, told["user_id"], told["device_id"], told["access_token"], key, since, refresh)


class Access:
    """Keeps the library's client logged in."""

    def __init__(
        self, folder: Path, session: Session, client: AsyncClient, password: Callable[[], str | None]
    ) -> None:
        self._folder = folder
        self._client = client
        self._password = password
        self._renewing = asyncio.Lock()
        self._told = False
        self.session = session

    async def renew(self, known: bool) -> bool:
        """Get a new token; `known` tells whether the homeserver still knows the device (a soft logout).

        False when that takes a person; raises UnavailableError when the homeserver does not answer.
        """
        before = self._client.access_token
        async with self._renewing:
            if self._client.access_token != before:
                return True
            renewed = await self._refreshed()
            if renewed is None and known and (password := self._password()):
                renewed = await self._again(password)
            if renewed is None:
                if not self._told:
                    self._told = True
                    log.error("Matrix: the homeserver does not accept the login any more; %s", LOG_IN_AGAIN)
                return False
            self.keep(renewed)
            self._client.access_token = renewed.token
            self._told = False
            return True

    def keep(self, session: Session) -> None:
        """Write down what changed about the login."""
        save(self._folder, session)
        self.session = session

    async def _refreshed(self) -> Session | None:
        """With the token that is kept for this (specification, "Refreshing access tokens")."""
        held = self.session
        if not held.refresh:
            return None
        asked = {"refresh_token": held.refresh}
        status, told = await _post(held.homeserver, "/_matrix/client/v3/refresh", asked)
        if status != 200:
            return None
        return replace(held, token=told["access_token"], refresh=told.get("refresh_token", held.refresh))

    async def _again(self, password: str) -> Session | None:
        try:
            return await log_in(self.session.homeserver, self.session.user, password, self.session)
        except LoginError:
            return None


async def _post(homeserver: str, path: str, body: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    try:
        wait = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(timeout=wait) as web, web.post(homeserver + path, json=body) as said:
            told = await said.json(content_type=None)
            status = said.status
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        raise UnavailableError(f"{homeserver} does not answer") from error
    if status >= 500 or status == 429 or not isinstance(told, dict):
        raise UnavailableError(f"{homeserver} answers {status}")
    return status, told
