"""REST: the application, the address of the gateway, servers, their roles and channels."""

from __future__ import annotations

from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.audit import Action, Audit
from tests.discord_peer.gateway import STARTS, Gateway
from tests.discord_peer.world import FORUM, Channel, Guild, Role, World

Json = Any


class Servers:
    """The routes under /guilds and /applications."""

    def __init__(self, world: World, gateway: Gateway, audit: Audit) -> None:
        self._world = world
        self._audit = audit
        self._gateway = gateway

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        return [
            ("GET", "/users/@me", self._me),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/@me", self._application),
            ("GET", "/gateway", self._address),
            ("GET", "/gateway/bot", self._address_and_budget),
            ("GET", r"/guilds/(\d+)", self._guild),
            ("GET", r"/guilds/(\d+)/roles", self._roles),
            ("POST", r"/guilds/(\d+)/roles", self._make_role),
            ("GET", r"/guilds/(\d+)/channels", self._channels),
            ("POST", r"/guilds/(\d+)/channels", self._make_channel),
        ]

    async def _me(self, ask: Ask) -> Json:
        return payloads.user(self._world.bot) | {"mfa_enabled": False, "locale": "nl", "flags": 0}

    async def _application(self, ask: Ask) -> Json:
        return {
            "id": self._world.bot.id,
            "name": "Vraagbaak",
            "icon": None,
            "description": "",
            "bot_public": False,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "owner": payloads.user(next(x for x in self._world.users.values() if not x.bot)),
            "team": None,
            "flags": 0,
            "summary": "",
        }

    async def _address(self, ask: Ask) -> Json:
        return {"url": "wss://gateway.discord.gg"}

    async def _address_and_budget(self, ask: Ask) -> Json:
        left = {"total": STARTS, "remaining": self._gateway.starts_left, "reset_after": 86_400_000}
        budget = left | {"max_concurrency": 1}
        return {"url": "wss://gateway.discord.gg", "shards": 1, "session_start_limit": budget}

    def _of(self, id_: str, needs: int = 0) -> Guild:
        guild = self._world.guilds.get(id_)
        if guild is None or self._world.bot.id not in guild.members:
            raise RefusedError(404, 10004)
        if needs & ~may.on_server(guild, self._world.bot.id):
            raise RefusedError(403, 50013)
        return guild

    async def _guild(self, ask: Ask) -> Json:
        return payloads.guild(self._world, self._of(ask.given[0]), whole=False)

    async def _roles(self, ask: Ask) -> Json:
        return [payloads.role(x) for x in self._of(ask.given[0]).roles.values()]

    async def _make_role(self, ask: Ask) -> Json:
        guild = self._of(ask.given[0], may.MANAGE_ROLES)
        made = Role(self._world.ids.next(), ask.body["name"], int(ask.body.get("permissions", 0)))
        if made.permissions & ~may.on_server(guild, self._world.bot.id):
            raise RefusedError(403, 50013)
        guild.roles[made.id] = made
        await self._gateway.send("GUILD_ROLE_CREATE", {"guild_id": guild.id, "role": payloads.role(made)})
        await self._audit.note(guild, Action.ROLE_CREATE, made.id, ask.reason)
        return payloads.role(made)

    async def _channels(self, ask: Ask) -> Json:
        return [payloads.channel(x) for x in self._world.of_guild(self._of(ask.given[0]), threads=False)]

    async def _make_channel(self, ask: Ask) -> Json:
        guild = self._of(ask.given[0], may.MANAGE_CHANNELS)
        made = Channel(self._world.ids.next(), ask.body["type"], ask.body["name"], guild.id)
        if made.type == FORUM and "COMMUNITY" not in guild.features:
            raise RefusedError(400, 50024, "Cannot execute action on this channel type")
        made.topic = ask.body.get("topic")
        for each in ask.body.get("permission_overwrites", ()):
            allow, deny = int(each.get("allow") or 0), int(each.get("deny") or 0)
            # Only what the assistant may do itself can it allow or forbid others.
            if (allow | deny) & ~may.on_server(guild, self._world.bot.id):
                raise RefusedError(403, 50013)
            made.overwrites[str(each["id"])] = (int(each["type"]), allow, deny)
        self._world.channels[made.id] = made
        await self._gateway.send("CHANNEL_CREATE", payloads.channel(made))
        await self._audit.note(guild, Action.CHANNEL_CREATE, made.id, ask.reason)
        return payloads.channel(made)
