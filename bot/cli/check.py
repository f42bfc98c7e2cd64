"""The check verb: loads everything and builds every command for every adapter, without starting."""

from __future__ import annotations

import io
import tempfile
from argparse import Namespace
from pathlib import Path

from bot.settings import config_folder


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
    print("all well")
    return 0
