"""The retention verb: how long each kind of data stays, where, and when the nightly work last ran."""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict

NIGHTLY = ("%-housekeeping", "%-tidy", "%-check")


def run(arguments: Namespace) -> int:
    """Write the periods as a table, and the last nights; 1 when a nightly job did not run for two days."""
    from bot.cli.register import every_table
    from bot.store.base import declarations
    from bot.store.limits import ABOUT_NOBODY, LONGEST, refuse_unlimited

    tables = every_table()
    refuse_unlimited(tables)
    kept: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for each in declarations(tables):
        if each.data_class not in ABOUT_NOBODY:
            kept[each.data_class, each.retention.words].add(each.table)
    for (kind, words), named in sorted(kept.items()):
        print(f"{kind:15} {words:50} {', '.join(sorted(named))}")
    print()
    for kind, longest in LONGEST.items():
        print(f"{kind:15} at most {longest.words}")
    return _nights(arguments)


def _nights(arguments: Namespace) -> int:
    """When each nightly job last looked, where there is a database."""
    from datetime import UTC, datetime, timedelta

    from sqlalchemy import or_, select

    from bot.settings.reading import config_folder, data_folder, load
    from bot.settings.retention import days
    from bot.store.engine import FILE, database_url, open_engine
    from bot.store.pointers import standing
    from bot.store.schedules import schedule

    settings = load(config_folder(arguments.config))
    data = data_folder(settings, arguments.data)
    if not settings.assistant.database and not (data / FILE).exists():
        print("\nthere is no database here yet, so nothing was erased in time yet")
        return 0
    print()
    for name, number in days(settings.retention).items():
        print(f"{name:15} {number} days here, as the settings say")
    engine = open_engine(database_url(data, settings.assistant.database), readonly=True)
    with engine.begin() as unit:
        nightly = or_(*(schedule.c.id.like(pattern) for pattern in NIGHTLY))
        looked = list(unit.execute(select(schedule).where(nightly).order_by(schedule.c.id)))
        messages = standing(unit)
    engine.dispose()
    now = datetime.now(UTC)
    print()
    for row in looked:
        print(f"{row.id:24} looked until {row.looked_until:%Y-%m-%d %H:%M} UTC")
    print(f"messages of which something is kept: {messages.known}, still to be asked about: {messages.due}")
    if messages.oldest is not None:
        print(f"each was asked about, or first kept, since {messages.oldest:%Y-%m-%d %H:%M} UTC")
    late = [row.id for row in looked if now - row.looked_until > timedelta(days=2)]
    if late:
        print(f"not for two days: {', '.join(late)}; is the assistant running?")
    return 1 if late else 0
