"""REST: reactions, deleting many at once: what is done to messages besides saying and changing them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.audit import Action, Audit
from tests.discord_peer.world import Channel, Message, World
from tests.discord_peer.writing import Writing

FEWEST, MOST, OLDEST = 2, 100, timedelta(days=14)
Json = Any


class Reacting:
    """The routes for reactions, and for taking many messages away."""

    def __init__(self, world: World, writing: Writing, audit: Audit) -> None:
        self._world = world
        self._writing = writing
        self._audit = audit

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        reactions = r"/channels/(\d+)/messages/(\d+)/reactions"
        return [
            ("PUT", rf"{reactions}/([^/]+)/@me", self._react),
            ("DELETE", rf"{reactions}/([^/]+)/(@me|\d+)", self._take_back),
            ("DELETE", reactions, self._clear),
            ("GET", rf"{reactions}/([^/]+)", self._who),
            ("POST", r"/channels/(\d+)/messages/bulk-delete", self._bulk),
            ("POST", r"/channels/(\d+)/typing", self._typing),
        ]

    def _channel(self, ask: Ask, needs: int) -> Channel:
        channel = self._world.channels.get(ask.given[0])
        if channel is None:
            raise RefusedError(404, 10003)
        held = may.held(self._world, self._world.bot.id, channel)
        if not held & may.VIEW:
            raise RefusedError(403, 50001)
        if needs & ~held:
            raise RefusedError(403, 50013)
        return channel

    def _message(self, ask: Ask, needs: int) -> tuple[Channel, Message]:
        channel = self._channel(ask, needs)
        made = channel.messages.get(ask.given[1])
        if made is None or made.only_for is not None:
            raise RefusedError(404, 10008)
        return channel, made

    async def _react(self, ask: Ask) -> Json:
        channel, made = self._message(ask, may.HISTORY)
        # Who adds to what others began needs no permission for it.
        if not made.reactions.get(ask.given[2]):
            self._channel(ask, may.ADD_REACTIONS)
        await self._writing.react(channel, made, self._world.bot, ask.given[2], added=True)
        return None

    async def _take_back(self, ask: Ask) -> Json:
        mine = ask.given[3] == "@me"
        channel, made = self._message(ask, may.HISTORY if mine else may.MANAGE_MESSAGES)
        who = self._world.bot if mine else self._world.users[ask.given[3]]
        await self._writing.react(channel, made, who, ask.given[2], added=False)
        return None

    async def _clear(self, ask: Ask) -> Json:
        channel, made = self._message(ask, may.MANAGE_MESSAGES)
        for emoji, people in list(made.reactions.items()):
            for who in list(people):
                await self._writing.react(channel, made, self._world.users[who], emoji, added=False)
        return None

    async def _who(self, ask: Ask) -> Json:
        _, made = self._message(ask, may.HISTORY)
        who = sorted(made.reactions.get(ask.given[2], ()), key=int)
        after, limit = int(ask.query.get("after", 0)), int(ask.query.get("limit", 25))
        return [payloads.user(self._world.users[x]) for x in who if int(x) > after][:limit]

    async def _bulk(self, ask: Ask) -> Json:
        channel = self._channel(ask, may.MANAGE_MESSAGES)
        ids = [str(x) for x in ask.body["messages"]]
        if channel.guild is None:
            raise RefusedError(400, 50003, "Cannot execute action on a DM channel")
        if not FEWEST <= len(ids) <= MOST or len({*ids}) < len(ids):
            raise RefusedError(400, 50016, "Provided too few or too many messages to delete")
        found = [channel.messages[x] for x in ids if x in channel.messages]
        if any(x.at < datetime.now(UTC) - OLDEST for x in found):
            raise RefusedError(400, 50034, "You can only bulk delete messages that are under 14 days old")
        await self._writing.remove_many(channel, ids)
        guild = self._world.guilds[channel.guild]
        await self._audit.note(guild, Action.MESSAGE_BULK_DELETE, channel.id, ask.reason)
        return None

    async def _typing(self, ask: Ask) -> Json:
        self._channel(ask, may.SEND)
        return None
