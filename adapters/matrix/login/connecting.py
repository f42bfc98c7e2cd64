"""Makes the library's client for the login we have, or makes that login first."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from nio.client.async_client import AsyncClient, AsyncClientConfig
from nio.store.database import SqliteStore

from adapters.matrix.homeserver import Homeserver, SignedOutError
from adapters.matrix.login.keeping import believe_words_only, keep_whole, publish, remember_less
from adapters.matrix.login.session import LOG_IN_AGAIN, Access, Session, load, log_in, save
from adapters.matrix.login.signing import OwnDevice, open_seeds, vouch
from adapters.matrix.options import Options
from bot.core.errors import SetupError
from bot.store.beside import RESTORED
from bot.store.engine import private_file, private_folder

REQUEST = 30.0


def password_of(options: Options) -> str | None:
    """The password, when there is one to be had without asking a person."""
    given = options.password
    if given is None or isinstance(given, str):
        return given or None
    with suppress(SetupError):
        return given() or None
    return None


async def session_of(options: Options) -> Session:
    """The login that is kept, or a new one with the password.

    Raises:
        SetupError: when there is neither, or the homeserver refuses.
        UnavailableError: when the homeserver does not answer.
    """
    found = load(options.folder)
    if found is not None and found.user != options.user:
        raise SetupError(
            f"the login that is kept is of {found.user}, the settings name {options.user}; {LOG_IN_AGAIN}"
        )
    if found is not None and not (options.encryption and lost_keys(options.folder, found)):
        return found
    password = password_of(options)
    if password is None:
        raise SetupError(
            "Matrix needs a login: `vraagbaak matrix aanmelden` makes one"
            if found is None
            else f"the keys of this device are gone from {options.folder}, or came back from a backup, older "
            f"than what others know of them; {LOG_IN_AGAIN}"
        )
    made = await log_in(options.homeserver, options.user, password)
    begin(options.folder, made)
    return made


def begin(folder: Path, session: Session) -> None:
    """Keep a login that was made just now."""
    save(folder, session)
    (folder / RESTORED).unlink(missing_ok=True)


def open_client(options: Options, session: Session) -> AsyncClient:
    """The library's client with that login, its retries bounded and its keys in our folder."""
    # What it says about ordinary refusals is no news, and some of it quotes.
    logging.getLogger("nio").setLevel(logging.CRITICAL)
    encryption = options.encryption
    config = AsyncClientConfig(
        store=SqliteStore,
        encryption_enabled=encryption,
        store_sync_tokens=False,
        pickle_key=session.key,
        max_limit_exceeded=0,
        max_timeouts=0,
        request_timeout=REQUEST,
    )
    folder = private_folder(options.folder)
    if encryption:
        private_file(store_of(folder, session))
    client = AsyncClient(session.homeserver, session.user, session.device, str(folder), config)
    client.restore_login(session.user, session.device, session.token)
    keep_whole(client)
    believe_words_only(client)
    remember_less(client)
    return client


async def sign_in(
    options: Options, access: Access, client: AsyncClient, server: Homeserver, password: str | None = None
) -> None:
    """Make sure that the login holds, and that others can trust this device.

    Only with the password our identity takes the place of another that somebody made: never at a start.

    Raises:
        SetupError: when it does not, or the account's identity is another's.
        UnavailableError: when the homeserver does not answer.
    """
    try:
        await server.ask("GET", "/_matrix/client/v3/account/whoami")
    except SignedOutError:
        raise SetupError(
            f"the homeserver does not accept the login of {options.user} any more; {LOG_IN_AGAIN}"
        ) from None
    if client.olm is None:
        return
    if client.should_upload_keys:
        await publish(client, server.ask)
    if not access.session.keyed:
        access.keep(replace(access.session, keyed=True))
    own = OwnDevice(access.session.user, access.session.device, client.olm.account.sign)
    await vouch(server.ask, own, open_seeds(options.folder), password)


def store_of(folder: Path, session: Session) -> Path:
    """The file with the keys of a device."""
    return folder / f"{session.user}_{session.device}.db"


def lost_keys(folder: Path, session: Session) -> bool:
    """Whether this device once had keys that are not here any more, or has keys from a backup.

    Keys that are used a second time give messages that nobody can read.
    """
    return (folder / RESTORED).exists() or (session.keyed and not store_of(folder, session).exists())
