"""The lexicon verb: what editors changed about the concepts, out to a file and in again."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import SetupError
from bot.settings.reading import config_folder

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.equipment import Equipment
    from knowledge.lexicon.editing.exchange import Wrong
    from knowledge.lexicon.editing.faults import View


def run(arguments: Namespace) -> int:
    """Do what was asked; 1 when something was left out."""
    from bot.cli.knowledge import database_of

    with database_of(arguments) as engine, engine.begin() as unit:
        return {"export": _export, "import": _import}[arguments.what](arguments, unit)


def _export(arguments: Namespace, unit: Connection) -> int:
    from bot.store import lexicon
    from knowledge.lexicon.concepts import load_concepts
    from knowledge.lexicon.editing.exchange import written_out
    from knowledge.lexicon.editing.overlay import LEXICON

    shipped = load_concepts(config_folder(arguments.config) / "lexicon")
    text = written_out(shipped, lexicon.steps(unit, LEXICON))
    try:
        Path(arguments.file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise SetupError(f"cannot write {arguments.file}: {error.strerror}") from None
    print(f"{arguments.file}: {text.count(chr(10))} lines")
    return 0


def _import(arguments: Namespace, unit: Connection) -> int:
    """Keep what is right as one change, and tell of each text that is left out where it stands and why."""
    from bot.core.people import Role
    from bot.equipment import equip
    from bot.store import lexicon
    from knowledge.lexicon.editing.exchange import sifted
    from knowledge.lexicon.editing.overlay import LEXICON

    equipment = equip(config_folder(arguments.config))
    try:
        text = Path(arguments.file).read_text(encoding="utf-8")
        change, wrong = sifted(text, _view(equipment, unit))
    except OSError as error:
        raise SetupError(f"cannot read {arguments.file}: {error.strerror}") from None
    except ValueError as error:
        raise SetupError(f"{arguments.file}: {error}") from None
    for each in wrong:
        print(f"{arguments.file}:{each.line}: {_told(equipment, each)}", file=sys.stderr)
    if change and not arguments.dry_run:
        number = lexicon.keep(unit, LEXICON, change, Role.ADMIN, datetime.now(UTC))
        print(f"kept as change {number}; to undo that: begrip-terug {number}")
    would = "would come or go" if arguments.dry_run else "came or went"
    print(f"{len(change)} texts {would}, {len(wrong)} were left out")
    return 1 if wrong else 0


def _view(equipment: Equipment, unit: Connection) -> View:
    from bot.store import lexicon
    from knowledge.lexicon.editing.faults import View
    from knowledge.lexicon.editing.overlay import LEXICON, laid_over

    lists = equipment.lists
    concepts = laid_over(lists.shipped.whole, lexicon.steps(unit, LEXICON))
    hearing = lists.hearing(concepts).reader.hearing
    clean = equipment.guard.examine
    return View(concepts, hearing, lists.reader.dutch, lists.controls, lambda text: not clean(text).spans)


def _told(equipment: Equipment, wrong: Wrong) -> str:
    from knowledge.lexicon.editing.telling import faults_told

    return (
        f"{wrong.concept}: {faults_told(equipment.says[equipment.settings.assistant.locale], [wrong.fault])}"
    )
