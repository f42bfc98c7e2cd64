"""Acts of moderation on Discord, and which permission they need."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import discord

from adapters.discord.places import channel_id
from adapters.discord.sending import meaning
from bot.core.errors import NotDeliveredError
from bot.core.plan import NO_HOMESERVERS, Act, ActKind

LONGEST_TIMEOUT = timedelta(days=28)
REASON = 512
"""Characters of a reason in the audit log."""
NEEDS = {
    ActKind.REMOVE_MESSAGE: "manage_messages",
    ActKind.TIMEOUT: "moderate_members",
    ActKind.END_TIMEOUT: "moderate_members",
    ActKind.KICK: "kick_members",
    ActKind.BAN: "ban_members",
    ActKind.UNBAN: "ban_members",
}


class Acting:
    """Carries out acts; doing one twice changes nothing. Discord is one server: it keeps no other out."""

    def __init__(self, client: Callable[[], discord.Client]) -> None:
        self._client = client

    def lacks(self, act: Act) -> str | None:
        """The permission (by Discord's name) that the assistant lacks for this; None when it has it."""
        if act.kind not in NEEDS:
            return NO_HOMESERVERS
        guild = self._guild(act.space)
        if guild is None or guild.me is None:
            return None
        held = guild.me.guild_permissions
        if act.ref is not None:
            room = guild.get_channel_or_thread(channel_id(act.ref.conversation))
            held = room.permissions_for(guild.me) if room is not None else held
        return None if getattr(held, NEEDS[act.kind]) else NEEDS[act.kind]

    async def act(self, act: Act) -> None:
        """Do it; raises NotDeliveredError and UnavailableError as `Adapter.act` does."""
        missing = self.lacks(act)
        if missing is not None:
            # Asking all the same would count as a refused request.
            raise NotDeliveredError(f"the permission {missing} is missing")
        await meaning(self._removed(act) if act.ref is not None else self._measured(act))

    async def _removed(self, act: Act) -> None:
        if act.ref is None or not act.ref.id.isdecimal():
            raise NotDeliveredError("there is no such message on Discord")
        client, number = self._client(), channel_id(act.ref.conversation)
        # No look at the channel first: its number is all that deleting takes.
        with suppress(discord.NotFound):
            await client.http.delete_message(number, int(act.ref.id), reason=act.reason[:REASON])

    async def _measured(self, act: Act) -> None:
        guild, number = self._guild(act.space), act.actor_id or ""
        if guild is None or not number.isdecimal():
            raise NotDeliveredError("nobody of that name on this server")
        person, reason = discord.Object(int(number)), act.reason[:REASON] or None
        match act.kind:
            case ActKind.TIMEOUT:
                lasts = min(timedelta(seconds=act.seconds), LONGEST_TIMEOUT)
                await (await self._member(guild, int(number))).timeout(lasts, reason=reason)
            case ActKind.END_TIMEOUT:
                await (await self._member(guild, int(number))).timeout(None, reason=reason)
            case ActKind.KICK:
                await guild.kick(person, reason=reason)
            case ActKind.BAN:
                await guild.ban(person, reason=reason, delete_message_seconds=0)
            case _:
                with suppress(discord.NotFound):
                    await guild.unban(person, reason=reason)

    async def _member(self, guild: discord.Guild, number: int) -> discord.Member:
        return guild.get_member(number) or await guild.fetch_member(number)

    def _guild(self, space: str) -> discord.Guild | None:
        return self._client().get_guild(int(space)) if space.isdecimal() else None
