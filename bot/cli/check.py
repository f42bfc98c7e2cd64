"""The check verb: loads everything and builds every command for every adapter, without starting."""

from __future__ import annotations

import io
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import SetupError
from bot.credentials import discord_token
from bot.settings.reading import config_folder, data_folder

if TYPE_CHECKING:
    from bot.core.commands import Command
    from bot.equipment import Equipment

WITHOUT_CONTENT = (
    "without message content: no answer to an unasked question, no look-out for spam, no guard over "
    "what is said; commands, mentions, private messages, reactions and message menus work"
)
NO_LOGIN = "not logged in yet: `vraagbaak matrix aanmelden`"
WITHOUT_ENCRYPTION = "without encryption: nothing is read or said in encrypted rooms, private ones included"
WITHOUT_MEMBERS = (
    "without members: no welcome, and people are found by mention or by what they said, not by name"
)


def run(arguments: Namespace) -> int:
    """Say what was loaded; anything wrong is a SetupError that names file, key and remedy."""
    from bot.equipment import equip
    from bot.platforms import console_app, web_app

    folder = config_folder(arguments.config)
    equipment = equip(folder)
    print(f"settings          {folder / 'vraagbaak.toml'}")
    print(f"sources           {len(equipment.sources)}")
    print(f"prompts           {len(equipment.prompts)}")
    print(f"languages         {', '.join(equipment.says)}")
    _lexicon(equipment)
    with tempfile.TemporaryDirectory() as scratch:
        apps = {
            "web": web_app(equipment, Path(scratch), port=0),
            "console": console_app(equipment, Path(scratch), io.StringIO(), io.StringIO(), lambda: None),
        }
    for name, app in apps.items():
        print(f"commands {name:8} {len(app.commands)}")
    for say in equipment.says.values():
        for command in apps["web"].commands:
            if not command.hidden:
                say(f"command-{command.id}.name")
            for parameter in command.parameters:
                say(f"command-{command.id}.{parameter.name}")
    _discord(equipment, apps["web"].commands)
    _matrix(equipment, data_folder(equipment.settings, arguments.data))
    print("all well")
    return 0


def _lexicon(equipment: Equipment) -> None:
    """Look through the concepts for what an editor would not be let in with."""
    from knowledge.lexicon.editing.faults import View, of_files
    from knowledge.lexicon.editing.telling import faults_told

    lists, say = equipment.lists, equipment.says[equipment.settings.assistant.locale]
    view = View(lists.shipped.whole, lists.reader.hearing, lists.reader.dutch, lists.controls, bool)
    wrong = [f"{id_}: {faults_told(say, [fault])}" for id_, fault in of_files(view)]
    if wrong:
        raise SetupError(f"{equipment.folder / 'lexicon'}: " + "; ".join(wrong[:20]))
    print(f"concepts          {len(lists.shipped.bare.all)}")


def _matrix(equipment: Equipment, data: Path) -> None:
    """Load how the assistant connects to Matrix, and say whether it is logged in."""
    from bot.connecting import matrix_options

    settings = equipment.settings
    if not settings.matrix.homeserver:
        print("matrix            no homeserver: see docs/matrix.md")
        return
    options = matrix_options(equipment.folder, settings.matrix, data)
    print(f"matrix            {options.user} on {options.homeserver}, {len(settings.matrix.rooms)} rooms")
    logged_in = (options.folder / "session.json").exists()
    print(f"matrix            {'logged in' if logged_in else NO_LOGIN}")
    if not options.encryption:
        print(f"matrix            {WITHOUT_ENCRYPTION}")


def _discord(equipment: Equipment, commands: Sequence[Command]) -> None:
    """Build the list of commands for Discord, and say what is lost where Discord shows less."""
    try:
        from adapters.discord.publish import payload
        from adapters.discord.refusals import problems
    except ModuleNotFoundError:
        print("commands discord  not installed")
        return
    built = payload(commands, equipment.says)
    wrong = problems(built)
    if wrong:
        raise SetupError("Discord would refuse the commands: " + "; ".join(wrong))
    print(f"commands discord  {len(built)}")
    settings = equipment.settings.discord
    if not settings.guilds:
        print("discord           no servers: see docs/discord.md")
        return
    discord_token(equipment.folder, settings.token_file)
    if not settings.message_content:
        print(f"discord           {WITHOUT_CONTENT}")
    if not settings.members:
        print(f"discord           {WITHOUT_MEMBERS}")
