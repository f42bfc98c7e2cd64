"""Short visits to the homeserver without listening: to look, or to change something there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import aiohttp

from adapters.matrix.homeserver import Homeserver, SignedOutError, at
from adapters.matrix.login.connecting import open_client, password_of
from adapters.matrix.login.session import Access, load
from adapters.matrix.options import Options
from bot.core.errors import SetupError, UnavailableError

WHO = at("account", "whoami")
PATIENCE = 30.0


@asynccontextmanager
async def visiting(options: Options) -> AsyncIterator[Homeserver]:
    """Requests in the assistant's name, with the login that is kept; keys stay untouched.

    Raises:
        SetupError: when there is no login, or it does not hold any more.
        UnavailableError: when the homeserver does not answer.
    """
    session = load(options.folder)
    if session is None or session.user != options.user:
        raise SetupError(f"{options.user} is not logged in: `vraagbaak matrix aanmelden` does that")
    client = open_client(replace(options, encryption=False), session)
    access = Access(options.folder, session, client, lambda: password_of(options))
    server = Homeserver(client, access.renew)
    try:
        await server.ask("GET", WHO)
        yield server
    except SignedOutError:
        raise SetupError(
            f"the homeserver does not accept the login of {options.user} any more: "
            "`vraagbaak matrix aanmelden` makes a new one"
        ) from None
    finally:
        await server.close()


async def reach(homeserver: str) -> None:
    """Make sure that this address is a homeserver, and one that logs in with a password.

    Raises:
        SetupError: naming the address that was meant instead, when it can be found.
        UnavailableError: when nothing answers.
    """
    if await _told(f"{homeserver}/_matrix/client/versions") is None:
        found = await _told(f"{homeserver}/.well-known/matrix/client")
        base = found.get("m.homeserver", {}).get("base_url", "") if found is not None else ""
        remedy = f'write matrix.homeserver = "{base.rstrip("/")}"' if base else "look up its address"
        raise SetupError(f"{homeserver} is no homeserver: {remedy}")
    flows = await _told(f"{homeserver}{at('login')}")
    kinds = {each.get("type") for each in flows.get("flows", ())} if flows is not None else set()
    if "m.login.password" not in kinds:
        raise SetupError(
            f"{homeserver} does not log in with a password: ask its administrator for an account that can"
        )


async def _told(url: str) -> dict[str, Any] | None:
    wait = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with aiohttp.ClientSession(timeout=wait) as web, web.get(url) as answer:
            told = await answer.json(content_type=None)
            return told if answer.status == 200 and isinstance(told, dict) else None
    except ValueError:
        return None
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise UnavailableError(f"{url} does not answer") from error
