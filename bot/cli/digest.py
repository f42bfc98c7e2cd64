"""The digest verb: one week in one format, from the data folder, without starting the assistant."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from bot.core.errors import SetupError
from bot.settings.model import Settings
from bot.settings.reading import config_folder, data_folder, load


def run(arguments: Namespace) -> int:
    """Write the digest to a file or to standard output."""
    from bot.digest.formats import DigestFormat
    from bot.digest.week import of, parse

    config = config_folder(arguments.config)
    settings = load(config)
    now = datetime.now(UTC)
    try:
        week = parse(arguments.week) if arguments.week else of(now).back(1)
    except ValueError:
        raise SetupError(f"{arguments.week} is no week: write it as 2026-W46") from None
    if week > of(now):
        raise SetupError(f"week {week} has not begun yet")
    if arguments.format not in set(DigestFormat):
        raise SetupError(f"there is no format {arguments.format!r}: choose from {', '.join(DigestFormat)}")
    data = data_folder(settings, arguments.data)
    made = _made(settings, config, data, str(week), arguments.format, min(now, week.end))
    return _write(made, arguments.out)


def _made(settings: Settings, config: Path, data: Path, week: str, format_: str, as_of: datetime) -> bytes:
    from bot.digest.atlas import load_atlas
    from bot.digest.build import build
    from bot.digest.formats import DigestFormat, render
    from bot.digest.week import parse
    from bot.digest.words import Words
    from bot.reporting import facts
    from bot.store.engine import FILE, database_url, open_engine
    from bot.texts.catalogue import load as load_texts

    if not settings.assistant.database and not (data / FILE).exists():
        raise SetupError(
            f"there is no database in {data}: name its folder with --data (the demo's is data/demo)"
        )
    engine = open_engine(database_url(data, settings.assistant.database), readonly=True)
    try:
        with engine.begin() as unit:
            digest = build(parse(week), facts(unit, parse(week)), as_of, settings.digest.minimum_group)
    finally:
        engine.dispose()
    locale = settings.assistant.locale
    atlas = load_atlas(config / "digest" / "tiles.toml")
    return render(digest, DigestFormat(format_), Words(load_texts()[locale], locale, atlas))


def _write(made: bytes, out: str | None) -> int:
    if out is None:
        sys.stdout.buffer.write(made)
        return 0
    try:
        Path(out).write_bytes(made)
    except OSError as error:
        raise SetupError(f"cannot write {out}: {error.strerror}") from None
    print(f"{out}: {len(made)} bytes")
    return 0
