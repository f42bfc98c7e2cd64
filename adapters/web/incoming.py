"""From what a page sends to what the assistant hears; what the guard refuses is never kept."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from adapters.web import chat
from adapters.web.chat import Line, Said
from adapters.web.hub import Hub, Page
from adapters.web.places import Account, Places
from adapters.web.views import Json
from bot.core.commands import Say
from bot.core.errors import UserError
from bot.core.events import Called, Chosen, Heard, Joined, Message, Reacted, Removed, Screened
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.ports import Bot
from bot.core.speak import send_key
from bot.store.writer import Database

MAX_TEXT = 8_000
MAX_VALUES = 30
CALL = "@vraagbaak"
KEY = re.compile(r"[\w-]{1,36}")
DRAWN = frozenset({"So", "Sk", "Mn", "Me", "Cf"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing a page sent: its fields, with the checks they need."""

    fields: Mapping[str, Any]

    def text(self, name: str, limit: int = 100) -> str:
        """A field that must be text; raises UserError."""
        value = self.fields.get(name, "")
        if not isinstance(value, str) or any("\ud800" <= c <= "\udfff" for c in value):
            raise UserError("web-not-understood")
        if len(value) > limit:
            raise UserError("message-too-long", limit=limit)
        return value

    def number(self, name: str) -> int | None:
        """A field that is the number of a message, or nothing; raises UserError."""
        value = self.fields.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**53):
            return value
        raise UserError("web-not-understood")

    def values(self) -> dict[str, str]:
        """The values of a form; raises UserError."""
        given = self.fields.get("given", {})
        if not isinstance(given, dict) or len(given) > MAX_VALUES:
            raise UserError("web-not-understood")
        return {str(k)[:64]: Frame(given).text(k, MAX_TEXT) for k in given}


