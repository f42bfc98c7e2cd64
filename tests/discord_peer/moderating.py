"""REST: members, and the measures against them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.audit import Action, Audit
from tests.discord_peer.gateway import Gateway
from tests.discord_peer.world import Guild, Member, World
from tests.discord_peer.writing import Writing

LONGEST_TIMEOUT = timedelta(days=28)
NEEDS = {
    "communication_disabled_until": may.MODERATE,
    "nick": may.MANAGE_NICKNAMES,
    "roles": may.MANAGE_ROLES,
    "deaf": may.ALL,
    "mute": may.ALL,
    "channel_id": may.ALL,
    "flags": 0,
}
Json = Any


class Moderating:
    """The routes under /guilds/…/members and /guilds/…/bans."""

    def __init__(self, world: World, gateway: Gateway, writing: Writing, audit: Audit) -> None:
        self._world = world
        self._gateway = gateway
        self._writing = writing
        self._audit = audit

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        members, member = r"/guilds/(\d+)/members", r"/guilds/(\d+)/members/(\d+)"
        bans, ban = r"/guilds/(\d+)/bans", r"/guilds/(\d+)/bans/(\d+)"
        return [
            ("GET", members, self._list),
            ("GET", f"{members}/search", self._search),
            ("GET", member, self._one),
            ("PATCH", member, self._change),
            ("DELETE", member, self._kick),
            ("PUT", rf"{member}/roles/(\d+)", self._give_role),
            ("DELETE", rf"{member}/roles/(\d+)", self._take_role),
            ("GET", bans, self._bans),
            ("GET", ban, self._one_ban),
            ("PUT", ban, self._ban),
            ("DELETE", ban, self._unban),
        ]

    def _server(self, ask: Ask, needs: int = 0) -> Guild:
        guild = self._world.guilds.get(ask.given[0])
        if guild is None or self._world.bot.id not in guild.members:
            raise RefusedError(404, 10004)
        if needs & ~may.on_server(guild, self._world.bot.id):
            raise RefusedError(403, 50013)
        return guild

    def _someone(self, guild: Guild, ask: Ask, *, below: bool = False) -> Member:
        member = guild.members.get(ask.given[1])
        if member is None:
            raise RefusedError(404, 10007)
        if below and not may.outranks(guild, self._world.bot.id, member.user.id):
            raise RefusedError(403, 50013)
        return member

    async def _list(self, ask: Ask) -> Json:
        guild = self._server(ask)
        after, limit = int(ask.query.get("after", 0)), int(ask.query.get("limit", 1))
        shown = sorted((int(x), x) for x in guild.members if int(x) > after)[:limit]
        return [payloads.member(guild.members[x]) for _, x in shown]

    async def _search(self, ask: Ask) -> Json:
        start, limit = ask.query["query"].casefold(), int(ask.query.get("limit", 1))
        members = self._server(ask).members.values()
        return [payloads.member(x) for x in members if x.user.name.casefold().startswith(start)][:limit]

    async def _one(self, ask: Ask) -> Json:
        return payloads.member(self._someone(self._server(ask), ask))

    async def _change(self, ask: Ask) -> Json:
        guild = self._server(ask)
        member = self._someone(guild, ask, below=True)
        for key in ask.body:
            if NEEDS[key] & ~may.on_server(guild, self._world.bot.id):
                raise RefusedError(403, 50013)
        if "communication_disabled_until" in ask.body:
            member.timeout_until = self._until(guild, member, ask.body["communication_disabled_until"])
        if "nick" in ask.body:
            member.nick = ask.body["nick"] or None
        action = Action.MEMBER_UPDATE
        if "roles" in ask.body:
            action, member.roles = Action.MEMBER_ROLE_UPDATE, [str(x) for x in ask.body["roles"]]
        return await self._changed(guild, member, action, ask.reason)

    def _until(self, guild: Guild, member: Member, until: str | None) -> str | None:
        if until is None:
            return None
        if may.on_server(guild, member.user.id) & may.ADMINISTRATOR:
            raise RefusedError(403, 50013)
        # A minute of grace: the client's clock is not ours.
        if datetime.fromisoformat(until) > datetime.now(UTC) + LONGEST_TIMEOUT + timedelta(minutes=1):
            raise RefusedError(400, 50035)
        return until

    async def _changed(self, guild: Guild, member: Member, action: Action, reason: str | None) -> Json:
        await self._audit.note(guild, action, member.user.id, reason)
        made = payloads.member(member)
        await self._gateway.send("GUILD_MEMBER_UPDATE", made | {"guild_id": guild.id})
        return made

    async def _give_role(self, ask: Ask) -> Json:
        guild, member = await self._roles(ask)
        if ask.given[2] not in member.roles:
            member.roles.append(ask.given[2])
        await self._changed(guild, member, Action.MEMBER_ROLE_UPDATE, ask.reason)
        return None

    async def _take_role(self, ask: Ask) -> Json:
        guild, member = await self._roles(ask)
        member.roles = [x for x in member.roles if x != ask.given[2]]
        await self._changed(guild, member, Action.MEMBER_ROLE_UPDATE, ask.reason)
        return None

    async def _roles(self, ask: Ask) -> tuple[Guild, Member]:
        guild = self._server(ask, may.MANAGE_ROLES)
        role = guild.roles.get(ask.given[2])
        if role is None:
            raise RefusedError(404, 10011)
        if role.position >= may.rank(guild, self._world.bot.id):
            raise RefusedError(403, 50013)
        return guild, self._someone(guild, ask)

    async def _kick(self, ask: Ask) -> Json:
        guild = self._server(ask, may.KICK)
        member = self._someone(guild, ask, below=True)
        await self._leaves(guild, member)
        await self._audit.note(guild, Action.MEMBER_KICK, member.user.id, ask.reason)
        return None

    async def _leaves(self, guild: Guild, member: Member) -> None:
        del guild.members[member.user.id]
        gone = {"guild_id": guild.id, "user": payloads.user(member.user)}
        await self._gateway.send("GUILD_MEMBER_REMOVE", gone)

    async def _bans(self, ask: Ask) -> Json:
        guild = self._server(ask, may.BAN)
        return [self._banned(x) for x in sorted(guild.bans, key=int)]

    async def _one_ban(self, ask: Ask) -> Json:
        guild = self._server(ask, may.BAN)
        if ask.given[1] not in guild.bans:
            raise RefusedError(404, 10026)
        return self._banned(ask.given[1])

    def _banned(self, user: str) -> Json:
        return {"user": payloads.user(self._world.users[user]), "reason": None}

    async def _ban(self, ask: Ask) -> Json:
        guild, user = self._server(ask, may.BAN), self._world.users.get(ask.given[1])
        if user is None:
            raise RefusedError(404, 10013)
        if user.id in guild.members:
            await self._leaves(guild, self._someone(guild, ask, below=True))
        guild.bans.add(user.id)
        seconds = (ask.body or ask.query).get("delete_message_seconds", 0)
        await self._sweep(guild, user.id, timedelta(seconds=int(seconds)))
        told = {"guild_id": guild.id, "user": payloads.user(user)}
        await self._gateway.send("GUILD_BAN_ADD", told)
        await self._audit.note(guild, Action.MEMBER_BAN_ADD, user.id, ask.reason)
        return None

    async def _sweep(self, guild: Guild, user: str, back: timedelta) -> None:
        """Take away what someone said in the time before."""
        since = datetime.now(UTC) - back
        for channel in [x for x in self._world.channels.values() if x.guild == guild.id]:
            said = [x.id for x in channel.messages.values() if x.author.id == user and x.at > since]
            await self._writing.remove(channel, said)

    async def _unban(self, ask: Ask) -> Json:
        guild = self._server(ask, may.BAN)
        if ask.given[1] not in guild.bans:
            raise RefusedError(404, 10026)
        guild.bans.remove(ask.given[1])
        told = {"guild_id": guild.id, "user": payloads.user(self._world.users[ask.given[1]])}
        await self._gateway.send("GUILD_BAN_REMOVE", told)
        await self._audit.note(guild, Action.MEMBER_BAN_REMOVE, ask.given[1], ask.reason)
        return None
