"""REST: the answers to interactions, with their deadlines."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.waiting import Changes
from tests.discord_peer.world import Channel, Message, User, World
from tests.discord_peer.writing import Writing

Json = Any
COMPONENT, AUTOCOMPLETE, SUBMIT = 3, 4, 5
PONG, MESSAGE, DEFERRED, QUIET, UPDATE, SUGGESTIONS, MODAL = 1, 4, 5, 6, 7, 8, 9
FIRST_WORD, LASTS = 3.0, 900.0


@dataclass
class Exchange:
    """One interaction: who did what where, and what was answered so far."""

    id: str
    token: str
    kind: int
    user: User
    channel: Channel
    changes: Changes
    source: Message | None = None
    trigger: Exchange | None = None
    began: float = field(default_factory=time.monotonic)
    type: int | None = None
    original: Message | None = None
    modal: Json = None
    choices: list[Json] = field(default_factory=list)
    followed: list[Message] = field(default_factory=list)
    changed: bool = False

    async def answered(self, seconds: float = 20) -> Exchange:
        """Wait until the asker sees an answer; raises TimeoutError when that takes too long."""
        await self.changes.until(lambda: self.said, seconds)
        return self

    @property
    def said(self) -> bool:
        """Whether the asker sees an answer, and no "one moment" any more."""
        loading = self.original is not None and self.original.flags & payloads.LOADING
        shown = self.type in {MESSAGE, MODAL, SUGGESTIONS, UPDATE} or bool(self.followed) or self.changed
        return shown or (self.type == DEFERRED and not loading)


class Exchanges:
    """The routes under /interactions and /webhooks."""

    def __init__(self, world: World, writing: Writing, changes: Changes) -> None:
        self._world = world
        self._changes = changes
        self._by_token: dict[str, Exchange] = {}
        self._writing = writing
        self.by_id: dict[str, Exchange] = {}
        self.first_word = FIRST_WORD
        self.later = 0.0

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        hook = r"/webhooks/(\d+)/([\w.-]+)"
        return [
            ("POST", r"/interactions/(\d+)/([\w.-]+)/callback", self._callback),
            ("POST", hook, self._follow),
            ("GET", rf"{hook}/messages/(@original|\d+)", self._get),
            ("PATCH", rf"{hook}/messages/(@original|\d+)", self._edit),
            ("DELETE", rf"{hook}/messages/(@original|\d+)", self._delete),
        ]

    def begin(
        self,
        kind: int,
        user: User,
        channel: Channel,
        source: Message | None = None,
        trigger: Exchange | None = None,
    ) -> Exchange:
        """A new interaction, with a token that lasts a quarter of an hour."""
        token = secrets.token_urlsafe(60)
        made = Exchange(self._world.ids.next(), token, kind, user, channel, self._changes, source, trigger)
        self.by_id[made.id] = self._by_token[token] = made
        return made

    def _age(self, exchange: Exchange) -> float:
        return time.monotonic() + self.later - exchange.began

    async def _callback(self, ask: Ask) -> Json:
        exchange = self.by_id.get(ask.given[0])
        if exchange is None or exchange.token != ask.given[1]:
            raise RefusedError(404, 10062)
        if exchange.type is not None:
            raise RefusedError(400, 40060)
        if self._age(exchange) > self.first_word:
            raise RefusedError(404, 10062)
        kind, data = ask.body["type"], ask.body.get("data") or {}
        if not _fits(exchange, kind):
            raise RefusedError(400, 50035)
        message = None
        if kind == MESSAGE:
            message = self._made(exchange, data, ask.files)
        elif kind == DEFERRED:
            message = self._made(exchange, {**data, "content": "…"}, [])
            message.content, message.flags = "", message.flags | payloads.LOADING
        elif kind == UPDATE and exchange.source is not None:
            await self._writing.change(exchange.channel, exchange.source, data, ask.files)
        exchange.type = kind
        exchange.original = message or (exchange.source if kind in {QUIET, UPDATE} else None)
        exchange.modal = data if kind == MODAL else None
        exchange.choices = data.get("choices", [])
        if message is not None:
            await self._writing.put(exchange.channel, message)
        return self._told(exchange, message) if ask.query.get("with_response") in {"1", "true"} else None

    def _made(self, exchange: Exchange, data: Json, files: list[tuple[str, str, bytes]]) -> Message:
        message = self._writing.make(exchange.channel, self._world.bot, data, files)
        message.only_for = exchange.user.id if message.flags & payloads.EPHEMERAL else None
        message.about = self._metadata(exchange)
        return message

    def _metadata(self, exchange: Exchange) -> Json:
        """What a message tells of the interaction it answers."""
        made: Json = {
            "id": exchange.id,
            "type": exchange.kind,
            "user": payloads.user(exchange.user),
            "authorizing_integration_owners": {"0": exchange.channel.guild or exchange.user.id},
        }
        if exchange.kind == COMPONENT and exchange.source is not None:
            made["interacted_message_id"] = exchange.source.id
        if exchange.trigger is not None:
            made["triggering_interaction_metadata"] = self._metadata(exchange.trigger)
        return made

    def _told(self, exchange: Exchange, message: Message | None) -> Json:
        interaction: Json = {"id": exchange.id, "type": exchange.kind}
        told: Json = {"interaction": interaction}
        if message is not None:
            interaction |= {
                "response_message_id": message.id,
                "response_message_loading": bool(message.flags & payloads.LOADING),
                "response_message_ephemeral": bool(message.flags & payloads.EPHEMERAL),
            }
            told["resource"] = {"type": exchange.type, "message": payloads.message(self._world, message)}
        return told

    def _open(self, ask: Ask) -> Exchange:
        exchange = self._by_token.get(ask.given[1])
        if exchange is None or exchange.type is None:
            raise RefusedError(404, 10015)
        if self._age(exchange) > LASTS:
            raise RefusedError(401, 50027)
        return exchange

    def _which(self, exchange: Exchange, id_: str) -> Message:
        message = exchange.original
        if id_ != "@original":
            own = (exchange.original, *exchange.followed)
            message = next((x for x in own if x is not None and x.id == id_), None)
        if message is None or message.id not in exchange.channel.messages:
            raise RefusedError(404, 10008)
        return message

    async def _follow(self, ask: Ask) -> Json:
        exchange = self._open(ask)
        first = exchange.original
        if first and first.flags & payloads.LOADING and first.id in exchange.channel.messages:
            # Discord keeps an old habit: the first words after "one moment" take its place.
            await self._writing.change(exchange.channel, first, ask.body, ask.files)
            return payloads.message(self._world, first)
        message = self._made(exchange, ask.body, ask.files)
        exchange.followed.append(message)
        await self._writing.put(exchange.channel, message)
        return payloads.message(self._world, message)

    async def _get(self, ask: Ask) -> Json:
        return payloads.message(self._world, self._which(self._open(ask), ask.given[2]))

    async def _edit(self, ask: Ask) -> Json:
        exchange = self._open(ask)
        message = self._which(exchange, ask.given[2])
        await self._writing.change(exchange.channel, message, ask.body, ask.files)
        exchange.changed = exchange.changed or message is exchange.original
        return payloads.message(self._world, message)

    async def _delete(self, ask: Ask) -> Json:
        exchange = self._open(ask)
        await self._writing.remove(exchange.channel, [self._which(exchange, ask.given[2]).id])
        return None


def _fits(exchange: Exchange, kind: int) -> bool:
    """Whether an interaction can be answered in this way."""
    if exchange.kind == AUTOCOMPLETE or kind == SUGGESTIONS:
        return exchange.kind == AUTOCOMPLETE and kind == SUGGESTIONS
    if kind in {QUIET, UPDATE}:
        return exchange.source is not None
    return kind in {MESSAGE, DEFERRED} or (kind == MODAL and exchange.kind != SUBMIT)
