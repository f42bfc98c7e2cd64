"""What is there of a community on the homeserver; nothing is changed by looking."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import quote

from adapters.matrix.furnishing.furnishing import ROOMS, SPACE, Community, Found, Furniture
from adapters.matrix.homeserver import RefusedError, at
from adapters.matrix.rooms.permissions import POWER_LEVELS
from adapters.matrix.rooms.room import SPACE as KIND
from adapters.matrix.rooms.room import Room
from bot.core.errors import SetupError

Json = dict[str, Any]
PAGE = 50
ALIAS = "gemeenschap"
"""The first part of the aliases in a new community, when nobody chose another."""
CREATE, JOIN_RULES = "m.room.create", "m.room.join_rules"
KINDS = (POWER_LEVELS, JOIN_RULES, "m.room.encryption", "m.room.canonical_alias", "m.room.tombstone")


class Ask(Protocol):
    """One request to the homeserver; raises RefusedError when it says no."""

    async def __call__(self, method: str, path: str, body: Json | None = None) -> Json:
        """The answer to one request."""


async def look(ask: Ask, me: str, space: str = "") -> Community:
    """What is there of the community whose space this is, by id or alias.

    Raises:
        SetupError: when this space cannot exist or be made.
        RefusedError, UnavailableError: as `ask` does.
    """
    server = me.partition(":")[2]
    written = space or f"#{ALIAS}:{server}"
    if not written.startswith(("#", "!")):
        raise SetupError(f"{written} is no space: write its alias, such as #{written}:{server}, or its id")
    id_ = written if written.startswith("!") else await _resolved(ask, written)
    if id_ is None and not written.endswith(f":{server}"):
        raise SetupError(f"there is no {written}, and it cannot be made on {server}: choose #name:{server}")
    found = await seen(ask, id_, written) if id_ is not None else None
    if found is not None and found.room is not None and found.room.kind != KIND:
        raise SetupError(f"{written} is a room, not a space: name the space")
    alias = found.alias if found is not None and found.alias else written
    aliases = {SPACE: alias} | {each.name: _alias(alias, each, server) for each in ROOMS}
    rooms = {} if found is None else {SPACE: found}
    shown: dict[str, Json] = {}
    if found is not None and found.room is not None:
        shown = await _children(ask, found.room)
    for each in ROOMS:
        near = _matching(each, aliases[each.name], shown) or await _resolved(ask, aliases[each.name])
        if near is not None:
            rooms[each.name] = await seen(ask, near, aliases[each.name])
    children = found.room.children if found is not None and found.room is not None else {}
    return Community(me, rooms, aliases, len(set(children) - set(shown)))


async def seen(ask: Ask, id_: str, written: str) -> Found:
    """A room, with what its state says when we are in it; one that was replaced leads to its successor."""
    try:
        created = await ask("GET", at("rooms", id_, "state", CREATE, "") + "?format=event")
    except RefusedError as error:
        if error.status == 403:
            return Found(id_, written if written.startswith("#") else "")
        raise SetupError(f"there is no {written} that the assistant can see") from None
    room = Room(id_)
    room.learn(created)
    joining = "invite"
    for kind in KINDS:
        content = await _content(ask, id_, kind)
        if content is not None:
            room.learn({"type": kind, "state_key": "", "content": content})
            joining = str(content.get("join_rule")) if kind == JOIN_RULES else joining
    if room.successor:
        return await seen(ask, room.successor, written)
    for member in (await ask("GET", at("rooms", id_, "members")))["chunk"]:
        room.learn(member)
    return Found(id_, room.alias, room, joining)


async def _content(ask: Ask, room: str, kind: str) -> Json | None:
    try:
        return await ask("GET", at("rooms", room, "state", kind, ""))
    except RefusedError as error:
        if error.status == 404:
            return None
        raise


async def _resolved(ask: Ask, alias: str) -> str | None:
    """The room an alias stands for, or None."""
    try:
        return str((await ask("GET", at("directory", "room", alias)))["room_id"])
    except RefusedError as error:
        if error.status == 404:
            return None
        raise


async def _children(ask: Ask, space: Room) -> dict[str, Json]:
    """What can be seen of the rooms in a space, by id; the space itself learns which they are."""
    path = f"/_matrix/client/v1/rooms/{quote(space.id, safe='')}/hierarchy?max_depth=1&limit={PAGE}"
    told = await ask("GET", path)
    rooms = list(told["rooms"])
    while "next_batch" in told:
        told = await ask("GET", f"{path}&from={quote(told['next_batch'], safe='')}")
        rooms += told["rooms"]
    for child in next((room["children_state"] for room in rooms if room["room_id"] == space.id), ()):
        space.learn(child)
    return {room["room_id"]: room for room in rooms if room["room_id"] != space.id}


def _matching(each: Furniture, alias: str, shown: Mapping[str, Json]) -> str | None:
    """The room in the space that is this piece of furniture: by its alias, or else by its name."""
    by_alias = (id_ for id_, room in shown.items() if room.get("canonical_alias") == alias)
    by_name = (id_ for id_, room in shown.items() if str(room.get("name", "")).casefold() == each.name)
    return next(by_alias, None) or next(by_name, None)


def _alias(space: str, each: Furniture, server: str) -> str:
    """The alias of a room: after that of the space, as short ones are soon taken by others."""
    first = space.removeprefix("#").partition(":")[0] if space.startswith("#") else ALIAS
    return f"#{re.sub(r'[^a-z0-9._-]', '-', first.lower())}-{each.name}:{server}"
