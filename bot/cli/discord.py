"""The discord verb: invite the assistant to a server, and set up a new community there."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from bot.core.errors import SetupError
from bot.credentials import discord_token
from bot.settings.model import Settings
from bot.settings.reading import config_folder, load


def run(arguments: Namespace) -> int:
    """Print the invitation, or the plan for a server; with --doen also carry the plan out."""
    folder = config_folder(arguments.config)
    settings = load(folder)
    token = discord_token(folder, settings.discord.token_file)
    if arguments.verb == "uitnodigen":
        _invite(token, furnish=arguments.inrichten)
    else:
        asyncio.run(_furnish(arguments, settings, token))
    return 0


def _invite(token: str, *, furnish: bool) -> None:
    from adapters.discord.inviting import NEEDED, TO_FURNISH, application_of, invitation

    print(invitation(application_of(token), furnish=furnish))
    print("\nIt asks for:")
    for name, why in {**NEEDED, **(TO_FURNISH if furnish else {})}.items():
        print(f"  {name:26} {why}")


async def _furnish(arguments: Namespace, settings: Settings, token: str) -> None:
    from adapters.discord import furnishing
    from adapters.discord.inviting import application_of
    from adapters.discord.visiting import visiting

    if not settings.discord.guilds and not arguments.guild:
        raise SetupError("name the server: --guild NUMBER, or discord.guilds in vraagbaak.toml")
    number = int(arguments.guild or settings.discord.guilds[0])
    peer = settings.discord.peer
    loopback = (peer.port, str(config_folder(arguments.config) / peer.certificate)) if peer else None
    async with visiting(token, number, loopback) as guild:
        missing = await furnishing.look(guild)
        print("\n".join(missing.lines) or "Nothing is missing.")
        if arguments.doen:
            await furnishing.furnish(guild, missing, application_of(token))
            print("\nDone. Put this in the settings:\n")
            print(await furnishing.settings(guild))
        elif missing.lines:
            print("\nNothing was made yet. Make it with --doen.")
