"""REST: threads, topics of forums, and what is changed about a channel."""

from __future__ import annotations

from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.audit import Action, Audit
from tests.discord_peer.gateway import Gateway
from tests.discord_peer.world import FORUM, PRIVATE, THREADS, Channel, World
from tests.discord_peer.writing import Writing

PLAIN = {
    "name": "name",
    "topic": "topic",
    "archived": "archived",
    "locked": "locked",
    "rate_limit_per_user": "slowmode",
    "auto_archive_duration": "sleeps_after",
}
"""What can be changed as it stands: its name in a request, and where it is kept."""
Json = Any


class Threads:
    """The routes that open, change and close threads and channels."""

    def __init__(self, world: World, gateway: Gateway, writing: Writing, audit: Audit) -> None:
        self._world = world
        self._gateway = gateway
        self._writing = writing
        self._audit = audit

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        channel = r"/channels/(\d+)"
        return [
            ("PATCH", channel, self._change),
            ("DELETE", channel, self._delete),
            ("POST", rf"{channel}/messages/(\d+)/threads", self._under),
            ("POST", rf"{channel}/threads", self._open),
            ("GET", rf"{channel}/threads/archived/public", self._archived),
            ("PUT", rf"{channel}/thread-members/@me", self._join),
            ("DELETE", rf"{channel}/thread-members/@me", self._join),
            ("PUT", rf"{channel}/permissions/(\d+)", self._overwrite),
            ("DELETE", rf"{channel}/permissions/(\d+)", self._no_overwrite),
            ("GET", r"/guilds/(\d+)/threads/active", self._active),
        ]

    def _channel(self, id_: str, needs: int) -> Channel:
        channel = self._world.channels.get(id_)
        if channel is None:
            raise RefusedError(404, 10003)
        held = may.held(self._world, self._world.bot.id, channel)
        if not held & may.VIEW:
            raise RefusedError(403, 50001)
        if needs & ~held:
            raise RefusedError(403, 50013)
        return channel

    async def _under(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], may.PUBLIC_THREADS)
        made = channel.messages.get(ask.given[1])
        if made is None or made.only_for is not None:
            raise RefusedError(404, 10008)
        return await self._opened(channel, ask, under=made.id)

    async def _open(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], 0)
        held = may.held(self._world, self._world.bot.id, channel)
        needed = may.SEND if channel.type == FORUM else may.PUBLIC_THREADS
        if needed & ~held:
            raise RefusedError(403, 50013)
        if (
            channel.type in THREADS
            or channel.type == PRIVATE
            or (channel.type == FORUM) != ("message" in ask.body)
        ):
            raise RefusedError(400, 50024, "Cannot execute action on this channel type")
        return await self._opened(channel, ask)

    async def _opened(self, parent: Channel, ask: Ask, under: str | None = None) -> Json:
        source = parent.messages[under] if under else None
        said, tags = ask.body.get("message"), [str(x) for x in ask.body.get("applied_tags") or ()]
        if not {*tags} <= {x["id"] for x in parent.tags}:
            raise RefusedError(400, 50035)
        if said is not None:
            # Nothing is opened when what should stand in it is refused.
            self._writing.make(parent, self._world.bot, said, ask.files)
        thread = await self._writing.thread(parent, ask.body["name"], self._world.bot.id, source)
        thread.applied = tags
        thread.sleeps_after = ask.body.get("auto_archive_duration") or thread.sleeps_after
        if parent.guild:
            guild = self._world.guilds[parent.guild]
            await self._audit.note(guild, Action.THREAD_CREATE, thread.id, ask.reason)
        if said is None:
            return payloads.channel(thread)
        made = self._writing.make(thread, self._world.bot, said, ask.files)
        made.id = thread.id
        await self._writing.put(thread, made)
        return payloads.channel(thread) | {"message": payloads.message(self._world, made)}

    async def _archived(self, ask: Ask) -> Json:
        parent = self._channel(ask.given[0], may.HISTORY)
        found = [x for x in self._world.channels.values() if x.parent == parent.id and x.archived]
        return {"threads": [payloads.channel(x) for x in found], "members": [], "has_more": False}

    async def _active(self, ask: Ask) -> Json:
        guild = self._world.guilds.get(ask.given[0])
        if guild is None:
            raise RefusedError(404, 10004)
        found = [x for x in self._world.of_guild(guild, threads=True) if not x.archived]
        return {"threads": [payloads.channel(x) for x in found], "members": []}

    async def _join(self, ask: Ask) -> Json:
        self._channel(ask.given[0], 0)
        return None

    async def _change(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], 0)
        thread = channel.type in THREADS
        own = thread and channel.owner == self._world.bot.id and not ask.body.get("locked")
        needed = 0 if own else may.MANAGE_THREADS if thread else may.MANAGE_CHANNELS
        if needed & ~may.held(self._world, self._world.bot.id, channel):
            raise RefusedError(403, 50013)
        for key, kept in PLAIN.items():
            if key in ask.body:
                setattr(channel, kept, ask.body[key])
        if "applied_tags" in ask.body:
            channel.applied = [str(x) for x in ask.body["applied_tags"]]
        for each in ask.body.get("permission_overwrites", ()):
            self._put(channel, str(each["id"]), each)
        await self._note(channel, Action.THREAD_UPDATE if thread else Action.CHANNEL_UPDATE, ask)
        await self._gateway.send("THREAD_UPDATE" if thread else "CHANNEL_UPDATE", payloads.channel(channel))
        return payloads.channel(channel)

    async def _delete(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], 0)
        if channel.type == PRIVATE:
            return payloads.channel(channel)
        thread = channel.type in THREADS
        needed = may.MANAGE_THREADS if thread else may.MANAGE_CHANNELS
        if needed & ~may.held(self._world, self._world.bot.id, channel):
            raise RefusedError(403, 50013)
        made = payloads.channel(channel)
        told = {k: made[k] for k in ("id", "guild_id", "parent_id", "type")} if thread else made
        await self._gateway.send("THREAD_DELETE" if thread else "CHANNEL_DELETE", told)
        del self._world.channels[channel.id]
        await self._note(channel, Action.THREAD_DELETE if thread else Action.CHANNEL_DELETE, ask)
        return made

    async def _overwrite(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], may.MANAGE_ROLES)
        self._put(channel, ask.given[1], ask.body)
        await self._note(channel, Action.CHANNEL_OVERWRITE_CREATE, ask)
        await self._gateway.send("CHANNEL_UPDATE", payloads.channel(channel))
        return None

    def _put(self, channel: Channel, target: str, wanted: Json) -> None:
        """Only what the assistant may do itself can it allow or forbid others."""
        allow, deny = int(wanted.get("allow") or 0), int(wanted.get("deny") or 0)
        if (allow | deny) & ~may.held(self._world, self._world.bot.id, channel):
            raise RefusedError(403, 50013)
        channel.overwrites[target] = (int(wanted["type"]), allow, deny)

    async def _no_overwrite(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], may.MANAGE_ROLES)
        channel.overwrites.pop(ask.given[1], None)
        await self._note(channel, Action.CHANNEL_OVERWRITE_DELETE, ask)
        await self._gateway.send("CHANNEL_UPDATE", payloads.channel(channel))
        return None

    async def _note(self, channel: Channel, action: Action, ask: Ask) -> None:
        guild = self._world.guilds[channel.guild or ""]
        await self._audit.note(guild, action, channel.id, ask.reason)
