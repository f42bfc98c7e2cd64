"""What the assistant is let in with: from the environment or from a file that only its owner reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.core.errors import SetupError
from bot.credentials import discord_token, matrix_password

Read = Callable[[Path, str], str | None]


KINDS = pytest.mark.parametrize(
    ("read", "variable", "key"),
    [
        (discord_token, "VRAAGBAAK_DISCORD_TOKEN", "discord.token_file"),
        (matrix_password, "VRAAGBAAK_MATRIX_PASSWORD", "matrix.password_file"),
    ],
)


@KINDS
def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read, variable: str, key: str
) -> None:
    file = tmp_path / "geheim"
    file.touch(0o600)
    file.write_text("uit het bestand\n", encoding="utf-8")
    monkeypatch.delenv(variable, raising=False)
    assert read(tmp_path, "geheim") == "uit het bestand"
    monkeypatch.setenv(variable, " uit de omgeving ")
    assert read(tmp_path, "geheim") == "uit de omgeving"
    assert read(tmp_path, "") == "uit de omgeving"


@KINDS
def test_a_file_that_others_can_read_or_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read, variable: str, key: str
) -> None:
    monkeypatch.delenv(variable, raising=False)
    file = tmp_path / "geheim"
    with pytest.raises(SetupError, match=rf"cannot be read: No such file.* - at {key}"):
        read(tmp_path, "geheim")
    file.touch(0o640)
    file.chmod(0o640)
    with pytest.raises(SetupError, match=f"chmod 600 {file}"):
        read(tmp_path, "geheim")


def test_discord_does_not_start_without_a_token_and_matrix_can_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("VRAAGBAAK_DISCORD_TOKEN", "VRAAGBAAK_MATRIX_PASSWORD"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(SetupError, match="VRAAGBAAK_DISCORD_TOKEN"):
        discord_token(tmp_path, "")
    assert matrix_password(tmp_path, "") is None
