"""What state says somebody may do is what a real homeserver lets them do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from typing import Any

import pytest

from adapters.matrix.homeserver import Homeserver, at
from adapters.matrix.rooms import permissions
from adapters.matrix.rooms.room import Room
from tests.matrix.square import answered, join, make_room, put_state, say, seen, state
from tests.matrix.town import Town

LEVELS = permissions.POWER_LEVELS
TOLD = "nl.vraagbaak.told"
Cast = dict[str, Homeserver]
Deed = Callable[[Cast, str, str, str], Awaitable[bool]]
Says = Callable[[Room, str, str], bool]

SPEECH = {"events_default": 20, "events": {"m.room.message": 0, LEVELS: 10}}
LAYOUTS: dict[str, Mapping[str, Any]] = {
    "as made": {},
    "odd": {
        "kick": 10,
        "ban": 40,
        "redact": 10,
        "invite": 30,
        "users_default": 5,
        "events": {LEVELS: 50, "m.room.redaction": 20, "m.room.topic": 10},
    },
    "low bar": {"kick": 0, "ban": 0, "redact": 0, "state_default": 0, **SPEECH},
}


async def _kick(cast: Cast, room: str, by: str, target: str) -> bool:
    done = await answered(_member(cast, by, room, "kick", target))
    if done:
        await _back(cast, room, target)
    return done


async def _ban(cast: Cast, room: str, by: str, target: str) -> bool:
    done = await answered(_member(cast, by, room, "ban", target))
    if done:
        await _member(cast, "boss", room, "unban", target)
        await _back(cast, room, target)
    return done


async def _redact(cast: Cast, room: str, by: str, target: str) -> bool:
    event = await say(cast[target], room)
    path = at("rooms", room, "redact", event, f"{by}{event}")
    return await answered(cast[by].ask("PUT", path, {}))


async def _topic(cast: Cast, room: str, by: str, target: str) -> bool:
    return await answered(put_state(cast[by], room, "m.room.topic", {"topic": f"{by} {target}"}))


async def _speak(cast: Cast, room: str, by: str, target: str) -> bool:
    path = at("rooms", room, "send", TOLD, f"{by}{target}")
    return await answered(cast[by].ask("PUT", path, {}))


def _level(level: int | None) -> Deed:
    async def deed(cast: Cast, room: str, by: str, target: str) -> bool:
        before = await state(cast["boss"], room, LEVELS)
        users = {**before.get("users", {}), cast[target].me: level}
        wanted = {**before, "users": {who: own for who, own in users.items() if own is not None}}
        done = await answered(put_state(cast[by], room, LEVELS, wanted))
        await put_state(cast["boss"], room, LEVELS, before)
        return done

    return deed


def _sets(level: int | None) -> Says:
    return lambda room, by, target: permissions.may_set_level(room, by, target, level)


DEEDS: dict[str, tuple[Deed, Says]] = {
    "kick": (_kick, permissions.may_kick),
    "ban": (_ban, permissions.may_ban),
    "redact": (_redact, permissions.may_redact),
    "topic": (_topic, lambda room, by, _: permissions.may_send(room, by, "m.room.topic", state=True)),
    "speak": (_speak, lambda room, by, _: permissions.may_send(room, by, TOLD)),
    "off the list": (_level(None), _sets(None)),
    "to 0": (_level(0), _sets(0)),
    "to 50": (_level(50), _sets(50)),
    "to 60": (_level(60), _sets(60)),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("version", ["11", "12"])
@pytest.mark.asyncio
async def test_the_homeserver_and_our_reading_of_the_state_agree(
    town: Town, version: str, layout: str
) -> None:
    async with AsyncExitStack() as stack:
        names = ("boss", "deputy", "mod", "other", "ten", "anna")
        cast = {name: await stack.enter_async_context(town.newcomer(name)) for name in names}
        room = await _room(cast, version, LAYOUTS[layout])
        known = await seen(cast["boss"], room)
        wrong = []
        for name, (deed, says) in DEEDS.items():
            for by in ("deputy", "mod", "ten", "anna"):
                for target in ("deputy", "other", "ten"):
                    if by == target and name in {"kick", "ban"}:
                        continue
                    said = says(known, cast[by].me, cast[target].me)
                    done = await deed(cast, room, by, target)
                    if said != done:
                        wrong.append((by, name, target, said, done))
        assert wrong == []
        assert (await seen(cast["boss"], room)).levels == known.levels


@pytest.mark.parametrize("version", ["11", "12"])
@pytest.mark.asyncio
async def test_a_founder_has_the_power_the_homeserver_gives_them(town: Town, version: str) -> None:
    async with town.newcomer("founder") as founder, town.newcomer("mod") as mod:
        users = {mod.me: 99} | ({founder.me: 100} if version == "11" else {})
        room = await make_room(founder, version, power_level_content_override={"users": users})
        await join(mod, room)
        known = await seen(mod, room)
        assert permissions.may_kick(known, founder.me, mod.me)
        assert not permissions.may_kick(known, mod.me, founder.me)
        cast = {"boss": founder, "founder": founder, "mod": mod}
        assert not await answered(_member(cast, "mod", room, "kick", "founder"))
        assert await answered(_member(cast, "founder", room, "kick", "mod"))


async def _room(cast: Cast, version: str, layout: Mapping[str, Any]) -> str:
    """A room where deputy is an equal of a moderator, or one of the creators from version 12 on."""
    users = {cast["mod"].me: 50, cast["other"].me: 50, cast["ten"].me: 10}
    more: dict[str, Any] = {}
    if version == "12":
        more["creation_content"] = {"additional_creators": [cast["deputy"].me]}
    else:
        users |= {cast["boss"].me: 100, cast["deputy"].me: 80}
    room = await make_room(
        cast["boss"], version, power_level_content_override={**layout, "users": users}, **more
    )
    for name in cast.keys() - {"boss"}:
        await join(cast[name], room)
    return room


async def _back(cast: Cast, room: str, target: str) -> None:
    await join(cast[target], room)


async def _member(cast: Cast, by: str, room: str, deed: str, target: str) -> None:
    await cast[by].ask("POST", at("rooms", room, deed), {"user_id": cast[target].me})
