"""The assistant on its platforms: which adapter, rooms and people each brings, and all of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from sqlalchemy import Connection

from bot.app import App, Ground, MakeAdapter
from bot.connecting import matrix_options
from bot.core.commands import Say
from bot.core.errors import SetupError
from bot.core.people import Actor, Role
from bot.core.places import Conversation
from bot.core.ports import Adapter, KeepsPersonalData
from bot.core.speak import Clock
from bot.core.zone import local_day
from bot.credentials import discord_token
from bot.equipment import Equipment
from bot.settings.platforms import Room
from bot.signals import store
from bot.signals.sample import agree_to_quotes, load_sample
from bot.store.schedules import Job
from bot.table.meetings import next_meeting
from bot.table.sample import load_table_sample
from bot.tabling import note_told
from knowledge.sample import load_knowledge_sample

if TYPE_CHECKING:
    from bot.desk import Bureau


@dataclass(frozen=True, slots=True)
class Platform:
    """What one platform brings: its adapter, the rooms known there, its work by the clock and what it keeps.

    `keepers` gets the function that tells whose account something is.
    """

    make: MakeAdapter
    rooms: Mapping[Conversation, Room]
    jobs: Sequence[Job] = ()
    keepers: Callable[[Callable[[Actor], str]], Sequence[KeepsPersonalData]] = lambda person: ()


def configured_app(equipment: Equipment, data: Path, desk: Bureau | None = None) -> App:
    """The assistant on the platforms of the settings; where they name none, in the web chat."""
    platforms = []
    if equipment.settings.discord.guilds:
        platforms.append(discord_platform(equipment))
    if equipment.settings.matrix.homeserver:
        platforms.append(matrix_platform(equipment, data))
    if not platforms:
        return web_app(equipment, data, desk=desk)
    return together(equipment, data, platforms, desk=desk)


def together(
    equipment: Equipment,
    data: Path,
    platforms: Sequence[Platform],
    clock: Clock = lambda: datetime.now(UTC),
    desk: Bureau | None = None,
) -> App:
    """One assistant on these platforms; where there is one room to choose, the first platform goes first.

    With a `desk` it also lets people in there.
    """
    rooms = {place: room for platform in platforms for place, room in platform.rooms.items()}
    jobs = [job for platform in platforms for job in platform.jobs]
    more = [desk.commands] if desk else []
    app = App(equipment, data, [platform.make for platform in platforms], rooms, clock, jobs, more)
    app.keepers += [desk.sessions] if desk else []
    for platform in platforms:
        app.keepers += platform.keepers(app.people.person)
    return app


def discord_app(equipment: Equipment, data: Path, clock: Clock = lambda: datetime.now(UTC)) -> App:
    """The assistant on Discord alone.

    Raises:
        SetupError: as `discord_platform`.
    """
    return together(equipment, data, [discord_platform(equipment)], clock)


def discord_platform(equipment: Equipment) -> Platform:
    """Discord.

    Raises:
        SetupError: when there is no token, or Discord's library is not installed.
    """
    try:
        from adapters.discord.client import DiscordAdapter
        from adapters.discord.memory import ReadingPersonalData, tidy_discord
        from adapters.discord.options import Options
        from adapters.discord.places import Places
    except ModuleNotFoundError as error:
        raise SetupError(
            f"Discord needs the package {error.name}: install Vraagbaak with its extra, vraagbaak[discord]"
        ) from None
    settings = equipment.settings.discord
    audiences = {room.id: room.audience for room in settings.rooms}
    guilds = frozenset(int(x) for x in settings.guilds)
    places = Places(guilds, audiences, _held(equipment, "discord"), equipment.settings.assistant.locale)
    peer = settings.peer
    options = Options(
        discord_token(equipment.folder, settings.token_file),
        settings.message_content,
        settings.members,
        settings.most_members,
        settings.welcome,
        (peer.port, str(equipment.folder / peer.certificate)) if peer else None,
    )

    def discord(ground: Ground) -> Adapter:
        return DiscordAdapter(options, places, ground.database, equipment.says, ground.person)

    known = {places.lost(min(guilds), int(room.id)): room for room in settings.rooms}
    return Platform(discord, known, [tidy_discord()], lambda person: [ReadingPersonalData()])


def matrix_platform(equipment: Equipment, data: Path) -> Platform:
    """Matrix.

    Raises:
        SetupError: when Matrix's library is not installed.
    """
    try:
        from adapters.matrix.client import MatrixAdapter
        from adapters.matrix.measures.mute_tables import MutePersonalData
        from adapters.matrix.memory import PrivateRoomData, tidy_matrix
        from adapters.matrix.rooms.places import Places
    except ModuleNotFoundError as error:
        raise SetupError(
            f"Matrix needs the package {error.name}: install Vraagbaak with its extra, vraagbaak[matrix]"
        ) from None
    settings, locale = equipment.settings.matrix, equipment.settings.assistant.locale
    options = matrix_options(equipment.folder, settings, data)
    audiences = {room.id: room.audience for room in settings.rooms}
    community = settings.space or settings.user.partition(":")[2]
    places = Places(audiences, _held(equipment, "matrix"), locale, community, settings.space)

    def matrix(ground: Ground) -> Adapter:
        return MatrixAdapter(options, places, ground.database, equipment.says, ground.person)

    known = {places.lost(room.id): room for room in settings.rooms}
    return Platform(matrix, known, [tidy_matrix()], lambda person: [PrivateRoomData(), MutePersonalData()])


def web_app(
    equipment: Equipment,
    data: Path,
    *,
    port: int | None = None,
    sample: bool = False,
    desk: Bureau | None = None,
) -> App:
    """The assistant in the web chat, with a sample community when the database is empty."""
    from adapters.web import places as web
    from adapters.web.client import WebAdapter
    from adapters.web.personal import ChatPersonalData
    from adapters.web.sample import show_chat
    from adapters.web.tidying import tidy_chat

    settings, roles = equipment.settings, equipment.roles
    rooms = [web.Room(x.id, x.name, x.about, x.audience) for x in settings.web.rooms]
    people = [
        web.Account(x.id, x.name, x.about, roles.get(f"web:{x.id}", frozenset())) for x in settings.web.people
    ]
    places = web.Places(rooms, people)
    number = settings.web.port if port is None else port

    def chat(ground: Ground) -> Adapter:
        return WebAdapter(places, ground.database, equipment.says, ground.clock, number)

    known = {places.conversation(x.id, settings.assistant.locale): x for x in settings.web.rooms}
    web_chat = Platform(chat, known, [tidy_chat()], lambda person: [ChatPersonalData(places, person)])
    app = together(equipment, data, [web_chat], desk=desk)
    if sample:
        folder = equipment.folder / "sample"
        app.first += [
            lambda unit: _show_community(unit, app, folder, equipment.says[settings.assistant.locale]),
            lambda unit: show_chat(unit, folder / "chat.jsonl", places, datetime.now(UTC)),
        ]
    return app


def _show_community(unit: Connection, app: App, folder: Path, say: Say) -> None:
    """Fill an empty database with an invented community: its signals, its table, what waits for editors."""
    if not store.bundles(unit):
        now, bundles = datetime.now(UTC), app.table.bundles
        load_sample(unit, now, folder, app.signals.intake, app.people.person)
        ids = {each.title: each.id for each in store.bundles(unit)}
        load_table_sample(unit, now, folder / "table.toml", ids, (bundles, say, note_told))
        load_knowledge_sample(unit, now, folder / "knowledge.toml", app.knowledge.shelf)
        if coming := next_meeting(unit, local_day(now)):
            agree_to_quotes(unit, coming.id, now)


def console_app(
    equipment: Equipment, data: Path, read: TextIO, write: TextIO, ended: Callable[[], None]
) -> App:
    """The assistant in a terminal."""
    from adapters.console.client import HERE, ConsoleAdapter

    own = _held(equipment, "console")
    say = equipment.says[equipment.settings.assistant.locale]

    def console(ground: Ground) -> Adapter:
        return ConsoleAdapter(read, write, ground.data / "bestanden", own, say, ended)

    return together(equipment, data, [Platform(console, {HERE: Room("gesprek", "gesprek", prompts=True)})])


def _held(equipment: Equipment, platform: str) -> Mapping[str, frozenset[Role]]:
    """The roles that roles.toml gives to accounts of a platform, by their id there."""
    own = f"{platform}:"
    return {x.removeprefix(own): held for x, held in equipment.roles.items() if x.startswith(own)}
