"""What the privacy guard held back: in memory only, for as long as its writer may say it is no client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.places import MessageRef

NO_CLIENT = "geen-client"
"""A prepared call with which the writer of what was held back says that it is about no client."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words as they were said, or a call with its values as they were given; never stored or logged.

    `meant` tells whether the words were said to the assistant; others only go on when their writer posts
    them again. `target` is the message that it was about.
    """

    words: str = ""
    meant: bool = True
    command: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    target: MessageRef | None = None
