"""The assistant on each platform: which adapter, which rooms, which people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy import Connection

from bot.app import App, Ground
from bot.core.errors import SetupError
from bot.core.ports import Adapter
from bot.core.speak import Clock
from bot.credentials import discord_token
from bot.equipment import Equipment
from bot.settings import Room
from bot.signals import store
from bot.signals.sample import load_sample


def configured_app(equipment: Equipment, data: Path) -> App:
    """The assistant on the platforms of the settings; where they name none, in the web chat."""
    if equipment.settings.discord.guilds:
        return discord_app(equipment, data)
    return web_app(equipment, data)


def discord_app(equipment: Equipment, data: Path, clock: Clock = lambda: datetime.now(UTC)) -> App:
    """The assistant on Discord.

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
    own = {x.partition(":")[2]: held for x, held in equipment.roles.items() if x.startswith("discord:")}
    audiences = {room.id: room.audience for room in settings.rooms}
    guilds = frozenset(int(x) for x in settings.guilds)
    places = Places(guilds, audiences, own, equipment.settings.assistant.locale)
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
    app = App(equipment, data, [discord], known, clock, [tidy_discord()])
    app.keepers.append(ReadingPersonalData())
    return app


def web_app(equipment: Equipment, data: Path, *, port: int | None = None, sample: bool = False) -> App:
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
    app = App(equipment, data, [chat], known, jobs=[tidy_chat()])
    app.keepers.append(ChatPersonalData(places, app.people.person))
    if sample:
        folder = equipment.folder / "sample"
        app.first += [
            lambda unit: _show_community(unit, app, folder),
            lambda unit: show_chat(unit, folder / "chat.jsonl", places, datetime.now(UTC)),
        ]
    return app


def _show_community(unit: Connection, app: App, folder: Path) -> None:
    """Fill an empty database with the signals of an invented community."""
    if not store.bundles(unit):
        load_sample(unit, datetime.now(UTC), folder, app.signals.intake, app.people.person)


def console_app(
    equipment: Equipment, data: Path, read: TextIO, write: TextIO, ended: Callable[[], None]
) -> App:
    """The assistant in a terminal."""
    from adapters.console.client import HERE, ConsoleAdapter

    own = {x.partition(":")[2]: held for x, held in equipment.roles.items() if x.startswith("console:")}
    say = equipment.says[equipment.settings.assistant.locale]

    def console(ground: Ground) -> Adapter:
        return ConsoleAdapter(read, write, ground.data / "bestanden", own, say, ended)

    return App(equipment, data, [console], {HERE: Room("gesprek", "gesprek", prompts=True)})
