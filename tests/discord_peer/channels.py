"""REST: messages, reactions, threads and private conversations."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.world import FORUM, PRIVATE, THREADS, Channel, Message, World
from tests.discord_peer.writing import Writing

Json = Any
NONCES = 2_000


class Channels:
    """The routes under /channels and /users."""

    def __init__(self, world: World, writing: Writing) -> None:
        self._world = world
        self._writing = writing
        self._nonces: OrderedDict[tuple[str, str], Message] = OrderedDict()

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        message = r"/channels/(\d+)/messages/(\d+)"
        return [
            ("GET", r"/channels/(\d+)", self._get),
            ("GET", r"/channels/(\d+)/messages", self._history),
            ("POST", r"/channels/(\d+)/messages", self._send),
            ("GET", message, self._one),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("GET", rf"{message}/reactions/([^/]+)", self._who_reacted),
            ("POST", rf"{message}/threads", self._thread_under),
            ("POST", r"/channels/(\d+)/threads", self._topic),
            ("POST", r"/users/@me/channels", self._private),
            ("GET", r"/users/(\d+)", self._user),
        ]

    def forget_nonces(self) -> None:
        """As Discord does after a few minutes."""
        self._nonces.clear()

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

    def _message(self, channel: Channel, id_: str) -> Message:
        made = channel.messages.get(id_)
        if made is None or made.only_for is not None:
            raise RefusedError(404, 10008)
        return made

    async def _get(self, ask: Ask) -> Json:
        return payloads.channel(self._channel(ask.given[0], 0))

    async def _history(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], may.HISTORY)
        limit = int(ask.query.get("limit", 50))
        shown = sorted((x for x in channel.messages.values() if x.only_for is None), key=lambda x: int(x.id))
        if "after" in ask.query:
            found = [x for x in shown if int(x.id) > int(ask.query["after"])][:limit]
        elif "before" in ask.query:
            found = [x for x in shown if int(x.id) < int(ask.query["before"])][-limit:]
        else:
            found = shown[-limit:]
        return [payloads.message(self._world, x) for x in reversed(found)]

    async def _send(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], 0)
        held = may.held(self._world, self._world.bot.id, channel)
        if not held & (may.SEND_IN_THREADS if channel.type in THREADS else may.SEND):
            raise RefusedError(403, 50013)
        if channel.recipient is not None and not channel.recipient.accepts:
            raise RefusedError(403, 50007)
        if channel.type == FORUM:
            raise RefusedError(400, 50008, "Cannot send messages in a non-text channel")
        key = (channel.id, str(ask.body.get("nonce")))
        if ask.body.get("enforce_nonce") and key in self._nonces:
            return payloads.message(self._world, self._nonces[key], nonce=True)
        made = self._writing.make(channel, self._world.bot, ask.body, ask.files)
        self._nonces[key] = made
        if len(self._nonces) > NONCES:
            self._nonces.popitem(last=False)
        await self._writing.put(channel, made)
        return payloads.message(self._world, made, nonce=True)

    async def _one(self, ask: Ask) -> Json:
        return payloads.message(
            self._world, self._message(self._channel(ask.given[0], may.HISTORY), ask.given[1])
        )

    async def _edit(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], 0)
        made = self._message(channel, ask.given[1])
        if made.author is not self._world.bot:
            raise RefusedError(403, 50005)
        return payloads.message(self._world, await self._writing.change(channel, made, ask.body, ask.files))

    async def _delete(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], 0)
        made = self._message(channel, ask.given[1])
        held = may.held(self._world, self._world.bot.id, channel)
        if made.author is not self._world.bot and (channel.type == PRIVATE or not held & may.MANAGE_MESSAGES):
            raise RefusedError(403, 50013)
        if channel.guild:
            entry = {"action": "MESSAGE_DELETE", "target": made.author.id, "reason": ask.reason}
            self._world.guilds[channel.guild].audit.append(entry)
        await self._writing.remove(channel, [made.id])
        return None

    async def _who_reacted(self, ask: Ask) -> Json:
        made = self._message(self._channel(ask.given[0], may.HISTORY), ask.given[1])
        who = sorted(made.reactions.get(ask.given[2], ()), key=int)
        after, limit = int(ask.query.get("after", 0)), int(ask.query.get("limit", 25))
        return [payloads.user(self._world.users[x]) for x in who if int(x) > after][:limit]

    async def _thread_under(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], may.PUBLIC_THREADS)
        made = self._message(channel, ask.given[1])
        thread = await self._writing.thread(channel, ask.body["name"], self._world.bot.id, made)
        return payloads.channel(thread)

    async def _topic(self, ask: Ask) -> Json:
        forum = self._channel(ask.given[0], may.SEND)
        if forum.type != FORUM:
            raise RefusedError(400, 50035)
        thread = await self._writing.thread(forum, ask.body["name"], self._world.bot.id)
        made = self._writing.make(thread, self._world.bot, ask.body["message"], ask.files)
        made.id = thread.id
        await self._writing.put(thread, made)
        return payloads.channel(thread) | {"message": payloads.message(self._world, made)}

    async def _private(self, ask: Ask) -> Json:
        user = self._world.users.get(str(ask.body["recipient_id"]))
        if user is None:
            raise RefusedError(400, 50033, "Invalid Recipient(s)")
        return payloads.channel(self._world.private(user))

    async def _user(self, ask: Ask) -> Json:
        user = self._world.users.get(ask.given[0])
        if user is None:
            raise RefusedError(404, 10013)
        return payloads.user(user)
