"""Polls: asked in a message, answered by people, closed by who asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.gateway import Gateway
from tests.discord_peer.world import PRIVATE, Channel, Message, User, World
from tests.discord_peer.writing import Writing

Json = Any


class Polls:
    """The routes under /channels/…/polls, and what people vote."""

    def __init__(self, world: World, gateway: Gateway, writing: Writing) -> None:
        self._world = world
        self._gateway = gateway
        self._writing = writing

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        poll = r"/channels/(\d+)/polls/(\d+)"
        return [("GET", rf"{poll}/answers/(\d+)", self._who), ("POST", f"{poll}/expire", self._close)]

    def _poll(self, ask: Ask) -> tuple[Channel, Message]:
        channel = self._world.channels.get(ask.given[0])
        if channel is None or not may.held(self._world, self._world.bot.id, channel) & may.VIEW:
            raise RefusedError(404, 10003)
        made = channel.messages.get(ask.given[1])
        if made is None or made.poll is None:
            raise RefusedError(404, 10008)
        return channel, made

    async def _who(self, ask: Ask) -> Json:
        _, made = self._poll(ask)
        who = made.votes.get(int(ask.given[2]), [])
        return {"users": [payloads.user(self._world.users[x]) for x in who]}

    async def _close(self, ask: Ask) -> Json:
        channel, made = self._poll(ask)
        if made.author is not self._world.bot:
            raise RefusedError(403, 50005)
        made.poll["expiry"] = datetime.now(UTC).isoformat()
        made.poll_closed = True
        await self._writing.tell("MESSAGE_UPDATE", channel, made)
        return payloads.message(self._world, made)

    async def vote(self, who: User, made: Message, answer: int, *, added: bool) -> None:
        """Vote for one answer, or take the vote back."""
        assert made.poll is not None, "there is no poll in it"
        assert not made.poll_closed, "the poll is closed"
        channel, held = self._world.channels[made.channel], made.votes.setdefault(answer, [])
        if added is (who.id in held):
            return
        (held.append if added else held.remove)(who.id)
        told: Json = {"user_id": who.id, "channel_id": channel.id, "message_id": made.id, "answer_id": answer}
        told |= {"guild_id": channel.guild} if channel.guild else {}
        event = "MESSAGE_POLL_VOTE_ADD" if added else "MESSAGE_POLL_VOTE_REMOVE"
        await self._gateway.send(event, told, private=channel.type == PRIVATE)
