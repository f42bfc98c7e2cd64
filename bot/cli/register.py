"""The register verb: the register of processing, from the declarations on every column."""

from __future__ import annotations

from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Write the register as Markdown to standard output."""
    # Every room's tables are declared when the app is imported.
    import bot.platforms  # noqa: F401
    from bot.store.base import metadata
    from moderation.register import register

    print(register(metadata), end="")
    return 0
