"""Which events an assistant gets: what it asked for (intents), and what it may see."""

from __future__ import annotations

from typing import Any

from tests.discord_peer import permissions as may
from tests.discord_peer.world import World

GUILDS, MEMBERS, MODERATION, PRESENCES, CONTENT = 1, 1 << 1, 1 << 2, 1 << 8, 1 << 15
PRIVILEGED = MEMBERS | PRESENCES | CONTENT
# The intent on servers and in private, by how the event begins; the longest beginning decides.
NEEDED = {
    "": (0, 0),
    "GUILD_": (GUILDS, GUILDS),
    "GUILD_MEMBER_": (MEMBERS, MEMBERS),
    "GUILD_BAN_": (MODERATION, MODERATION),
    "GUILD_AUDIT_LOG_": (MODERATION, MODERATION),
    "CHANNEL_": (GUILDS, GUILDS),
    "THREAD_": (GUILDS, GUILDS),
    "THREAD_MEMBERS_": (MEMBERS, MEMBERS),
    "MESSAGE_": (1 << 9, 1 << 12),
    "MESSAGE_REACTION_": (1 << 10, 1 << 13),
    "MESSAGE_POLL_": (1 << 24, 1 << 25),
    "TYPING_": (1 << 11, 1 << 14),
}
HIDDEN: dict[str, Any] = {"content": "", "embeds": [], "attachments": [], "components": []}

Json = Any


def covered(world: World, intents: int, event: str, data: Json, *, private: bool) -> bool:
    """Whether someone with these intents gets this event: it asked for it, and may see where it happened."""
    begins = max((x for x in NEEDED if event.startswith(x)), key=len)
    needed = NEEDED[begins][private]
    if not isinstance(data, dict):
        return True
    mine = event == "GUILD_MEMBER_UPDATE" and data["user"]["id"] == world.bot.id
    if needed and not intents & needed and not mine:
        return False
    if event.startswith("MESSAGE_"):
        return _sees(world, data.get("channel_id"))
    return not event.startswith("THREAD_") or _sees(world, data.get("id"))


def _sees(world: World, channel_id: str | None) -> bool:
    channel = world.channels.get(channel_id or "")
    return channel is None or bool(may.held(world, world.bot.id, channel) & may.VIEW)


def without_content(world: World, intents: int, event: str, data: Json, *, private: bool) -> Json:
    """The event as it is without the intent to read along: empty, unless it is the assistant's business."""
    if intents & CONTENT or private or event not in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
        return data
    whole = isinstance(data, dict) and {"author", "mentions"} <= data.keys()
    return _hidden(world, data) if whole else data


def _hidden(world: World, data: Json) -> Json:
    me = world.bot.id
    answered = data.get("referenced_message")
    if answered:
        data = data | {"referenced_message": _hidden(world, answered)}
    if data["author"]["id"] == me or any(x["id"] == me for x in data["mentions"]):
        return data
    return {k: v for k, v in data.items() if k != "poll"} | HIDDEN
