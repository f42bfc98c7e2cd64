"""People in front of their screens: they say, react, press and fill in, and see what is theirs to see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.exchanges import Exchange
from tests.discord_peer.world import FORUM, PRIVATE, Channel, Member, Message, User

if TYPE_CHECKING:
    from tests.discord_peer.peer import Peer

Json = Any
COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
CHAT_INPUT, MEMBER_MENU, MESSAGE_MENU = 1, 2, 3
BOOLEAN, INTEGER, USER, ROOM, ATTACHMENT = 5, 4, 6, 7, 11
ESCAPE = re.compile(r"\\([^\w\s])")
LINK = re.compile(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(<?([^)>]*)>?\)")


@dataclass(frozen=True)
class Seen:
    """A message as one person sees it: its words, (label, custom id) of what can be pressed, files."""

    id: str
    author: str
    text: str
    buttons: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, bytes], ...]
    private: bool
    reply_to: str | None


class Person:
    """Someone with an account, on one server."""

    def __init__(self, peer: Peer, user: User, guild: str) -> None:
        self.user = user
        self._peer = peer
        self._guild = guild

    @property
    def id(self) -> str:
        """The account."""
        return self.user.id

    @property
    def private(self) -> Channel:
        """The private conversation with the assistant."""
        return self._peer.world.private(self.user)

    async def says(
        self,
        channel: Channel,
        words: str,
        reply_to: Message | None = None,
        files: Sequence[tuple[str, str, bytes]] = (),
        **more: Json,
    ) -> Message:
        """Say something; `files` are (name, type, content)."""
        needed = may.SEND
        if not may.held(self._peer.world, self.id, channel) & needed:
            raise PermissionError("this person may not write there")
        told = {"message_id": reply_to.id} if reply_to else None
        said = {"content": words, "message_reference": told, **more}
        made = self._peer.writing.make(channel, self.user, said, files)
        await self._peer.writing.put(channel, made)
        return made

    async def edits(self, message: Message, words: str) -> None:
        """Change an own message."""
        await self._peer.writing.change(
            self._peer.world.channels[message.channel], message, {"content": words}
        )

    async def deletes(self, message: Message) -> None:
        """Take an own message away."""
        await self._peer.writing.remove(self._peer.world.channels[message.channel], [message.id])

    async def reacts(self, message: Message, emoji: str, *, added: bool = True) -> None:
        """React, or take the reaction back."""
        channel = self._peer.world.channels[message.channel]
        await self._peer.writing.react(channel, message, self.user, emoji, added=added)

    async def votes(self, message: Message, answer: int, *, added: bool = True) -> None:
        """Vote in a poll, or take the vote back."""
        await self._peer.polls.vote(self.user, message, answer, added=added)

    async def leaves(self) -> None:
        """Go away from the server."""
        guild = self._peer.world.guilds[self._guild]
        gone = guild.members.pop(self.id)
        told = {"guild_id": guild.id, "user": payloads.user(gone.user)}
        await self._peer.gateway.send("GUILD_MEMBER_REMOVE", told)

    async def joins(self) -> None:
        """Come in, again."""
        guild = self._peer.world.guilds[self._guild]
        guild.members[self.id] = Member(self.user)
        event = payloads.member(guild.members[self.id]) | {"guild_id": guild.id}
        await self._peer.gateway.send("GUILD_MEMBER_ADD", event)

    async def uses(self, channel: Channel, name: str, **given: str) -> Exchange:
        """Use a slash command as the server knows it."""
        command = self._command(CHAT_INPUT, name)
        options, resolved = self._options(command, given)
        data = {"id": command["id"], "name": command["name"], "type": CHAT_INPUT, "guild_id": self._guild}
        data |= {"options": options} | ({"resolved": resolved} if resolved else {})
        return await self._does(COMMAND, channel, data)

    async def uses_on(self, channel: Channel, name: str, message: Message) -> Exchange:
        """Use a command from the menu of a message."""
        command = self._command(MESSAGE_MENU, name)
        raw = payloads.message(self._peer.world, message)
        data = {"id": command["id"], "name": command["name"], "type": MESSAGE_MENU, "guild_id": self._guild}
        data |= {"target_id": message.id, "resolved": {"messages": {message.id: raw}}}
        return await self._does(COMMAND, channel, data)

    async def uses_about(self, channel: Channel, name: str, person: Person) -> Exchange:
        """Use a command from the menu of a member."""
        command = self._command(MEMBER_MENU, name)
        member = self._peer.world.guilds[self._guild].members[person.id]
        bare = payloads.member(member, with_user=False) | {"permissions": "0"}
        resolved = {"users": {person.id: payloads.user(person.user)}, "members": {person.id: bare}}
        data = {"id": command["id"], "name": command["name"], "type": MEMBER_MENU, "guild_id": self._guild}
        return await self._does(COMMAND, channel, data | {"target_id": person.id, "resolved": resolved})

    async def types(self, channel: Channel, name: str, option: str, words: str) -> Exchange:
        """Type a value of a slash command, to see suggestions."""
        command = self._command(CHAT_INPUT, name)
        known = next(x for x in command["options"] if x["name"] == option)
        assert known.get("autocomplete"), f"{option} of {name} suggests nothing"
        typed = {"name": option, "type": known["type"], "value": words, "focused": True}
        data = {"id": command["id"], "name": command["name"], "type": CHAT_INPUT, "guild_id": self._guild}
        return await self._does(AUTOCOMPLETE, channel, data | {"options": [typed]})

    async def presses(self, message_id: str, custom_id: str, value: str | None = None) -> Exchange:
        """Press a button, or choose from a menu."""
        message = self._peer.world.message(message_id)
        assert message is not None, "that message is gone"
        assert message.only_for in {None, self.id}, "that message is somebody else's"
        channel = self._peer.world.channels[message.channel]
        component = next(x for x in _components(message.components) if x.get("custom_id") == custom_id)
        assert not component.get("disabled"), "that can not be pressed"
        data: Json = {"custom_id": custom_id, "component_type": component["type"], "id": component["id"]}
        if value is not None:
            data["values"] = [value]
        return await self._does(COMPONENT, channel, data, message)

    async def submits(self, exchange: Exchange, **given: str) -> Exchange:
        """Send in the dialog that an interaction opened."""
        modal = exchange.modal
        assert modal is not None, "no dialog is open"
        rows, known = [], set()
        for number, label in enumerate(modal["components"], start=1):
            asked = label["component"]
            known.add(asked["custom_id"])
            value = given.get(asked["custom_id"], _filled_in(asked))
            assert value or not asked.get("required", True), f"{asked['custom_id']} is required"
            filled: Json = {"type": asked["type"], "custom_id": asked["custom_id"], "id": number * 2}
            filled |= {"value": value} if asked["type"] == 4 else {"values": [value] if value else []}
            rows.append({"type": 18, "id": number * 2 - 1, "component": filled})
        assert given.keys() <= known, f"the dialog asks {known}"
        sent = {x: about for x, about in self._peer.world.uploads.items() if x in given.values()}
        data = {"custom_id": modal["custom_id"], "components": rows}
        data |= {"resolved": {"attachments": sent}} if sent else {}
        return await self._does(SUBMIT, exchange.channel, data, exchange.source, exchange)

    def sees(self, channel: Channel) -> list[Seen]:
        """What stands in a channel for this person, oldest first."""
        if not may.held(self._peer.world, self.id, channel) & may.VIEW:
            return []
        shown = sorted(channel.messages.values(), key=lambda x: int(x.id))
        return [self._seen(x) for x in shown if x.only_for in {None, self.id}]

    def sees_everywhere(self) -> list[Seen]:
        """What this person can read, in every channel, oldest first."""
        found = [x for channel in list(self._peer.world.channels.values()) for x in self._safe(channel)]
        return sorted(found, key=lambda x: int(x.id))

    def _safe(self, channel: Channel) -> list[Seen]:
        theirs = channel.type != PRIVATE or channel.recipient is self.user
        return self.sees(channel) if theirs and channel.type != FORUM else []

    def _seen(self, message: Message) -> Seen:
        embedded = (x.get("description", "") for x in message.embeds)
        pressable = tuple(_pressable(message.components))
        files = tuple((x["filename"], self._peer.world.files[x["url"]]) for x in message.attachments)
        told = message.reference["message_id"] if message.reference else None
        words = "\n".join(readable(x) for x in (message.content, *embedded))
        return Seen(
            message.id, message.author.id, words, pressable, files, message.only_for is not None, told
        )

    def _command(self, kind: int, name: str) -> Json:
        commands = self._peer.world.guilds[self._guild].commands
        found = next((x for x in commands if x["type"] == kind and x["name"] == name), None)
        assert found is not None, f"no command {name!r} is published"
        return found

    def _options(self, command: Json, given: dict[str, str]) -> tuple[list[Json], Json]:
        known = {x["name"]: x for x in command.get("options", ())}
        assert given.keys() <= known.keys(), f"{command['name']} takes {list(known)}"
        missing = [x for x, option in known.items() if option.get("required") and x not in given]
        assert not missing, f"{command['name']} needs {missing}"
        resolved: Json = {}
        options = []
        for name, value in given.items():
            kind = known[name]["type"]
            if kind == USER:
                member = self._peer.world.guilds[self._guild].members[value]
                bare = payloads.member(member, with_user=False) | {"permissions": "0"}
                resolved.setdefault("users", {})[value] = payloads.user(member.user)
                resolved.setdefault("members", {})[value] = bare
            if kind == ATTACHMENT:
                resolved.setdefault("attachments", {})[value] = self._peer.world.uploads[value]
            read = value == "ja" if kind == BOOLEAN else int(value) if kind == INTEGER else value
            options.append({"name": name, "type": kind, "value": read})
        return options, resolved

    async def _does(
        self,
        kind: int,
        channel: Channel,
        data: Json,
        source: Message | None = None,
        trigger: Exchange | None = None,
    ) -> Exchange:
        world = self._peer.world
        exchange = self._peer.exchanges.begin(kind, self.user, channel, source, trigger)
        event: Json = {
            "id": exchange.id,
            "application_id": world.bot.id,
            "type": kind,
            "token": exchange.token,
            "version": 1,
            "data": data,
            "channel_id": channel.id,
            "channel": payloads.channel(channel) | {"permissions": str(may.MEMBER)},
            "locale": "nl",
            "app_permissions": str(may.held(world, world.bot.id, channel)),
            "entitlements": [],
            "authorizing_integration_owners": {"0": channel.guild or self.id},
            "context": 0 if channel.guild else 1,
            "attachment_size_limit": 10_485_760,
        }
        event |= self._signed(channel)
        if source is not None:
            event["message"] = payloads.message(world, source)
        await self._peer.gateway.send("INTERACTION_CREATE", event)
        return exchange

    def _signed(self, channel: Channel) -> Json:
        """Who does it, as Discord tells it on a server and in private."""
        if not channel.guild:
            return {"user": payloads.user(self.user)}
        member = self._peer.world.guilds[channel.guild].members[self.id]
        held = {"permissions": str(may.held(self._peer.world, self.id, channel))}
        return {
            "guild_id": channel.guild,
            "guild_locale": "nl",
            "guild": {"id": channel.guild, "locale": "nl", "features": []},
            "member": payloads.member(member) | held,
        }


def readable(markdown: str) -> str:
    """The words as a reader sees them: links by their label, without the marks that were escaped."""
    return ESCAPE.sub(r"\1", LINK.sub(r"\1", markdown)).replace("\N{ZERO WIDTH SPACE}", "")


def _filled_in(asked: Json) -> str:
    """What stands in an input of a dialog when it opens."""
    chosen = [x["id"] for x in asked.get("default_values") or ()]
    chosen += [x["value"] for x in asked.get("options", ()) if x.get("default")]
    return str(asked.get("value") or (chosen[0] if chosen else ""))


def _components(rows: Sequence[Json]) -> list[Json]:
    return [x for row in rows for x in row.get("components", ())]


def _pressable(rows: Sequence[Json]) -> list[tuple[str, str]]:
    """The label and custom id of each button, and of each option of a menu (its value)."""
    found = []
    for each in _components(rows):
        if "options" in each:
            found += [(x["label"], x["value"]) for x in each["options"]]
        else:
            found.append((each["label"], each["custom_id"]))
    return found
