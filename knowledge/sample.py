"""What waits for the editors of an invented community: an open question and a proposed source."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot.core.people import Role
from bot.core.zone import local_day
from knowledge.finding.shelf import Shelf
from knowledge.gaps.gaps import MissReason
from knowledge.sources import drafts
from knowledge.sources.changes import Stored, between
from knowledge.sources.drafts import Draft, DraftState
from knowledge.sources.history import Deed
from knowledge.sources.resource import resource


def load_knowledge_sample(unit: Connection, now: datetime, file: Path, shelf: Shelf) -> None:
    """Put the questions and the proposed sources of `config/sample` in an empty database."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    for each in told["question"]:
        shelf.miss(unit, each["text"], MissReason.NOTHING, now + timedelta(days=each["day"]))
    for each in told["proposal"]:
        at = now + timedelta(days=each["day"])
        made = resource({**each, "checked": local_day(at)})
        new = between(None, Stored(made))
        board = Role.PROGRAMME_BOARD.value
        drafts.put(unit, Draft("", made.id, Deed.ADDED, new, board, at, state=DraftState.PROPOSED))
