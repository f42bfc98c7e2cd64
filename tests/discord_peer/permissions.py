"""Who may do what where, computed as Discord's documentation ("Permissions") says."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.discord_peer.world import PRIVATE, THREADS, Channel, Guild, World

KICK, BAN, ADMINISTRATOR, MANAGE_CHANNELS, ADD_REACTIONS, AUDIT_LOG = (1 << n for n in (1, 2, 3, 4, 6, 7))
VIEW, SEND, MANAGE_MESSAGES, EMBED, ATTACH, HISTORY = (1 << n for n in (10, 11, 13, 14, 15, 16))
MENTION_EVERYONE, MANAGE_NICKNAMES, MANAGE_ROLES, USE_COMMANDS, MANAGE_THREADS = (
    1 << n for n in (17, 27, 28, 31, 34)
)
PUBLIC_THREADS, SEND_IN_THREADS, MODERATE = 1 << 35, 1 << 38, 1 << 40
ALL = (1 << 53) - 1
MEMBER = (
    VIEW | SEND | EMBED | ATTACH | HISTORY | ADD_REACTIONS | USE_COMMANDS | PUBLIC_THREADS | SEND_IN_THREADS
)
ASSISTANT = MEMBER | MANAGE_MESSAGES | MODERATE


def held(world: World, user: str, channel: Channel) -> int:
    """The permissions of an account in a channel."""
    if channel.type == PRIVATE:
        return MEMBER if channel.recipient and user in {channel.recipient.id, world.bot.id} else 0
    guild = world.guilds[channel.guild or ""]
    base = on_server(guild, user)
    if base & ADMINISTRATOR or user not in guild.members:
        return ALL if base & ADMINISTRATOR else 0
    room = world.channels[channel.parent or ""] if channel.type in THREADS else channel
    roles = [x for x in guild.members[user].roles if x in room.overwrites]
    for group in ([guild.id], roles, [user]):
        entries = [room.overwrites[x] for x in group if x in room.overwrites]
        for _, _, deny in entries:
            base &= ~deny
        for _, allow, _ in entries:
            base |= allow
    if _timed_out(guild, user):
        base &= VIEW | HISTORY
    # Who does not see a channel can do nothing there.
    return base if base & VIEW else 0


def _timed_out(guild: Guild, user: str) -> bool:
    until = guild.members[user].timeout_until
    return until is not None and datetime.fromisoformat(until) > datetime.now(UTC)


def on_server(guild: Guild, user: str) -> int:
    """The permissions of an account on a server as a whole."""
    if guild.owner == user:
        return ALL
    member = guild.members.get(user)
    base = guild.roles[guild.id].permissions if member else 0
    for role in member.roles if member else ():
        base |= guild.roles[role].permissions
    return ALL if base & ADMINISTRATOR else base


def rank(guild: Guild, user: str) -> int:
    """How high someone's highest role stands."""
    member = guild.members.get(user)
    return max((guild.roles[x].position for x in member.roles), default=0) if member else 0


def outranks(guild: Guild, user: str, other: str) -> bool:
    """Whether someone stands above another, whom they can take measures against only then."""
    return other != guild.owner and (user == guild.owner or rank(guild, user) > rank(guild, other))
