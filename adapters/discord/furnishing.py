"""Sets up a new community on a server: first a plan of what is missing, and only then the doing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import discord

from adapters.discord.inviting import TO_FURNISH
from bot.core.errors import SetupError
from bot.core.people import Role
from bot.core.places import Audience

REASON = "vraagbaak discord inrichten"
STAFF = (Role.MODERATOR, Role.EDITOR, Role.PROGRAMME_BOARD, Role.POLICY_TABLE)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a new community, and what the assistant does there."""

    name: str
    about: str
    audience: Audience = Audience.COMMUNITY
    listens: bool = False
    prompts: bool = False
    forum: bool = False


CHANNELS = (
    Channel("algemeen", "Voor alles wat jeugdprofessionals met elkaar willen delen"),
    Channel("waar-vind-ik", "Stel je vraag; Vraagbaak zoekt mee", listens=True),
    Channel("signalen", "Waar schuren beleid en praktijk, en wat werkt juist wél?"),
    Channel(
        "gespreksstarters", "Elke week een onderwerp om samen over na te denken", prompts=True, forum=True
    ),
    Channel("staf", "Moderatoren, redactie, programmaraad en beleidstafel", Audience.STAFF),
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is still missing on a server."""

    roles: tuple[Role, ...]
    channels: tuple[Channel, ...]

    @property
    def lines(self) -> list[str]:
        """The plan in words."""
        roles = [f"rol      {role.value}" for role in self.roles]
        return roles + [
            f"{'forum' if each.forum else 'kanaal':8} #{each.name}: {each.about}"
            + (" (alleen voor deze rollen)" if each.audience is Audience.STAFF else "")
            for each in self.channels
        ]


def plan(roles: Iterable[str], channels: Iterable[str], *, forums: bool) -> Furniture:
    """What is missing, given the names that are there; `forums`: whether the server has forum channels."""
    here, there = {x.casefold() for x in roles}, {x.casefold() for x in channels}
    wanted = (x if forums or not x.forum else Channel(x.name, x.about, prompts=x.prompts) for x in CHANNELS)
    return Furniture(
        tuple(role for role in STAFF if role.value not in here),
        tuple(each for each in wanted if each.name not in there),
    )


async def look(guild: discord.Guild) -> Furniture:
    """What is missing on this server."""
    roles, channels = await guild.fetch_roles(), await guild.fetch_channels()
    return plan((x.name for x in roles), (x.name for x in channels), forums="COMMUNITY" in guild.features)


async def furnish(guild: discord.Guild, missing: Furniture, me: int) -> None:
    """Make what is missing, as the account `me`; done again after a failure it makes the rest.

    Raises:
        SetupError: when the assistant may not make roles or channels.
    """
    try:
        for role in missing.roles:
            await guild.create_role(name=role.value, mentionable=True, reason=REASON)
        staff = [x for x in await guild.fetch_roles() if x.name in {role.value for role in STAFF}]
        for each in missing.channels:
            await _make(guild, each, staff, me)
    except discord.Forbidden:
        needed = ", ".join(TO_FURNISH)
        raise SetupError(
            f"Discord does not allow it: give the assistant's role {needed} (the link of `vraagbaak discord "
            "uitnodigen --inrichten` does), and take them away again afterwards"
        ) from None


async def _make(guild: discord.Guild, each: Channel, staff: Sequence[discord.Role], me: int) -> None:
    seen: dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite] = {}
    if each.audience is Audience.STAFF:
        readable = discord.PermissionOverwrite(view_channel=True)
        # Also whoever is asking, or it could not set up the channel it just made.
        seen = dict.fromkeys((*staff, await guild.fetch_member(me)), readable)
        seen[guild.default_role] = discord.PermissionOverwrite(view_channel=False)
    if each.forum:
        await guild.create_forum(each.name, topic=each.about, overwrites=seen, reason=REASON)
    else:
        await guild.create_text_channel(each.name, topic=each.about, overwrites=seen, reason=REASON)


async def settings(guild: discord.Guild) -> str:
    """What to put in vraagbaak.toml and roles.toml for the roles and channels that are there."""
    roles, channels = await guild.fetch_roles(), await guild.fetch_channels()
    lines = ["# vraagbaak.toml, under [discord]", f'guilds = ["{guild.id}"]', ""]
    for each in CHANNELS:
        found = next((x for x in channels if x.name.casefold() == each.name), None)
        if found is not None:
            lines += ["[[discord.rooms]]", f'id = "{found.id}"', f'name = "{each.name}"']
            lines += [f'audience = "{each.audience.value}"'] if each.audience is Audience.STAFF else []
            lines += ["listens = true"] if each.listens else []
            lines += ["prompts = true", ""] if each.prompts else [""]
    lines += ["# roles.toml", "[discord]"]
    for role in STAFF:
        lines += [f'{x.id} = ["{role.value}"]  # @{x.name}' for x in roles if x.name.casefold() == role.value]
    return "\n".join(lines)
