"""Logs the assistant in: with the password, on the device that it was when that is still whole."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from adapters.matrix.furnishing.visiting import WHO
from adapters.matrix.homeserver import Homeserver, RefusedError, SignedOutError, at
from adapters.matrix.login.connecting import begin, lost_keys, open_client, password_of, sign_in
from adapters.matrix.login.session import DEVICE_NAME, Access, Session, load, log_in
from adapters.matrix.login.signing import PASSWORD, SEEDS_FILE
from adapters.matrix.options import Options
from bot.core.errors import SetupError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignedOn:
    """The login there is now; `new` when it was made just now, `device` then being another than before."""

    session: Session
    new: bool


async def sign_on(options: Options, ask: Callable[[], str], *, anew: bool = False) -> SignedOn:
    """Log in where that is needed, and let others trust this device.

    `ask` gives the password when the options have none; it is asked only then. A device whose login ended but
    which is still known is taken up again with its keys. Where its keys are lost, or `anew` says so, a new
    device takes its place, and the old one is signed off.

    Raises:
        SetupError: when the homeserver refuses.
        UnavailableError: when it does not answer.
    """
    held = _kept(options)
    whole = held is not None and not anew and not (options.encryption and lost_keys(options.folder, held))
    if held is not None and whole:
        good, whole = await _standing(options, held)
        if good is not None:
            return SignedOn(await _trusted(options, good, ask), new=False)
    password = password_of(options) or ask()
    session = await log_in(options.homeserver, options.user, password, held if whole else None)
    begin(options.folder, session)
    if held is not None and not whole:
        await _sign_off(options, session, password, held.device)
    return SignedOn(await _trusted(replace(options, password=password), session, ask), new=True)


def _kept(options: Options) -> Session | None:
    """The login that is kept, if it is one of this account; what is damaged counts as none."""
    with suppress(SetupError):
        held = load(options.folder)
        if held is not None and (held.user, held.homeserver) == (options.user, options.homeserver):
            return held
    return None


async def _standing(options: Options, held: Session) -> tuple[Session | None, bool]:
    """The login if it holds, renewed where that took no password, and whether its device is still known."""
    client = open_client(replace(options, encryption=False), held)
    access, known = Access(options.folder, held, client, lambda: None), [True]

    async def renew(still: bool) -> bool:
        known.append(still)
        return await access.renew(still)

    server = Homeserver(client, renew)
    try:
        await server.ask("GET", WHO)
    except SignedOutError:
        return None, known[-1]
    else:
        return access.session, True
    finally:
        await server.close()


async def _trusted(options: Options, session: Session, ask: Callable[[], str]) -> Session:
    """Publish this device's keys and vouch for them; the password is asked for when that takes one.

    An identity that another took the place of cannot be put back (Synapse answers 500): a new one is made.
    """
    try:
        return await _signed(replace(options, password=None), session)
    except SetupError:
        password = password_of(options) or ask()
    with _set_aside(options.folder / SEEDS_FILE):
        return await _signed(replace(options, password=password), session)


@contextmanager
def _set_aside(file: Path) -> Iterator[None]:
    """Have a file out of the way, and away for good when all went well."""
    aside = file.with_suffix(".replaced")
    there = file.exists()
    if there:
        os.replace(file, aside)
    try:
        yield
    except BaseException:
        if there:
            os.replace(aside, file)
        raise
    if there:
        aside.unlink()


async def _signed(options: Options, session: Session) -> Session:
    client = open_client(options, session)
    access = Access(options.folder, session, client, lambda: password_of(options))
    server = Homeserver(client, access.renew)
    try:
        await sign_in(options, access, client, server, password_of(options))
        await _name(server)
    finally:
        await server.close()
    return access.session


async def _name(server: Homeserver) -> None:
    """Have the account called after the assistant, unless somebody gave it a name."""
    profile = at("profile", server.me)
    try:
        held = (await server.ask("GET", profile)).get("displayname")
        if not held or held == server.me[1:].partition(":")[0]:
            await server.ask("PUT", f"{profile}/displayname", {"displayname": DEVICE_NAME})
    except RefusedError as error:
        log.warning("Matrix: the account could not be given its name: %s", error)


async def _sign_off(options: Options, session: Session, password: str, old: str) -> None:
    """Take a device that has no good keys any more off the account, and what is left of them off the disk.

    https://spec.matrix.org/v1.18/client-server-api/#delete_matrixclientv3devicesdeviceid
    """
    client = open_client(replace(options, encryption=False), session)
    server = Homeserver(client, Access(options.folder, session, client, lambda: password).renew)
    proof = {
        "type": PASSWORD,
        "identifier": {"type": "m.id.user", "user": session.user},
        "password": password,
    }
    try:
        await server.ask("DELETE", at("devices", old), {})
    except RefusedError as error:
        auth = proof | {"session": error.body.get("session")}
        with suppress(RefusedError):
            # Refused: then it is for whoever manages the account to take away; it gets no keys of ours.
            await server.ask("DELETE", at("devices", old), {"auth": auth})
    finally:
        await server.close()
    for left in options.folder.glob(f"{session.user}_{old}.db*"):
        left.unlink()
