"""The audit log of a server: who did what to whom, and why."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.asking import Ask, Handler, RefusedError
from tests.discord_peer.gateway import Gateway
from tests.discord_peer.world import Guild, World

Json = Any


class Action(IntEnum):
    """What is written down, by Discord's numbers."""

    CHANNEL_CREATE = 10
    CHANNEL_UPDATE = 11
    CHANNEL_DELETE = 12
    CHANNEL_OVERWRITE_CREATE = 13
    CHANNEL_OVERWRITE_DELETE = 15
    MEMBER_KICK = 20
    MEMBER_BAN_ADD = 22
    MEMBER_BAN_REMOVE = 23
    MEMBER_UPDATE = 24
    MEMBER_ROLE_UPDATE = 25
    ROLE_CREATE = 30
    MESSAGE_DELETE = 72
    MESSAGE_BULK_DELETE = 73
    THREAD_CREATE = 110
    THREAD_UPDATE = 111
    THREAD_DELETE = 112


class Audit:
    """Writes it, and gives it to who may read it."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    @property
    def routes(self) -> list[tuple[str, str, Handler]]:
        """Method, pattern and handler of each route."""
        return [("GET", r"/guilds/(\d+)/audit-logs", self._read)]

    async def note(self, guild: Guild, action: Action, target: str, reason: str | None) -> None:
        """Write down what the assistant did."""
        entry = {"id": self._world.ids.next(), "action": action.name, "target": target, "reason": reason}
        guild.audit.append(entry)
        if may.on_server(guild, self._world.bot.id) & may.AUDIT_LOG:
            await self._gateway.send(
                "GUILD_AUDIT_LOG_ENTRY_CREATE", {**self._written(entry), "guild_id": guild.id}
            )

    async def _read(self, ask: Ask) -> Json:
        guild = self._world.guilds.get(ask.given[0])
        if guild is None:
            raise RefusedError(404, 10004)
        if not may.on_server(guild, self._world.bot.id) & may.AUDIT_LOG:
            raise RefusedError(403, 50013)
        wanted = ask.query.get("action_type")
        shown = [x for x in guild.audit if wanted in {None, str(int(Action[x["action"]]))}]
        if "after" in ask.query:
            shown = [x for x in shown if int(x["id"]) > int(ask.query["after"])]
        else:
            shown = [x for x in reversed(shown) if int(x["id"]) < int(ask.query.get("before", 2**63))]
        lists = ("application_commands", "auto_moderation_rules", "guild_scheduled_events", "integrations")
        return {
            **{name: [] for name in (*lists, "threads", "webhooks")},
            "audit_log_entries": [self._written(x) for x in shown[: int(ask.query.get("limit", 50))]],
            "users": [payloads.user(self._world.bot)],
        }

    def _written(self, entry: Json) -> Json:
        told = {"reason": entry["reason"]} if entry["reason"] else {}
        return {
            "id": entry["id"],
            "user_id": self._world.bot.id,
            "target_id": entry["target"],
            "action_type": int(Action[entry["action"]]),
            "changes": [],
            **told,
        }
