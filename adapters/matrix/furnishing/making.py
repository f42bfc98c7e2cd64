"""Makes what a plan for a community says is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from adapters.matrix.encryption import ALGORITHM
from adapters.matrix.furnishing.furnishing import ROOMS, SPACE, Community, Furniture, Wish
from adapters.matrix.furnishing.looking import Ask, Json, look, seen
from adapters.matrix.furnishing.planning import Task, plan
from adapters.matrix.homeserver import RefusedError, at
from adapters.matrix.rooms.permissions import POWER_LEVELS, power_of
from bot.core.errors import SetupError
from bot.core.places import Audience

ROUNDS = 3
"""A plan for a space that the assistant is not in yet takes two; the last one finds nothing more to do."""


async def furnish(ask: Ask, wish: Wish, me: str, space: str, tell: Callable[[str], None]) -> Community:
    """Make what is missing, and tell of each thing done; done again after a failure it makes the rest.

    Raises:
        SetupError: when the homeserver refuses something, naming what.
        UnavailableError: when it does not answer.
    """
    for _ in range(ROUNDS):
        there = await look(ask, me, space)
        tasks = [step for step in plan(wish, there) if isinstance(step, Task)]
        if not tasks:
            return there
        maker = _Maker(ask, wish, there)
        for task in tasks:
            try:
                await maker.do(task)
            except RefusedError as error:
                raise SetupError(
                    f"the homeserver refuses ({error}): {task.line or task.kind}{_remedy(task, me)}"
                ) from None
            if task.line:
                tell(task.line)
    return await look(ask, me, space)


class _Maker:
    """Does the tasks of one plan; it learns the ids of what it makes."""

    def __init__(self, ask: Ask, wish: Wish, there: Community) -> None:
        self._ask = ask
        self._wish = wish
        self._there = there
        self._server = there.me.partition(":")[2]
        self._ids = {name: found.id for name, found in there.rooms.items()}

    async def do(self, task: Task) -> None:
        match task.kind:
            case "make":
                await self._make(task.name)
            case "enter":
                found = self._there.rooms[task.name]
                via = quote(found.alias.partition(":")[2] or self._server, safe="")
                await self._ask("POST", f"{at('join', found.id)}?server_name={via}&via={via}", {})
            case "link":
                order = [each.name for each in ROOMS].index(task.name)
                child = {"via": [self._server], "suggested": True, "order": f"{order:02}"}
                await self._put(SPACE, "m.space.child", child, self._ids[task.name])
            case "encrypt":
                await self._put(task.name, "m.room.encryption", {"algorithm": ALGORITHM})
            case "levels":
                await self._raise(task)
            case "invite":
                for user in task.users:
                    await self._ask("POST", at("rooms", self._ids[task.name], "invite"), {"user_id": user})

    async def _make(self, name: str) -> None:
        local = self._there.aliases[name].removeprefix("#").partition(":")[0]
        furniture = next((each for each in ROOMS if each.name == name), None)
        body = self._room(furniture) if furniture is not None else self._space()
        body |= {"room_alias_name": local, "preset": "private_chat", "visibility": "private"}
        self._ids[name] = str((await self._ask("POST", at("createRoom"), body))["room_id"])

    def _space(self) -> Json:
        levels = {"invite": 50, "events_default": 100}
        return {
            "name": self._wish.name,
            "creation_content": {"type": "m.space"},
            "initial_state": [_state("m.room.guest_access", {"guest_access": "forbidden"})],
            "power_level_content_override": levels,
        }

    def _room(self, each: Furniture) -> Json:
        space, staff = self._ids[SPACE], each.audience is Audience.STAFF
        state = [
            _state("m.room.guest_access", {"guest_access": "forbidden"}),
            _state("m.space.parent", {"via": [self._server], "canonical": True}, space),
        ]
        if not staff:
            members = {"type": "m.room_membership", "room_id": space}
            state.append(_state("m.room.join_rules", {"join_rule": "restricted", "allow": [members]}))
        elif self._wish.encrypted:
            state.append(_state("m.room.encryption", {"algorithm": ALGORITHM}))
        return {
            "name": each.name,
            "topic": each.about,
            "initial_state": state,
            "power_level_content_override": {"invite": 50},
        }

    async def _raise(self, task: Task) -> None:
        """Give people their level; nobody is lowered, and creators who outrank everybody stand in no list."""
        room = (await seen(self._ask, self._ids[task.name], "")).room
        if room is None:
            return
        raised = {user: level for user, level in task.users.items() if power_of(room, user) < level}
        users = {**room.levels.get("users", {}), **raised}
        await self._put(task.name, POWER_LEVELS, {**room.levels, "users": users})

    async def _put(self, name: str, kind: str, content: Mapping[str, Any], key: str = "") -> None:
        await self._ask("PUT", at("rooms", self._ids[name], "state", kind, key), dict(content))


def _remedy(task: Task, me: str) -> str:
    if task.kind == "enter":
        return f"; invite {me} there, or name another space with --space"
    return (
        "; name another space with --space, then its rooms get other aliases" if task.kind == "make" else ""
    )


def _state(kind: str, content: Json, key: str = "") -> Json:
    return {"type": kind, "state_key": key, "content": content}
