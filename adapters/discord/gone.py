"""Whether a message is still there: Discord is asked about that one message, and its words stay unread."""

from __future__ import annotations

import aiohttp
import discord

from adapters.discord.places import channel_id
from bot.core.errors import UnavailableError
from bot.core.places import MessageRef

UNKNOWN = frozenset({10003, 10008})
"""Discord's codes for a channel and a message that do not exist (any more)."""
TROUBLE = (aiohttp.ClientError, discord.DiscordException, OSError, TimeoutError)


async def gone(client: discord.Client, ref: MessageRef) -> bool:
    """Whether Discord knows no such message; not being allowed to look, or no answer, is no proof.

    Raises:
        UnavailableError: when Discord does not tell.
    """
    if not ref.id.isdecimal():
        raise UnavailableError("this is no message of Discord")
    try:
        await client.http.get_message(channel_id(ref.conversation), int(ref.id))
    except discord.NotFound as error:
        if error.code in UNKNOWN:
            return True
        raise UnavailableError("Discord did not tell") from error
    except TROUBLE as error:
        raise UnavailableError("Discord did not tell") from error
    return False
