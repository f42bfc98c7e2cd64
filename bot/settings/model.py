"""Typed settings: everything that vraagbaak.toml can say."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from bot.core.people import Role
from bot.settings.platforms import Desk, Discord, Locale, Matrix, Peer, Person, Room, Sensitivity, Web
from bot.settings.retention import Retention

Hour = Annotated[int, Meta(ge=0, le=24)]


class Assistant(Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for the assistant as a whole."""

    data: str = "data"
    database: str = ""
    locale: Locale = "nl"
    too_old_hours: Annotated[int, Meta(ge=1)] = 24


class Logs(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the log goes besides standard error: a file in the data folder, one JSON object per line."""

    file: Annotated[str, Meta(pattern=r"^([A-Za-z0-9_-][A-Za-z0-9._-]*)?$")] = ""


class Moderation(Struct, frozen=True, forbid_unknown_fields=True):
    """How far the look-out for spam, scams and abuse may go, and how strict the privacy guard is."""

    acts: bool = False
    sensitivity: Sensitivity = "normal"


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
    to: tuple[Role, ...] = (Role.POLICY_TABLE, Role.PROGRAMME_BOARD)


class Terms(Struct, frozen=True, forbid_unknown_fields=True):
    """How long things may take around signals: the first four in working days, the others in days."""

    validate: Annotated[int, Meta(ge=1)] = 3
    bundle: Annotated[int, Meta(ge=1)] = 10
    feedback: Annotated[int, Meta(ge=1)] = 10
    quote: Annotated[int, Meta(ge=1)] = 5
    stale: Annotated[int, Meta(ge=1)] = 60
    answer: Annotated[int, Meta(ge=1)] = 14
    response: Annotated[int, Meta(ge=1)] = 14
    object: Annotated[int, Meta(ge=1)] = 14


class Links(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether and how the links of sources are called; off, only feeds that an editor asks for are called."""

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
    """How sources are found: a local model of meaning, and by which share it may change a score.

    `signals` is the share for bundles that are suggested for a signal; 0 leaves those as they are.
    """

    meaning: str = ""
    weight: Annotated[float, Meta(ge=0, le=1)] = 0.3
    signals: Annotated[float, Meta(ge=0, le=1)] = 0.0


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in vraagbaak.toml."""

    assistant: Assistant = Assistant()
    web: Web = Web()
    desk: Desk = Desk()
    discord: Discord = Discord()
    matrix: Matrix = Matrix()
    logs: Logs = Logs()
    moderation: Moderation = Moderation()
    prompts: Prompts = Prompts()
    digest: Digest = Digest()
    terms: Terms = Terms()
    sources: Sources = Sources()
    links: Links = Links()
    finding: Finding = Finding()
    retention: Retention = Retention()


SECTIONS: tuple[type[Struct], ...] = (Settings, Assistant, Web, Desk, Discord, Peer, Matrix, Room, Person)
SECTIONS += (Logs, Moderation, Prompts, Digest, Sources, Links, Finding, Retention)
