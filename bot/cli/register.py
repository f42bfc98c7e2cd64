"""The register verb: the register of processing, from the declarations on every column."""

from __future__ import annotations

from argparse import Namespace


def run(arguments: Namespace) -> int:
    """Write the register as Markdown to standard output."""
    # Tables are declared when their rooms are imported; a platform's own only when it is used.
    import adapters.discord.tables
    import adapters.matrix.measures.mute_tables
    import adapters.matrix.measures.report_tables
    import adapters.matrix.tables
    import adapters.web.tables  # noqa: F401
    import bot.platforms  # noqa: F401
    from bot.store.base import metadata
    from moderation.register import register

    print(register(metadata), end="")
    return 0
