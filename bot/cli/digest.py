"""The digest verb: one week in one format, or what a figure of it counts, without starting the assistant."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from bot.core.errors import SetupError
from bot.settings.model import Settings
from bot.settings.reading import config_folder, data_folder, load

if TYPE_CHECKING:
    from bot.digest.counting.week import Week
    from bot.digest.words import Words


def run(arguments: Namespace) -> int:
    """Write the digest to a file or to standard output, or say what one of its figures counts."""
    from bot.digest.atlas import load_atlas
    from bot.digest.formats import DigestFormat, render
    from bot.digest.words import Words
    from bot.texts.catalogue import load as load_texts

    if arguments.format not in set(DigestFormat):
        raise SetupError(f"there is no format {arguments.format!r}: choose from {', '.join(DigestFormat)}")
    config = config_folder(arguments.config)
    settings = load(config)
    now = datetime.now(UTC)
    week = _week(arguments.week, now)
    with _opened(settings, data_folder(settings, arguments.data)) as unit:
        digest = _digest(settings, unit, week, arguments, now)
    locale = settings.assistant.locale
    words = Words(load_texts()[locale], locale, load_atlas(config / "digest" / "tiles.toml"))
    if arguments.figure:
        return _explain(digest, arguments.figure.upper(), words)
    return _write(render(digest, DigestFormat(arguments.format), words), arguments.out)


@contextmanager
def _opened(settings: Settings, data: Path) -> Iterator[Connection]:
    """A transaction that only reads."""
    from bot.store.engine import FILE, database_url, open_engine

    if not settings.assistant.database and not (data / FILE).exists():
        raise SetupError(
            f"there is no database in {data}: name its folder with --data (the demo's is data/demo)"
        )
    engine = open_engine(database_url(data, settings.assistant.database), readonly=True)
    try:
        with engine.begin() as unit:
            yield unit
    finally:
        engine.dispose()


def _week(written: str | None, now: datetime) -> Week:
    """The week that is meant, the last whole one when none is named."""
    from bot.digest.counting.week import of, parse

    try:
        week = parse(written) if written else of(now).back(1)
    except ValueError:
        raise SetupError(f"{written} is no week: write it as 2026-W46") from None
    if week > of(now):
        raise SetupError(f"week {week} has not begun yet")
    return week


def _digest(
    settings: Settings, unit: Connection, week: Week, arguments: Namespace, now: datetime
) -> dict[str, Any]:
    """The digest that is asked for: as published, as published by a moment, or as it would be now."""
    from bot.digest.publishing import Publisher
    from bot.reporting import facts, released

    publisher = Publisher(facts, released, settings.digest.minimum_group)
    if arguments.peil:
        found = publisher.shown_by(unit, week, _moment(arguments.peil))
    elif arguments.version_of_digest:
        found = publisher.numbered(unit, week, arguments.version_of_digest)
    else:
        return publisher.show(unit, week, now)
    if found is None:
        raise SetupError(f"of week {week} no such version was published")
    return found


def _moment(written: str) -> datetime:
    """A moment as somebody writes it; without a zone it is of here."""
    from bot.digest.counting.week import ZONE

    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise SetupError(f"{written} is no moment: write it as 2026-11-23T07:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


def _explain(digest: dict[str, Any], code: str, words: Words) -> int:
    found = next((f for f in digest["figures"] if f["code"] == code), None)
    if found is None:
        raise SetupError(f"there is no figure {code}: they run from F1 to F11")
    print(f"{digest['id']} {code} {words.say(f'digest-figure-{code}')}: {words.count(found['value'])}")
    print(words.say(f"digest-define-{code}"))
    print(words.ids(found))
    return 0


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
