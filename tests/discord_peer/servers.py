"""REST: the application, servers, members, roles, channels to make, measures, commands."""

from __future__ import annotations

from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.gateway import Gateway
from tests.discord_peer.world import Channel, Guild, Member, Role, World

Json = Any


class Servers:
    """The routes under /guilds and /applications."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        member, ban = r"/guilds/(\d+)/members/(\d+)", r"/guilds/(\d+)/bans/(\d+)"
        return [
            ("GET", "/users/@me", self._me),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", r"/guilds/(\d+)", self._guild),
            ("GET", r"/guilds/(\d+)/roles", self._roles),
            ("POST", r"/guilds/(\d+)/roles", self._make_role),
            ("GET", r"/guilds/(\d+)/channels", self._channels),
            ("POST", r"/guilds/(\d+)/channels", self._make_channel),
            ("GET", member, self._member),
            ("PATCH", member, self._time_out),
            ("DELETE", member, self._kick),
            ("PUT", ban, self._ban),
            ("DELETE", ban, self._unban),
            ("PUT", r"/applications/(\d+)/guilds/(\d+)/commands", self._publish),
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

    def _of(self, id_: str, needs: int = 0) -> Guild:
        guild = self._world.guilds.get(id_)
        if guild is None or self._world.bot.id not in guild.members:
            raise RefusedError(404, 10004)
        if needs & ~may.on_server(guild, self._world.bot.id):
            raise RefusedError(403, 50013)
        return guild

    def _someone(self, guild: Guild, id_: str) -> Member:
        member = guild.members.get(id_)
        if member is None:
            raise RefusedError(404, 10007)
        return member

    async def _guild(self, ask: Ask) -> Json:
        return payloads.guild(self._world, self._of(ask.given[0]), whole=False)

    async def _roles(self, ask: Ask) -> Json:
        return [payloads.role(x) for x in self._of(ask.given[0]).roles.values()]

    async def _make_role(self, ask: Ask) -> Json:
        guild = self._of(ask.given[0], may.MANAGE_ROLES)
        made = Role(self._world.ids.next(), ask.body["name"], int(ask.body.get("permissions", 0)))
        guild.roles[made.id] = made
        await self._gateway.send("GUILD_ROLE_CREATE", {"guild_id": guild.id, "role": payloads.role(made)})
        return payloads.role(made)

    async def _channels(self, ask: Ask) -> Json:
        return [payloads.channel(x) for x in self._world.of_guild(self._of(ask.given[0]), threads=False)]

    async def _make_channel(self, ask: Ask) -> Json:
        guild = self._of(ask.given[0], may.MANAGE_CHANNELS)
        made = Channel(self._world.ids.next(), ask.body["type"], ask.body["name"], guild.id)
        made.topic = ask.body.get("topic")
        for each in ask.body.get("permission_overwrites", ()):
            made.overwrites[str(each["id"])] = (each["type"], int(each["allow"]), int(each["deny"]))
        self._world.channels[made.id] = made
        await self._gateway.send("CHANNEL_CREATE", payloads.channel(made))
        return payloads.channel(made)

    async def _member(self, ask: Ask) -> Json:
        return payloads.member(self._someone(self._of(ask.given[0]), ask.given[1]))

    async def _time_out(self, ask: Ask) -> Json:
        guild = self._of(ask.given[0], may.MODERATE)
        member = self._someone(guild, ask.given[1])
        if may.on_server(guild, member.user.id) & may.ADMINISTRATOR:
            raise RefusedError(403, 50013)
        member.timeout_until = ask.body.get("communication_disabled_until")
        guild.audit.append({"action": "MEMBER_UPDATE", "target": member.user.id, "reason": ask.reason})
        changed = payloads.member(member) | {"guild_id": guild.id}
        await self._gateway.send("GUILD_MEMBER_UPDATE", changed)
        return payloads.member(member)

    async def _kick(self, ask: Ask) -> Json:
        guild = self._of(ask.given[0], may.KICK)
        member = self._someone(guild, ask.given[1])
        del guild.members[member.user.id]
        guild.audit.append({"action": "MEMBER_KICK", "target": member.user.id, "reason": ask.reason})
        gone = {"guild_id": guild.id, "user": payloads.user(member.user)}
        await self._gateway.send("GUILD_MEMBER_REMOVE", gone)
        return None

    async def _ban(self, ask: Ask) -> Json:
        guild = self._of(ask.given[0], may.BAN)
        guild.bans.add(ask.given[1])
        guild.audit.append({"action": "MEMBER_BAN_ADD", "target": ask.given[1], "reason": ask.reason})
        guild.members.pop(ask.given[1], None)
        return None

    async def _unban(self, ask: Ask) -> Json:
        guild = self._of(ask.given[0], may.BAN)
        if ask.given[1] not in guild.bans:
            raise RefusedError(404, 10026)
        guild.bans.remove(ask.given[1])
        return None

    async def _publish(self, ask: Ask) -> Json:
        guild = self._of(ask.given[1])
        version = self._world.ids.next()
        guild.commands = [
            {
                **each,
                "id": self._world.ids.next(),
                "application_id": ask.given[0],
                "version": version,
                "default_member_permissions": None,
                "guild_id": guild.id,
            }
            for each in ask.body
        ]
        return guild.commands
