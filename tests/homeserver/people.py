"""Someone who uses Matrix: makes rooms, talks, sees what stands there. Rooms and messages are their ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal
from uuid import uuid4

from tests.homeserver.accounts import PATIENCE, Account
from tests.homeserver.asking import Json, at
from tests.homeserver.timeline import Event, File, Seen, timeline

Preset = Literal["private_chat", "trusted_private_chat", "public_chat"]
ENCRYPTED = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}


class Person(Account):
    """A person with a client that does not encrypt."""

    # rooms

    async def creates(
        self,
        name: str | None = None,
        *,
        preset: Preset = "private_chat",
        version: str | None = None,
        encrypted: bool = False,
        invite: Sequence[str] = (),
        initial_state: Sequence[Mapping[str, Any]] = (),
        power_levels: Mapping[str, Any] | None = None,
        **more: object,
    ) -> str:
        """A new room; `more` is anything else that the request takes (`is_direct`, `creation_content`, …)."""
        state = [*initial_state, *([ENCRYPTED] if encrypted else [])]
        body: Json = {"preset": preset, "invite": list(invite), "initial_state": state, **more}
        given = {"name": name, "room_version": version, "power_level_content_override": power_levels}
        body |= {key: value for key, value in given.items() if value is not None}
        return str((await self.asks("POST", at("createRoom"), body))["room_id"])

    async def joins(self, room: str) -> str:
        """Join by id or alias; the id."""
        return str((await self.asks("POST", at("join", room), {}))["room_id"])

    async def accepts(self, sender: str | None = None) -> str:
        """Wait for an invitation, from this person or from anybody, and join; the room."""

        async def invited() -> str | None:
            rooms = (await self.glance()).get("invite", {})
            return next((room for room, told in rooms.items() if sender in (None, self._inviter(told))), None)

        found = await self.until(invited)
        assert found
        return await self.joins(found)

    async def leaves(self, room: str) -> None:
        """Leave, or decline an invitation."""
        await self.asks("POST", at("rooms", room, "leave"), {})

    async def invites(self, room: str, user: str) -> None:
        """Invite someone."""
        await self._member("invite", room, user)

    async def kicks(self, room: str, user: str, reason: str = "") -> None:
        """Put someone out."""
        await self._member("kick", room, user, reason)

    async def bans(self, room: str, user: str, reason: str = "") -> None:
        """Put someone out for good."""
        await self._member("ban", room, user, reason)

    async def unbans(self, room: str, user: str) -> None:
        """Take a ban back."""
        await self._member("unban", room, user)

    async def upgrades(self, room: str, version: str) -> str:
        """Replace the room by one of another version; the new room."""
        told = await self.asks("POST", at("rooms", room, "upgrade"), {"new_version": version})
        return str(told["replacement_room"])

    async def members(self, room: str, membership: str = "join") -> set[str]:
        """Who is there, or who has another membership."""
        told = await self.asks("GET", at("rooms", room, "members", membership=membership))
        return {event["state_key"] for event in told["chunk"]}

    async def state(self, room: str, kind: str, key: str = "") -> Json:
        """The content of one state event; raises RefusedError (404) when there is none."""
        return await self.asks("GET", at("rooms", room, "state", kind, key))

    async def sets(self, room: str, kind: str, content: Mapping[str, Any], key: str = "") -> str:
        """Write one state event; its id."""
        return str((await self.asks("PUT", at("rooms", room, "state", kind, key), content))["event_id"])

    # saying

    async def sends(
        self, room: str, kind: str, content: Mapping[str, Any], *, transaction: str | None = None
    ) -> str:
        """Any event; its id. The same transaction id twice is one event."""
        path = at("rooms", room, "send", kind, transaction or uuid4().hex)
        return str((await self.asks("PUT", path, content))["event_id"])

    async def says(
        self,
        room: str,
        body: str,
        *,
        html: str | None = None,
        reply_to: str | None = None,
        thread: str | None = None,
        mentions: Sequence[str] = (),
        kind: str = "m.text",
        transaction: str | None = None,
    ) -> str:
        """A message, maybe as a reply or in the thread that begins with `thread`; its id."""
        content = _words(kind, body, html) | _relation(reply_to, thread)
        if mentions:
            content["m.mentions"] = {"user_ids": list(mentions)}
        return await self.sends(room, "m.room.message", content, transaction=transaction)

    async def edits(self, room: str, message: str, body: str, *, html: str | None = None) -> str:
        """Replace what a message says; the id of the edit."""
        content = _words("m.text", f"* {body}", html and f"* {html}")
        content["m.new_content"] = _words("m.text", body, html)
        content["m.relates_to"] = {"rel_type": "m.replace", "event_id": message}
        return await self.sends(room, "m.room.message", content)

    async def reacts(self, room: str, message: str, key: str) -> str:
        """React with an emoji; the id of the reaction, to redact it."""
        relation = {"rel_type": "m.annotation", "event_id": message, "key": key}
        return await self.sends(room, "m.reaction", {"m.relates_to": relation})

    async def redacts(self, room: str, event: str, reason: str = "") -> str:
        """Take back a message or a reaction; the id of the redaction."""
        path = at("rooms", room, "redact", event, uuid4().hex)
        return str((await self.asks("PUT", path, {"reason": reason} if reason else {}))["event_id"])

    async def sends_file(
        self, room: str, name: str, content: bytes, mimetype: str, *, thread: str | None = None
    ) -> str:
        """Send a file; the id of the message."""
        told = {"msgtype": "m.file", "body": name, "filename": name}
        info = {"info": {"mimetype": mimetype, "size": len(content)}}
        lies = await self._uploaded(room, name, content, mimetype)
        return await self.sends(room, "m.room.message", told | info | lies | _relation(None, thread))

    async def types(self, room: str, typing: bool = True) -> None:
        """Be seen typing, for at most ten seconds."""
        body = {"typing": typing, "timeout": 10_000} if typing else {"typing": False}
        await self.asks("PUT", at("rooms", room, "typing", self.id), body)

    async def reads(self, room: str, message: str) -> None:
        """Tell the others that one has read this far."""
        await self.asks("POST", at("rooms", room, "receipt", "m.read", message), {})

    # seeing

    async def sees(self, room: str) -> list[Seen]:
        """What now stands in the room for this person, oldest first."""
        return timeline([await self._read(room, event) for event in await self.events(room)])

    async def waits_for(self, room: str, such: Callable[[Seen], object], seconds: float = PATIENCE) -> Seen:
        """The first message that is so, as soon as there is one; raises TimeoutError when it takes longer."""

        async def found() -> Seen | None:
            return next((each for each in await self.sees(room) if such(each)), None)

        seen = await self.until(found, seconds)
        assert seen
        return seen

    async def opens(self, file: File) -> bytes:
        """The content of a file that was seen."""
        return await self.line.download(file.url)

    async def events(self, room: str) -> list[Event]:
        """All that this person may see of what ever happened in the room, raw, oldest first."""
        found: list[Event] = []
        page: Json = {"end": ""}
        while "end" in page:
            start = {"from": page["end"]} if page["end"] else {}
            page = await self.asks("GET", at("rooms", room, "messages", dir="b", limit=1000, **start))
            found += page["chunk"]
        return found[::-1]

    async def typing(self, room: str) -> set[str]:
        """Who types there now."""
        return {user for content in await self._passing(room, "m.typing") for user in content["user_ids"]}

    async def receipts(self, room: str, message: str) -> set[str]:
        """Who has read until this message."""
        told = await self._passing(room, "m.receipt")
        return {user for content in told for user in content.get(message, {}).get("m.read", {})}

    async def _passing(self, room: str, kind: str) -> list[Json]:
        joined = (await self.glance(room)).get("join", {}).get(room, {})
        events = joined.get("ephemeral", {}).get("events", [])
        return [event["content"] for event in events if event["type"] == kind]

    async def _read(self, room: str, event: Event) -> Event:
        """An event as this person can read it."""
        return event

    async def _uploaded(self, room: str, name: str, content: bytes, mimetype: str) -> Json:
        """Put a file on the server; where it lies, as a message tells it."""
        return {"url": await self.line.upload(content, mimetype, name)}

    async def _member(self, act: str, room: str, user: str, reason: str = "") -> None:
        body = {"user_id": user} | ({"reason": reason} if reason else {})
        await self.asks("POST", at("rooms", room, act), body)

    def _inviter(self, told: Json) -> str | None:
        events = told["invite_state"]["events"]
        return next((str(each["sender"]) for each in events if each.get("state_key") == self.id), None)


def _words(kind: str, body: str, html: str | None) -> Json:
    rich = {"format": "org.matrix.custom.html", "formatted_body": html} if html else {}
    return {"msgtype": kind, "body": body} | rich


def _relation(reply_to: str | None, thread: str | None) -> Json:
    if thread:
        falls_back = {"is_falling_back": reply_to is None, "m.in_reply_to": {"event_id": reply_to or thread}}
        return {"m.relates_to": {"rel_type": "m.thread", "event_id": thread, **falls_back}}
    return {"m.relates_to": {"m.in_reply_to": {"event_id": reply_to}}} if reply_to else {}
