"""Commands, buttons, menus and forms: what someone did natively, and the exchange that answers it."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import discord
from discord import InteractionType

from adapters.discord import memory
from adapters.discord.components import values
from adapters.discord.directory import Directory
from adapters.discord.exchange import DEFER_AFTER, TROUBLE, Exchange
from adapters.discord.lanes import NATIVE, Lanes
from adapters.discord.places import Places
from adapters.discord.recent import Recent
from adapters.discord.uploads import Uploads
from bot.core.commands import Command
from bot.core.events import Called, Chosen, Event, Message
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef
from bot.core.ports import Bot
from bot.core.reply import Seen
from bot.store.writer import Database

MOST_OPEN = 5_000
YES_NO = {True: "ja", False: "nee"}
CHAT_INPUT, MEMBER_MENU, MESSAGE_MENU = 1, 2, 3

log = logging.getLogger(__name__)
Live = discord.Interaction[Any]
Raw = Any
"""What Discord wrote of an interaction."""


class Interactions:
    """Hands interactions to the bot and keeps how each can be answered.

    `named` gives the command behind the name Discord knows it by, per kind of menu.
    """

    def __init__(
        self,
        bot: Bot,
        places: Places,
        directory: Directory,
        recent: Recent,
        lanes: Lanes,
        database: Database,
        named: Mapping[tuple[int, str], Command],
        hook: Callable[[str], discord.Webhook],
    ) -> None:
        self.uploads = Uploads()
        self._bot = bot
        self._places = places
        self._directory = directory
        self._recent = recent
        self._lanes = lanes
        self._database = database
        self._named = named
        self._hook = hook
        self._open: OrderedDict[str, Exchange] = OrderedDict()
        self._timers: set[asyncio.Task[None]] = set()

    async def remember(self) -> None:
        """Take up the interactions from before a restart that can still be answered."""
        kept = await self._database.read(lambda unit: memory.tokens(unit, datetime.now(UTC)))
        for id_, token in kept.items():
            self._open.setdefault(f"i{id_}", Exchange(int(id_), partial(self._hook, token)))

    def exchange(self, event_id: str | None) -> Exchange | None:
        """The exchange that answers this event, or None when it was no interaction or is forgotten."""
        return self._open.get(event_id or "")

    async def came(self, live: Live) -> None:
        """Handle one interaction of Discord."""
        if live.type is InteractionType.autocomplete:
            await self._suggest(live)
            return
        event, private = self._event(live)
        if event is None or event.id in self._open:
            return
        # In private there is nobody else to hide an answer from.
        private = private and live.guild_id is not None
        form = live.type is InteractionType.modal_submit
        hook = partial(self._hook, live.token)
        exchange = Exchange(live.id, hook, live, private=private, form=form)
        self._open[event.id] = exchange
        if len(self._open) > MOST_OPEN:
            self._open.popitem(last=False)
        timer = asyncio.create_task(self._defer_in_time(exchange))
        self._timers.add(timer)
        timer.add_done_callback(self._timers.discard)
        now = datetime.now(UTC)
        await self._database.promise(lambda unit: memory.keep_token(unit, str(live.id), live.token, now))
        await self._lanes.put(f"{NATIVE}{live.user.id}", 0, partial(self._handle, live, event))

    def forget(self, theirs: Callable[[Actor], bool]) -> int:
        """Forget what was said in answer to anybody: staff is shown the words of members, too; how many."""
        for exchange in list(self._open.values()):
            exchange.forget()
        return len(self._open)

    def stop(self) -> None:
        """Ask no more time for anything."""
        for timer in self._timers:
            timer.cancel()

    async def _handle(self, live: Live, event: Event) -> None:
        """Hand an event over, with the files that came along."""
        await self.uploads.take(live.data or {}, live.client.http.get_from_cdn)
        await self._bot.handle(event)

    async def _defer_in_time(self, exchange: Exchange) -> None:
        await asyncio.sleep(DEFER_AFTER)
        try:
            await exchange.defer()
        except (discord.HTTPException, *TROUBLE) as error:
            # The answer itself looks first what stands there.
            log.warning("more time could not be asked: %s", type(error).__name__)

    async def _suggest(self, live: Live) -> None:
        """Answer what someone is typing with what they may mean."""
        data: Any = live.data
        command = self._named.get((CHAT_INPUT, data["name"]))
        typed = next((x for x in data.get("options", ()) if x.get("focused")), None)
        if command is None or typed is None:
            return
        actor, where = self._directory.meet(live.user), self._places.conversation(live.channel)
        found = await self._bot.suggest(command.id, typed["name"], str(typed["value"]), actor, where)
        choices = [discord.app_commands.Choice(name=label[:100], value=value[:100]) for value, label in found]
        try:
            await live.response.autocomplete(choices[:25])
        except discord.HTTPException as error:
            # Whoever types on gets the next suggestions.
            log.info("suggestions came too late: code %d", error.code)

    def _event(self, live: Live) -> tuple[Event | None, bool]:
        """What happened, and whether its answer is for the asker alone."""
        data: Any = live.data
        match live.type:
            case InteractionType.application_command:
                return self._called(live, data)
            case InteractionType.component:
                chosen = data.get("values") or [data["custom_id"]]
                return self._chosen(live, str(chosen[0]), {}), True
            case InteractionType.modal_submit:
                return self._chosen(live, str(data["custom_id"]), values(data)), True
            case _:
                return None, True

    def _chosen(self, live: Live, custom_id: str, given: Mapping[str, str]) -> Event | None:
        token = custom_id.partition(":")[2] if ":" in custom_id else custom_id
        actor, where = self._directory.meet(live.user), self._places.conversation(live.channel)
        return Chosen(f"i{live.id}", token, actor, where, live.created_at, given)

    def _called(self, live: Live, data: Raw) -> tuple[Event | None, bool]:
        command = self._named.get((int(data["type"]), data["name"]))
        if command is None:
            log.warning("a command that is not ours any more was called")
            return None, True
        actor, where = self._directory.meet(live.user), self._places.conversation(live.channel)
        resolved = data.get("resolved", {})
        for id_, person in resolved.get("users", {}).items():
            self._directory.meet_raw(person, resolved.get("members", {}).get(id_))
        target = None
        if data["type"] == MESSAGE_MENU:
            target = self._pointed_at(resolved["messages"][data["target_id"]], where)
        given = {x["name"]: _written(x["value"]) for x in data.get("options", ())}
        if data["type"] == MEMBER_MENU and command.on_person:
            given = {command.on_person: str(data["target_id"])}
        event = Called(f"i{live.id}", command.id, given, actor, where, live.created_at, target)
        return event, command.seen is Seen.ASKER

    def _pointed_at(self, raw: Raw, where: Conversation) -> MessageRef:
        """Remember the message of a message menu, of which Discord sends the words along."""
        ref = MessageRef(where, str(raw["id"]))
        author = self._directory.actor(str(raw["author"]["id"]), where)
        author = author or self._directory.meet_raw(raw["author"], None)
        said_at = datetime.fromisoformat(raw["timestamp"])
        self._recent.point(Message(ref, author, raw["content"], said_at))
        return ref


def _written(value: object) -> str:
    return YES_NO[value] if isinstance(value, bool) else str(value)
