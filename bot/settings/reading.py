"""Reads config/vraagbaak.toml and config/roles.toml; unknown keys are refused."""

from __future__ import annotations

import difflib
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert, structs

from bot.core.errors import SetupError
from bot.core.people import Role
from bot.settings.model import SECTIONS, Settings
from bot.settings.platforms import CHOICES, USER


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
    beside = Path(__file__).resolve().parent.parent.parent / "config"
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
