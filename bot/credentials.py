"""What lets the assistant in on a platform: from the environment, or from a file only its owner reads."""

from __future__ import annotations

import os
from pathlib import Path

from bot.core.errors import SetupError


def discord_token(folder: Path, file: str) -> str:
    """The token of the assistant's account on Discord; `file` is beside the settings, or empty.

    Raises:
        SetupError: when there is none, or others than its owner can read the file.
    """
    given = _given("VRAAGBAAK_DISCORD_TOKEN", folder, file, "discord.token_file")
    if given is None:
        raise SetupError(
            "Discord needs a token: put it in the environment as VRAAGBAAK_DISCORD_TOKEN, or in a file and "
            f"name that as discord.token_file in {folder / 'vraagbaak.toml'}"
        )
    return given


def matrix_password(folder: Path, file: str) -> str | None:
    """The password of the assistant's account on Matrix, or None when it must be asked for.

    `file` is beside the settings, or empty.

    Raises:
        SetupError: when others than its owner can read the file.
    """
    return _given("VRAAGBAAK_MATRIX_PASSWORD", folder, file, "matrix.password_file")


def _given(variable: str, folder: Path, named: str, key: str) -> str | None:
    given = os.environ.get(variable, "").strip()
    if given or not named:
        return given or None
    file = folder / named
    try:
        if file.stat().st_mode & 0o077:
            raise SetupError(f"others can read {file}: do chmod 600 {file}")
        return file.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SetupError(f"{file} cannot be read: {error.strerror} - at {key}") from None
