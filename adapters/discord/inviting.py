"""The link that invites the assistant to a server, with the least permissions it can do its work with."""

from __future__ import annotations

import base64
import binascii

import discord

from bot.core.errors import SetupError

NEEDED = {
    "view_channel": "read along in the channels it is in",
    "send_messages": "answer",
    "send_messages_in_threads": "answer in threads",
    "create_public_threads": "open a thread under a discussion prompt",
    "read_message_history": "catch up after being away",
    "embed_links": "show long answers in one message",
    "attach_files": "give the digest as a file",
    "manage_messages": "take away messages with client data, and what moderators remove",
    "moderate_members": "give a time-out when a moderator asks",
}
"""What the assistant asks for (by Discord's names), and why."""
TO_FURNISH = {"manage_channels": "make channels", "manage_roles": "make roles"}
"""What setting up a new community takes besides; these can be taken away afterwards."""


def application_of(token: str) -> int:
    """The application's number, which is the first part of its token.

    Raises:
        SetupError: when this is no token of a bot.
    """
    first = token.partition(".")[0]
    try:
        return int(base64.b64decode(first + "=" * (-len(first) % 4)))
    except (binascii.Error, ValueError):
        raise SetupError("the Discord token is not one: copy it again from the developer portal") from None


def invitation(application: int, *, furnish: bool = False) -> str:
    """The address at which who manages a server adds the assistant to it."""
    wanted = dict.fromkeys((*NEEDED, *(TO_FURNISH if furnish else ())), True)
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(application, permissions=discord.Permissions(**wanted), scopes=scopes)
