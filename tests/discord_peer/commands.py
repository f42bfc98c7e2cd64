"""REST: the commands an assistant publishes, and the numbers Discord holds them to."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.world import World

MOST = {1: 100, 2: 15, 3: 15}
CHARACTERS = 8_000
Json = Any


class Commands:
    """The routes under /applications/…/commands, for everywhere and for one server."""

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        here = r"/applications/(\d+)/guilds/(\d+)/commands"
        return [
            ("GET", r"/applications/(\d+)/commands", self._everywhere),
            ("PUT", r"/applications/(\d+)/commands", self._publish_everywhere),
            ("GET", here, self._of_server),
            ("PUT", here, self._publish),
            ("POST", here, self._add),
            ("DELETE", rf"{here}/(\d+)", self._take),
        ]

    async def _everywhere(self, ask: Ask) -> Json:
        return self._world.commands

    async def _publish_everywhere(self, ask: Ask) -> Json:
        self._world.commands = self._made(ask, ask.body, self._world.commands, None)
        return self._world.commands

    async def _of_server(self, ask: Ask) -> Json:
        return self._known(ask)

    def _known(self, ask: Ask) -> list[Json]:
        guild = self._world.guilds.get(ask.given[1])
        if guild is None or self._world.bot.id not in guild.members:
            raise RefusedError(403, 50001)
        return guild.commands

    async def _publish(self, ask: Ask) -> Json:
        known = self._known(ask)
        known[:] = self._made(ask, ask.body, list(known), ask.given[1])
        return known

    async def _add(self, ask: Ask) -> Json:
        known = self._known(ask)
        kept = [x for x in known if _key(x) != _key(ask.body)]
        known[:] = self._made(ask, [*kept, ask.body], list(known), ask.given[1])
        return known[-1]

    async def _take(self, ask: Ask) -> Json:
        known = self._known(ask)
        if not any(x["id"] == ask.given[2] for x in known):
            raise RefusedError(404, 10063)
        known[:] = [x for x in known if x["id"] != ask.given[2]]
        return None

    def _made(self, ask: Ask, wanted: list[Json], known: list[Json], guild: str | None) -> list[Json]:
        """The commands as Discord gives them back; one that keeps its name keeps its id."""
        _refuse(wanted)
        ids = {_key(x): x["id"] for x in known}
        version = self._world.ids.next()
        own: Json = {"application_id": ask.given[0], "version": version, "default_member_permissions": None}
        own |= {"guild_id": guild} if guild else {}
        return [
            {"description": "", **each, **own, "id": ids.get(_key(each)) or self._world.ids.next()}
            for each in wanted
        ]


def _key(command: Json) -> tuple[int, str]:
    return command.get("type", 1), command["name"]


def _refuse(wanted: list[Json]) -> None:
    """Refuse what Discord refuses and its description does not tell."""
    kinds = Counter(x.get("type", 1) for x in wanted)
    if any(count > MOST[kind] for kind, count in kinds.items()):
        raise RefusedError(400, 30032)
    if len({_key(x) for x in wanted}) < len(wanted):
        raise RefusedError(400, 50035, "Application command names must be unique")
    if any(_characters(x) > CHARACTERS for x in wanted):
        raise RefusedError(400, 50035, "Command exceeds maximum size (8000)")
    for command in wanted:
        needed = [bool(x.get("required")) for x in command.get("options", ())]
        if needed != sorted(needed, reverse=True):
            raise RefusedError(400, 50035, "Required options must be placed before non-required options")


def _characters(held: Json) -> int:
    own = sum(_longest(held, key) for key in ("name", "description"))
    inside = (*held.get("options", ()), *held.get("choices", ()))
    return own + len(str(held.get("value", ""))) + sum(_characters(x) for x in inside)


def _longest(held: Json, key: str) -> int:
    texts = (held.get(key, ""), *(held.get(f"{key}_localizations") or {}).values())
    return max(map(len, texts))
