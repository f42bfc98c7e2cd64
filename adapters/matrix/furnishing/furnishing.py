"""What a new community looks like on Matrix, and how one that is there is told of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.matrix.rooms.room import Room
from bot.core.people import Role
from bot.core.places import Audience

SPACE = ""
"""The name under which the space itself goes among the rooms of a plan."""
LEVELS: Mapping[Role, int] = {Role.ADMIN: 100, Role.MODERATOR: 50}


@dataclass(frozen=True, slots=True)
class Furniture:
    """A room of a new community, and what the assistant does there."""

    name: str
    about: str
    audience: Audience = Audience.COMMUNITY
    listens: bool = False
    prompts: bool = False


ROOMS = (
    Furniture("algemeen", "Voor alles wat jeugdprofessionals met elkaar willen delen"),
    Furniture("waar-vind-ik", "Stel je vraag; Vraagbaak zoekt mee", listens=True),
    Furniture("signalen", "Waar schuren beleid en praktijk, en wat werkt juist wél?"),
    Furniture("gespreksstarters", "Elke week een onderwerp om samen over na te denken", prompts=True),
    Furniture("staf", "Moderatoren, redactie, programmaraad en beleidstafel", Audience.STAFF),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the name of the space, who is on the staff, whether the staff room is encrypted."""

    name: str
    staff: Mapping[str, frozenset[Role]]
    encrypted: bool = False

    @property
    def levels(self) -> dict[str, int]:
        """The power levels that roles bring, by account."""
        most = {user: max((LEVELS.get(x, 0) for x in held), default=0) for user, held in self.staff.items()}
        return {user: level for user, level in most.items() if level}


@dataclass(frozen=True, slots=True)
class Found:
    """A room that is there: what we know of it, when we are in it, and the alias it goes by.

    `joining` is its join rule: who can come in ("invite", "restricted", "public", ...).
    """

    id: str
    alias: str = ""
    room: Room | None = None
    joining: str = ""

    @property
    def called(self) -> str:
        """How the settings name it: an alias stays good when the room is replaced by a newer one."""
        return self.alias or self.id


@dataclass(frozen=True, slots=True)
class Community:
    """What is there, by the name of the room; the space goes by SPACE.

    `aliases` are those that rooms have or get, `unseen` the number of rooms in the space that we cannot see.
    """

    me: str
    rooms: Mapping[str, Found]
    aliases: Mapping[str, str]
    unseen: int = 0


def settings(there: Community) -> str:
    """What to put in vraagbaak.toml and roles.toml for the rooms that are there."""
    names = {name: found.called for name, found in there.rooms.items()}
    lines = ["# vraagbaak.toml, under [matrix]", f'space = "{names.get(SPACE, "")}"', ""]
    for each in ROOMS:
        if each.name in names:
            lines += ["[[matrix.rooms]]", f'id = "{names[each.name]}"', f'name = "{each.name}"']
            lines += [f'audience = "{each.audience.value}"'] if each.audience is Audience.STAFF else []
            lines += ["listens = true"] if each.listens else []
            lines += ["prompts = true", ""] if each.prompts else [""]
    lines += ["# roles.toml", "[matrix]"]
    return "\n".join(
        lines
        + [f'"{level}" = ["{role.value}"]' for role, level in sorted(LEVELS.items(), key=lambda x: x[1])]
    )
