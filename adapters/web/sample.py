"""An invented conversation, so that a newcomer does not enter an empty house."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from adapters.web import chat
from adapters.web.chat import Said
from adapters.web.places import Places


def show_chat(unit: Connection, file: Path, places: Places, now: datetime) -> None:
    """Put the messages of a JSON Lines file in the rooms, once; unknown rooms and people are left out."""
    if chat.history(unit, places.rooms, ""):
        return
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(text)
        if row["room"] in places.rooms and row["author"] in places.accounts:
            at = now - timedelta(minutes=row["minutes_before"])
            line, _ = chat.say(unit, Said(f"sample-{number}", row["room"], row["author"], row["text"], at))
            chat.handled(unit, line.id)
