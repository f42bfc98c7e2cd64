"""Typed settings from config/vraagbaak.toml and config/roles.toml; unknown keys are refused."""

from __future__ import annotations

import difflib
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from msgspec import Meta, Struct, ValidationError, convert, structs

from bot.core.errors import SetupError
from bot.core.people import Role
from bot.core.places import Audience

Hour = Annotated[int, Meta(ge=0, le=24)]
Locale = Literal["nl", "en"]
Invites = Literal["members", "staff", "nobody"]
CHOICES: Mapping[str, tuple[str, ...]] = {
    "audience": tuple(Audience),
    "locale": get_args(Locale),
    "invites": get_args(Invites),
}
# Since room version 12 the id of a room names no server.
USER, ROOM, ALIAS = r"@[!-9;-~]+:[^\s:]\S*", r"![^\s:]+(:\S+)?", r"#[^\s:]+:\S+"


class Room(Struct, frozen=True, forbid_unknown_fields=True):
    """A room of the web chat: who can read it, and what the assistant does there unasked."""

    id: str
    name: str
    about: str = ""
    audience: Audience = Audience.COMMUNITY
    listens: bool = False
    prompts: bool = False
    region: str = ""


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


class Assistant(Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for the assistant as a whole."""

    data: str = "data"
    database: str = ""
    locale: Locale = "nl"
    too_old_hours: Annotated[int, Meta(ge=1)] = 24


class Moderation(Struct, frozen=True, forbid_unknown_fields=True):
    """How far the look-out for spam, scams and abuse may go by itself."""

    acts: bool = False


class Prompts(Struct, frozen=True, forbid_unknown_fields=True):
    """When discussion prompts are posted and how often at most."""

    schedule: str = "0 10 * * tue"
    per_week: Annotated[int, Meta(ge=0)] = 2
    quiet_from: Hour = 18
    quiet_until: Hour = 8


class Digest(Struct, frozen=True, forbid_unknown_fields=True):
    """When the weekly digest is made and who reads it."""

    schedule: str = "0 7 * * mon"
    minimum_group: Annotated[int, Meta(ge=2)] = 5


class Links(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether and how the links of sources are called; off, the assistant calls nobody but its platforms."""

    check: bool = False
    schedule: str = "20 2 * * *"
    seconds: Annotated[float, Meta(ge=1)] = 2.0
    contact: str = ""


class Sources(Struct, frozen=True, forbid_unknown_fields=True):
    """When sources are looked at again, after how many days, and how the editors are asked about a few."""

    days: Annotated[int, Meta(ge=1)] = 365
    by_kind: dict[str, Annotated[int, Meta(ge=1)]] = {}
    schedule: str = "30 9 * * wed"
    asks: Annotated[int, Meta(ge=0, le=25)] = 5
    answer_days: Annotated[int, Meta(ge=1)] = 28


class Finding(Struct, frozen=True, forbid_unknown_fields=True):
    """How sources are found: a local model of meaning, and by which share it may change a score."""

    meaning: str = ""
    weight: Annotated[float, Meta(ge=0, le=1)] = 0.3


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in vraagbaak.toml."""

    assistant: Assistant = Assistant()
    web: Web = Web()
    desk: Desk = Desk()
    discord: Discord = Discord()
    matrix: Matrix = Matrix()
    moderation: Moderation = Moderation()
    prompts: Prompts = Prompts()
    digest: Digest = Digest()
    sources: Sources = Sources()
    links: Links = Links()
    finding: Finding = Finding()


SECTIONS: tuple[type[Struct], ...] = (Settings, Assistant, Web, Desk, Discord, Peer, Matrix, Room, Person)
SECTIONS += (Moderation, Prompts, Digest, Sources, Links, Finding)


def config_folder(given: str | None = None) -> Path:
    """Where the settings are: the given folder, VRAAGBAAK_CONFIG, ./config, or what was installed.

    Raises:
        SetupError: when none of these exists.
    """
    named = given or os.environ.get("VRAAGBAAK_CONFIG")
    places = [Path(named)] if named else _usual_places()
    for place in places:
        if (place / "vraagbaak.toml").is_file():
            return place
    tried = ", ".join(str(p / "vraagbaak.toml") for p in places)
    raise SetupError(f"no settings found (looked for {tried}); name the folder with --config")


def embedded(settings: Settings) -> Settings:
    """The same, with the database in the data folder whatever is configured: for trying things out."""
    return structs.replace(settings, assistant=structs.replace(settings.assistant, database=""))


def data_folder(settings: Settings, given: str | None = None) -> Path:
    """Where this installation keeps its database and secret."""
    return Path(given or settings.assistant.data)


def _usual_places() -> list[Path]:
    beside = Path(__file__).resolve().parent.parent / "config"
    return [Path("config"), beside, Path(sys.prefix) / "share" / "vraagbaak" / "config"]


def load(folder: Path) -> Settings:
    """Read vraagbaak.toml.

    Raises:
        SetupError: naming the file, the key and the remedy.
    """
    file = folder / "vraagbaak.toml"
    try:
        return convert(_read(file), Settings)
    except ValidationError as error:
        raise SetupError(f"{file}: {error}{_remedy(str(error))}") from None


def load_roles(folder: Path) -> Mapping[str, frozenset[Role]]:
    """Read roles.toml: the roles of each account, by "platform:id".

    Raises:
        SetupError: naming the file, the account and the roles there are.
    """
    file = folder / "roles.toml"
    try:
        tables = convert(_read(file), dict[str, dict[str, frozenset[Role]]])
    except ValidationError as error:
        raise SetupError(f"{file}: {error}; roles are {', '.join(Role)}") from None
    for who in tables.get("matrix", {}):
        if not re.fullmatch(rf"{USER}|[1-9]\d*", who):
            raise SetupError(
                f"{file}: {who!r} is no account or power level - at `$.matrix`; "
                'write "@mo:example.org" or "50", with the quotes'
            )
    return {f"{platform}:{id_}": roles for platform, ids in tables.items() for id_, roles in ids.items()}


def _overheard(url: str) -> bool:
    """Whether requests travel readable over the internet: plain http beyond this machine or network."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        return parts.scheme == "http" and not ip_address(host).is_private
    except ValueError:
        return parts.scheme == "http" and "." in host


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SetupError(f"{file} is missing; copy it from the project's config folder") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SetupError(f"{file} is no valid TOML: {error}") from None


def _remedy(message: str) -> str:
    """The choices there are, or the known key most like an unknown one."""
    choice = re.search(r"Invalid enum value .*\.(\w+)`", message)
    if choice is not None:
        return f"; choose one of {', '.join(CHOICES[choice[1]])}"
    unknown = re.search(r"unknown field `([^`]*)`", message)
    if unknown is None:
        return ""
    known = {f.name for cls in SECTIONS for f in structs.fields(cls)}
    near = difflib.get_close_matches(unknown[1], sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else "; remove it"
