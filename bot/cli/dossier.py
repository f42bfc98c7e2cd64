"""The dossier verb: the dossier of a meeting in one format, or its decisions taken in from a file."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import SetupError, UserError
from bot.settings.reading import config_folder, data_folder

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.core.commands import Say
    from bot.equipment import Equipment
    from bot.table.decisions.importing import Importing


def run(arguments: Namespace) -> int:
    """Do what was asked; 1 when rows of a file are wrong and nothing was taken in."""
    from bot.equipment import equip

    equipment = equip(config_folder(arguments.config))
    say = equipment.says[equipment.settings.assistant.locale]
    try:
        if arguments.besluiten:
            return _take_in(arguments, equipment, say)
        return (
            _undo(arguments, equipment, say) if arguments.terugdraaien else _make(arguments, equipment, say)
        )
    except UserError as error:
        raise SetupError(say(error.key, **error.values)) from None


def _make(arguments: Namespace, equipment: Equipment, say: Say) -> int:
    from bot.briefing import Briefing, links, spoken
    from bot.digest.dossier.build import build
    from bot.digest.dossier.formats import DossierFormat, render
    from bot.digest.dossier.publishing import DossierPublisher
    from bot.digest.words import Words
    from knowledge.finding.finder import load_finder

    if arguments.format not in set(DossierFormat):
        raise SetupError(f"there is no format {arguments.format!r}: choose from {', '.join(DossierFormat)}")
    until, least = _moment(arguments.peil), equipment.settings.digest.minimum_group
    finder = load_finder(equipment.folder / "knowledge")
    briefing = Briefing(least, lambda subject: links(finder.ask(subject, addressed=True)))
    with _opened(arguments, equipment, readonly=True) as unit:
        if arguments.peil:
            dossier = build(briefing.gather(unit, arguments.table, until), until, least)
        else:
            publisher = DossierPublisher(briefing.meeting, briefing.gather, spoken, least)
            dossier = publisher.show(unit, arguments.table, until)
    words = Words(say, equipment.settings.assistant.locale, equipment.atlas)
    return _write(render(dossier, DossierFormat(arguments.format), words), arguments.out)


def _take_in(arguments: Namespace, equipment: Equipment, say: Say) -> int:
    from bot.core.people import Role
    from bot.table.decisions.file import read
    from bot.table.decisions.import_commands import fault_words
    from bot.table.decisions.importing import WrongFileError

    path = Path(arguments.besluiten)
    try:
        file = read(path.name, path.read_bytes())
    except OSError as error:
        raise SetupError(f"cannot read {path}: {error.strerror}") from None
    try:
        with _opened(arguments, equipment) as unit:
            role, now = Role.POLICY_TABLE.value, datetime.now(UTC)
            done = _importing(equipment).take_in(unit, file, say, role, now)
    except WrongFileError as wrong:
        print(say("table-import-wrong", count=len(wrong.faults)), file=sys.stderr)
        for fault in wrong.faults:
            print(fault_words(say, fault), file=sys.stderr)
        return 1
    print(say("table-import-done", count=len(done.made), meeting=file.meeting))
    for each in done.made:
        made = {"id": each.decision.id, "bundle": each.decision.bundle, "actions": len(each.actions)}
        print(say("table-import-made", **made))
    for row in done.known:
        print(say("table-import-known", row=row.number, bundle=row.bundle))
    return 0


def _undo(arguments: Namespace, equipment: Equipment, say: Say) -> int:
    from bot.core.people import Role

    with _opened(arguments, equipment) as unit:
        taken = _importing(equipment).undo(unit, say, Role.POLICY_TABLE.value, datetime.now(UTC))
    print(say("table-import-undone", count=len(taken)))
    return 0


def _importing(equipment: Equipment) -> Importing:
    from bot.table.decisions.importing import Importing
    from bot.tabling import TabledBundles, masked

    bundles = TabledBundles(equipment.settings.digest.minimum_group)
    return Importing(bundles, partial(masked, equipment.guard))


@contextmanager
def _opened(arguments: Namespace, equipment: Equipment, *, readonly: bool = False) -> Iterator[Connection]:
    """A transaction on the database; one that writes waits for no running assistant but refuses beside it."""
    from contextlib import nullcontext

    from bot.store.engine import FILE, database_url, only_one, open_engine

    data, named = data_folder(equipment.settings, arguments.data), equipment.settings.assistant.database
    if not named and not (data / FILE).exists():
        raise SetupError(
            f"there is no database in {data}: name its folder with --data (the demo's is data/demo)"
        )
    engine = open_engine(database_url(data, named), readonly=readonly)
    try:
        with nullcontext() if readonly else only_one(data), engine.begin() as unit:
            yield unit
    finally:
        engine.dispose()


def _moment(written: str | None) -> datetime:
    """The moment that a dossier is as of: now, or one with its zone."""
    if written is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise SetupError(f"{written} is no moment: write it as 2026-03-31T09:00+02:00") from None
    if moment.tzinfo is None:
        raise SetupError(f"{written} has no zone: write it as 2026-03-31T09:00+02:00")
    return moment


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