class Incoming:
    """Turns frames into events, in the order of one page."""

    def __init__(
        self,
        places: Places,
        database: Database,
        hub: Hub,
        says: Mapping[str, Say],
        clock: Callable[[], datetime],
    ) -> None:
        self._places = places
        self._database = database
        self._hub = hub
        self._says = says
        self._clock = clock

    def begin(self, bot: Bot) -> None:
        """Hand everything to this bot from now on."""
        self._bot = bot

    async def take(self, page: Page, kind: str, frame: Frame) -> None:
        """Handle one frame; raises UserError with what the person must know."""
        match kind:
            case "say":
                await self._say(page, frame)
            case "call":
                await self._call(page, frame)
            case "choose":
                await self._choose(page, frame)
            case "react":
                await self._react(page, frame)
            case "remove":
                await self._remove(page, frame)
            case _:
                raise UserError("web-not-understood")

    async def hand_over(self, line: Line, locale: str = "nl", screened: Screened | None = None) -> None:
        """Let the assistant handle a kept message, unless its room or author is no longer there."""
        account = self._places.accounts.get(line.author or "")
        if account is not None and self._places.knows(line.room):
            await self._bot.handle(replace(self._heard(line, account, locale), screened=screened))
        self._database.count(lambda unit: chat.handled(unit, line.id))

    async def greet(self, page: Page) -> None:
        """Let the assistant welcome someone who comes in; it does so once."""
        account = page.account
        where = self._places.conversation(account.private_room, page.locale)
        name = send_key(f"welkom:{account.id}")
        await self._bot.handle(Joined(name, account.actor, where, self._clock()))

    async def tell_removal(self, line: Line, locale: str = "nl") -> None:
        """Let the assistant forget what it holds of a message that is gone."""
        where = self._places.conversation(line.room, locale, line.thread)
        await self._bot.handle(Removed(f"weg-{line.id}", MessageRef(where, str(line.id))))

    async def tell_silence(self, account: Account) -> None:
        """Tell a person whether they may speak."""
        found = await self._database.read(lambda unit: chat.silenced(unit, account.id, self._clock()))
        until = found[0].isoformat() if found and found[0] else None
        silence = {"until": until, "reason": found[1]} if found else None
        await self._hub.notice(account.id, {"type": "silence", "silence": silence})

    async def _say(self, page: Page, frame: Frame) -> None:
        text, room = frame.text("text", MAX_TEXT), self._readable(page, frame.text("room"))
        if room != page.account.private_room:
            await self._may_speak(page.account)
        if not text.strip():
            raise UserError("web-empty")
        where = self._places.conversation(room, page.locale, frame.number("thread"))
        thread = await self._in_room(page, frame.number("thread"), room)
        reply_to = await self._in_room(page, frame.number("reply_to"), room)
        key = self._id(page, frame)
        screened = self._bot.screen(text, where, page.account.actor)
        # What is not refused is kept as the guard left it: masked where it was in doubt.
        said = Said(key, room, page.account.id, screened.text, self._clock(), thread, reply_to)
        if screened.refused:
            await self._refused(page, replace(said, text=text), where, screened)
            return
        line, new = await self._database.promise(lambda unit: chat.say(unit, said))
        if new:
            await self._hub.show(line)
        await self.hand_over(line, page.locale, screened)

    async def _refused(self, page: Page, said: Said, where: Conversation, screened: Screened) -> None:
        """Let the assistant explain; the message itself is in memory only, and kept nowhere."""
        message = Message(MessageRef(where, f"x{said.key}"), page.account.actor, said.text, said.at)
        await self._bot.handle(Heard(message, where.audience is Audience.DIRECT, screened))

    async def _call(self, page: Page, frame: Frame) -> None:
        where = self._where(page, frame)
        target = frame.number("target")
        ref = await self._ref(page, target) if target else None
        event = Called(
            self._id(page, frame),
            frame.text("command"),
            frame.values(),
            page.account.actor,
            where,
            self._clock(),
            ref,
        )
        await self._bot.handle(event)

    async def _choose(self, page: Page, frame: Frame) -> None:
        where = self._where(page, frame)
        actor = page.account.actor
        await self._bot.handle(
            Chosen(self._id(page, frame), frame.text("token"), actor, where, self._clock(), frame.values())
        )

    async def _react(self, page: Page, frame: Frame) -> None:
        await self._may_speak(page.account)
        number, emoji = frame.number("message") or 0, frame.text("emoji", 16)
        if not is_emoji(emoji):
            raise UserError("web-not-understood")
        ref = await self._ref(page, number)
        added = frame.fields.get("added") is not False
        line = await self._database.promise(
            lambda unit: chat.react(unit, number, page.account.id, emoji, added=added)
        )
        if line is not None:
            await self._hub.show(line)
            await self._bot.handle(
                Reacted(self._id(page, frame), ref, page.account.actor, emoji, self._clock(), added)
            )

    async def _remove(self, page: Page, frame: Frame) -> None:
        number = frame.number("message") or 0
        line = await self._database.read(lambda unit: chat.line(unit, number))
        if line is None or line.author != page.account.id:
            raise UserError("web-not-yours")
        gone = await self._database.promise(lambda unit: chat.remove(unit, number))
        if gone is not None:
            await self._hub.show(gone)
            await self.tell_removal(gone, page.locale)

    async def _may_speak(self, account: Account) -> None:
        found = await self._database.read(lambda unit: chat.silenced(unit, account.id, self._clock()))
        if found is not None:
            raise UserError("web-silenced", reason=found[1])

    async def _ref(self, page: Page, number: int) -> MessageRef:
        """A message this person can read; raises UserError."""
        line = await self._database.read(lambda unit: chat.line(unit, number))
        if line is None or line.only_for not in {None, page.account.id}:
            raise UserError("web-gone")
        room = self._readable(page, line.room)
        return MessageRef(self._places.conversation(room, page.locale, line.thread), str(number))

    async def _in_room(self, page: Page, number: int | None, room: str) -> int | None:
        """The number of a message of this very room; raises UserError."""
        if number is not None and (await self._ref(page, number)).conversation.room != room:
            raise UserError("web-gone")
        return number

    def _where(self, page: Page, frame: Frame) -> Conversation:
        room = self._readable(page, frame.text("room"))
        return self._places.conversation(room, page.locale, frame.number("thread"))

    def _readable(self, page: Page, room: str) -> str:
        if not self._places.may_read(page.account, room):
            raise UserError("web-no-room")
        return room

    def _id(self, page: Page, frame: Frame) -> str:
        """The event's id: from what the page made up for it, so that sending it again changes nothing."""
        key = frame.text("key", 36) or secrets.token_hex(12)
        if not KEY.fullmatch(key):
            raise UserError("web-not-understood")
        return send_key(f"{page.account.id}:{key}")

    def _heard(self, line: Line, account: Account, locale: str) -> Heard:
        where = self._places.conversation(line.room, locale, line.thread)
        called = line.text.strip().casefold().startswith(CALL)
        text = line.text.strip()[len(CALL) :].lstrip(" ,:") if called else line.text
        reply_to = MessageRef(where, str(line.reply_to)) if line.reply_to else None
        message = Message(MessageRef(where, str(line.id)), account.actor, text, line.said_at, reply_to)
        return Heard(message, called or where.audience is Audience.DIRECT)


def is_emoji(text: str) -> bool:
    """Whether a reaction is a picture and nothing to read; a keycap may hold its digit."""
    keycap = "\N{COMBINING ENCLOSING KEYCAP}" in text
    return bool(text) and all(
        unicodedata.category(c) in DRAWN or (keycap and c in "#*0123456789") for c in text
    )


def problem(key: str, error: UserError, say: Say) -> Json:
    """What a page is told when a frame could not be handled."""
    return {"type": "error", "key": key, "text": say(error.key, **error.values)}
