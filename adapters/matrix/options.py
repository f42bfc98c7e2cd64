"""How the assistant connects to Matrix, as the settings say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Invites = Literal["members", "staff", "nobody"]


@dataclass(frozen=True, slots=True)
class Options:
    """How the assistant connects.

    `folder` keeps the session and the keys. `password` is asked for its value only when there is no session
    yet, or the homeserver wants it again. `space` is the id or alias of the community's space.
    """

    homeserver: str
    user: str
    folder: Path
    password: Callable[[], str] | str | None = None
    encryption: bool = True
    invites: Invites = "staff"
    welcome: bool = False
    show_choices: bool = True
    space: str = ""
