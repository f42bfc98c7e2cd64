"""Assistants in a process of their own, one after the other, that can be killed at any moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, closing
from pathlib import Path

from sqlalchemy import Engine

from bot.core.places import Conversation
from bot.equipment import Equipment
from bot.store.engine import FILE
from tests.faults import forking
from tests.faults.forking import Assistants
from tests.matrix.installed import put
from tests.matrix.stage import Stage


def assistants(stage: Stage, equipment: Equipment) -> AbstractAsyncContextManager[Assistants]:
    """Assistants on this stage; none runs yet."""
    written = stage.installed.write(stage.folder / "installed.json")
    return forking.assistants("tests.matrix.child", written, stage.folder / "data", equipment.folder)


def tell(engine: Engine, where: Conversation, notices: Sequence[str]) -> None:
    """Put words in the outbox of an assistant that does not run."""
    with engine.begin() as unit:
        for words in notices:
            put(unit, where, words)


def read(data: Path, query: str) -> set[str]:
    """The first column of what a query finds in the assistant's database."""
    with closing(sqlite3.connect(data / FILE, timeout=30)) as db:
        return {row[0] for row in db.execute(query)}
