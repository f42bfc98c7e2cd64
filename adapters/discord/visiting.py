"""A short visit to Discord without listening: to look at a server, or to change something there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord

from adapters.discord.loopback import loopback
from bot.core.errors import SetupError


@asynccontextmanager
async def visiting(token: str, guild: int, peer: tuple[int, str] | None) -> AsyncIterator[discord.Guild]:
    """One server, as it is now; `peer` is the port and certificate of a stand-in.

    Raises:
        SetupError: when Discord refuses the token, does not answer, or the assistant is not on that server.
    """
    connector = loopback(*peer) if peer else None
    client = discord.Client(intents=discord.Intents.none(), connector=connector)
    try:
        await client.login(token)
        yield await client.fetch_guild(guild)
    except discord.LoginFailure:
        raise SetupError(
            "Discord refuses the token: reset it in the developer portal (Bot, Reset Token)"
        ) from None
    except (discord.NotFound, discord.Forbidden):
        raise SetupError(
            f"the assistant is not on server {guild}: invite it with `vraagbaak discord uitnodigen`"
        ) from None
    except (aiohttp.ClientError, OSError) as error:
        raise SetupError(f"Discord does not answer: {type(error).__name__}") from None
    finally:
        await client.close()
