"""REST: messages, and private conversations."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.audit import Action, Audit
from tests.discord_peer.world import FORUM, PRIVATE, THREADS, Channel, Message, World
from tests.discord_peer.writing import Writing

Json = Any
NONCES = 2_000


class Channels:
    """The routes under /channels and /users."""

    def __init__(self, world: World, writing: Writing, audit: Audit) -> None:
        self._world = world
        self._audit = audit
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
        elif "around" in ask.query:
            older = sum(int(x.id) < int(ask.query["around"]) for x in shown)
            found = shown[max(0, older - limit // 2) :][:limit]
        else:
            found = shown[-limit:]
        return [payloads.message(self._world, x) for x in reversed(found)]

    async def _send(self, ask: Ask) -> Json:
        channel = self._channel(ask.given[0], 0)
        held = may.held(self._world, self._world.bot.id, channel)
        if not held & (may.SEND_IN_THREADS if channel.type in THREADS else may.SEND):
            raise RefusedError(403, 50013)
        if ((may.EMBED if ask.body.get("embeds") else 0) | (may.ATTACH if ask.files else 0)) & ~held:
            raise RefusedError(403, 50013)
        if channel.recipient is not None and not channel.recipient.accepts:
            raise RefusedError(403, 50007)
        if channel.type == FORUM:
            raise RefusedError(400, 50008, "Cannot send messages in a non-text channel")
        if channel.archived and channel.locked and not held & may.MANAGE_THREADS:
            raise RefusedError(400, 50083)
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
        if channel.guild and made.author is not self._world.bot:
            guild = self._world.guilds[channel.guild]
            await self._audit.note(guild, Action.MESSAGE_DELETE, made.author.id, ask.reason)
        await self._writing.remove(channel, [made.id])
        return None

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
