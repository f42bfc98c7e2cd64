"""How the assistant connects to a platform, from the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import SetupError
from bot.credentials import matrix_password
from bot.settings.platforms import Matrix

if TYPE_CHECKING:
    from adapters.matrix.options import Options


def matrix_options(folder: Path, given: Matrix, data: Path) -> Options:
    """How the assistant connects.

    Raises:
        SetupError: when no homeserver is named, others can read the password, or the library is missing.
    """
    try:
        from adapters.matrix.options import Options
    except ModuleNotFoundError as error:
        raise SetupError(
            f"Matrix needs the package {error.name}: install Vraagbaak with its extra, vraagbaak[matrix]"
        ) from None
    if not given.homeserver:
        raise SetupError(f"name the homeserver and the account under [matrix] in {folder / 'vraagbaak.toml'}")
    return Options(
        given.homeserver.rstrip("/"),
        given.user,
        data / "matrix",
        matrix_password(folder, given.password_file),
        given.encryption,
        given.invites,
        given.welcome,
        given.show_choices,
        given.space,
    )
