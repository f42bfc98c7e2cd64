"""Settings of the platforms: their rooms, accounts and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from msgspec import Meta, Struct

from bot.core.places import Audience

Locale = Literal["nl", "en"]
Invites = Literal["members", "staff", "nobody"]
Sensitivity = Literal["strict", "normal", "observe"]
CHOICES: Mapping[str, tuple[str, ...]] = {
    "audience": tuple(Audience),
    "locale": get_args(Locale),
    "invites": get_args(Invites),
    "sensitivity": get_args(Sensitivity),
}
# Since room version 12 the id of a room names no server.
USER, ROOM, ALIAS = r"@[!-9;-~]+:[^\s:]\S*", r"![^\s:]+(:\S+)?", r"#[^\s:]+:\S+"


class Room(Struct, frozen=True, forbid_unknown_fields=True):
    """A room: who can read it, what the assistant does there unasked, how strict the privacy guard is.

    Without `sensitivity` the guard is as strict as everywhere.
    """

    id: str
    name: str
    about: str = ""
    audience: Audience = Audience.COMMUNITY
    listens: bool = False
    prompts: bool = False
    region: str = ""
    sensitivity: Sensitivity | None = None


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """An account of the web chat."""

    id: str
    name: str
    about: str = ""


class Web(Struct, frozen=True, forbid_unknown_fields=True):
    """The web chat: a platform of its own, on this machine only."""

    port: Annotated[int, Meta(ge=0, le=65_535)] = 8317
    rooms: tuple[Room, ...] = ()
    people: tuple[Person, ...] = ()


class Desk(Struct, frozen=True, forbid_unknown_fields=True):
    """The pages for editors: whether they are open, where they listen, and how browsers reach them.

    `address` is what browsers use when a proxy with TLS stands before it, `proxies` the addresses of these.
    """

    open: bool = False
    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535)] = 8318
    address: Annotated[str, Meta(pattern=r"^(https://[A-Za-z0-9.-]+(:\d+)?/?)?$")] = ""
    proxies: tuple[str, ...] = ()


class Peer(Struct, frozen=True, forbid_unknown_fields=True):
    """A stand-in for Discord on this machine, for who develops: its port and certificate (a PEM file)."""

    port: Annotated[int, Meta(ge=1, le=65_535)]
    certificate: str


class Discord(Struct, frozen=True, forbid_unknown_fields=True):
    """The servers the assistant is on and what it may see there; without servers it stays away."""

    guilds: tuple[Annotated[str, Meta(pattern=r"^\d{15,20}$")], ...] = ()
    token_file: str = ""
    message_content: bool = True
    members: bool = True
    most_members: Annotated[int, Meta(ge=0)] = 5_000
    welcome: bool = False
    rooms: tuple[Room, ...] = ()
    peer: Peer | None = None


class Matrix(Struct, frozen=True, forbid_unknown_fields=True):
    """The homeserver, account and space of the assistant; without a homeserver it stays away.

    `invites` is who may take the assistant along to rooms that are neither in the space nor named here.
    """

    homeserver: str = ""
    user: str = ""
    password_file: str = ""
    space: str = ""
    encryption: bool = True
    invites: Invites = "staff"
    welcome: bool = False
    show_choices: bool = True
    rooms: tuple[Room, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be an address on Matrix.

        Raises:
            ValueError: naming the key and what such an address looks like.
        """
        if not self.homeserver:
            return
        place, room = f"{ROOM}|{ALIAS}", "!AbCd or #signalen:example.org"
        forms = [("homeserver", self.homeserver, r"https?://[^\s/?#]+/?", "https://matrix.example.org")]
        forms.append(("user", self.user, USER, "@vraagbaak:example.org"))
        forms += [("space", self.space, place, room)] if self.space else []
        forms += [("rooms", each.id, place, room) for each in self.rooms]
        for key, value, form, example in forms:
            if not re.fullmatch(form, value):
                raise ValueError(f"{key}: {value!r} does not look like {example}")
        if _overheard(self.homeserver):
            raise ValueError("homeserver: over http everyone on the way can read along; use https")


def _overheard(url: str) -> bool:
    """Whether requests travel readable over the internet: plain http beyond this machine or network."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        return parts.scheme == "http" and not ip_address(host).is_private
    except ValueError:
        return parts.scheme == "http" and "." in host
