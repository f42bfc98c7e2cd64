"""People and rooms on a real homeserver, for tests of what happens to rooms: each person is a token."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from nio.client.async_client import AsyncClient

from adapters.matrix.homeserver import Homeserver, RefusedError, at
from adapters.matrix.rooms.room import Room

_numbers = count(1)


async def never(soft: bool) -> bool:
    """No token is renewed here."""
    return False


@asynccontextmanager
async def speaking(url: str, user: str, token: str) -> AsyncIterator[Homeserver]:
    """Requests in the name of one person."""
    client = AsyncClient(url, user)
    client.user_id, client.access_token = user, token
    try:
        yield Homeserver(client, never)
    finally:
        await client.close()


async def answered(work: Awaitable[object]) -> bool:
    """Whether the homeserver did it; False when it said no."""
    try:
        await work
    except RefusedError:
        return False
    return True


async def make_room(by: Homeserver, version: str, **options: object) -> str:
    """A room; its id."""
    body = {"room_version": version, "preset": "public_chat", **options}
    return str((await by.ask("POST", at("createRoom"), body))["room_id"])


async def join(who: Homeserver, room: str) -> None:
    """Come in."""
    await who.ask("POST", at("join", room), {})


async def say(who: Homeserver, room: str, text: str = "hallo") -> str:
    """Say something; the event's id."""
    body = {"msgtype": "m.text", "body": text}
    path = at("rooms", room, "send", "m.room.message", f"t{next(_numbers)}")
    return str((await who.ask("PUT", path, body))["event_id"])


async def can_speak(who: Homeserver, room: str) -> bool:
    """Whether someone can say something, tried out."""
    return await answered(say(who, room))


async def set_level(by: Homeserver, room: str, user: str, level: int) -> None:
    """Give someone a level."""
    levels = await state(by, room, "m.room.power_levels")
    users = {**levels.get("users", {}), user: level}
    await put_state(by, room, "m.room.power_levels", {**levels, "users": users})


async def upgraded(by: Homeserver, room: str, version: str) -> str:
    """Upgrade a room; the new one."""
    told = await by.ask("POST", at("rooms", room, "upgrade"), {"new_version": version})
    return str(told["replacement_room"])


async def state(who: Homeserver, room: str, kind: str, key: str = "") -> Mapping[str, Any]:
    """The content of one state event."""
    return await who.ask("GET", at("rooms", room, "state", kind, key))


async def put_state(who: Homeserver, room: str, kind: str, content: Mapping[str, Any], key: str = "") -> None:
    """Write one state event."""
    await who.ask("PUT", at("rooms", room, "state", kind, key), content)


async def membership(who: Homeserver, room: str, user: str) -> str:
    """What someone is in a room, as another sees it; empty when they were never there."""
    try:
        return str((await state(who, room, "m.room.member", user))["membership"])
    except RefusedError:
        return ""


async def seen(who: Homeserver, room: str) -> Room:
    """The room as its state shows it to someone who is in it."""
    found = Room(room)
    await look_into(who, found)
    return found


async def look_into(who: Homeserver, room: Room) -> None:
    """Learn what the state of a room says now."""
    # The same question gets the same answer again; another timeout makes it another question.
    told = await who.ask("GET", f"{at('sync')}?full_state=true&timeout={next(_numbers)}")
    joined = told["rooms"]["join"][room.id]
    for event in (*joined["state"]["events"], *joined["timeline"]["events"]):
        room.learn(event)
