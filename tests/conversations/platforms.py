"""What each platform can do, as the conversation tests try them all."""

from __future__ import annotations

from adapters.console.client import CAN as CONSOLE
from bot.core.plan import Capabilities, Capability

DISCORD: Capabilities = frozenset(Capability)
MATRIX: Capabilities = frozenset(
    {
        Capability.THREADS,
        Capability.REACTIONS,
        Capability.EDIT,
        Capability.DELETE,
        Capability.FILES,
        Capability.POLLS,
    }
)
WEB: Capabilities = frozenset(Capability) - {Capability.POLLS, Capability.SUGGEST}

PLATFORMS = {"discord": DISCORD, "matrix": MATRIX, "web": WEB, "console": CONSOLE}
