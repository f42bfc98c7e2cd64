"""The register verb: the register of processing and the facts for a DPIA, from the tables' declarations."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import MetaData


def run(arguments: Namespace) -> int:
    """Write the register to standard output, as Markdown or as JSON."""
    from bot.settings.reading import config_folder, load
    from bot.settings.retention import periods
    from moderation.register import as_json, facts, markdown

    settings = load(config_folder(arguments.config))
    parties = [
        ("discord", bool(settings.discord.guilds)),
        ("matrix", bool(settings.matrix.homeserver)),
        ("web", not settings.discord.guilds and not settings.matrix.homeserver),
        ("links", settings.links.check),
    ]
    choices = {
        "moderation_acts": settings.moderation.acts,
        "minimum_group": settings.digest.minimum_group,
        "database": "PostgreSQL" if settings.assistant.database else "SQLite",
        "log_file": bool(settings.logs.file),
        "log_days": settings.retention.logs,
        "words_of_decided_signals_days": settings.retention.decided,
        "words_of_rejected_signals_days": settings.retention.turned_away,
        "settled_warnings_days": settings.retention.warnings,
    }
    in_use = [name for name, on in parties if on]
    found = facts(every_table(), in_use, choices, periods(settings.retention))
    print(as_json(found) if arguments.json else markdown(found), end="")
    return 0


def every_table() -> MetaData:
    """The tables of every room and platform: they are declared when these are imported."""
    import adapters.discord.tables
    import adapters.matrix.measures.mute_tables
    import adapters.matrix.measures.report_tables
    import adapters.matrix.tables
    import adapters.web.tables  # noqa: F401
    import bot.platforms  # noqa: F401
    from bot.store.base import metadata

    return metadata
