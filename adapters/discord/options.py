"""How the assistant connects to Discord, as the settings say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How the assistant connects; `loopback` is the port and certificate of a stand-in on this machine."""

    token: str
    message_content: bool = True
    members: bool = True
    most_members: int = 5_000
    welcome: bool = False
    loopback: tuple[int, str] | None = None
