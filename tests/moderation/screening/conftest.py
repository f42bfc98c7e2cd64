"""The shipped lists, read once, and messages by invented people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from moderation.screening.config import ScreeningConfig, read_config
from moderation.screening.finding import Finding, Post
from moderation.screening.screening import Screening, learn

FOLDER = Path(__file__).resolve().parents[3] / "config" / "screening"
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
Look = Callable[..., Finding]


@pytest.fixture(scope="session")
def config() -> ScreeningConfig:
    """The shipped lists."""
    return read_config(FOLDER)


@pytest.fixture(scope="session")
def shared(config: ScreeningConfig) -> Screening:
    """One screening for messages that have nothing to do with each other."""
    return Screening(learn(config))


@pytest.fixture
def look(shared: Screening) -> Look:
    """Judge one message by a new person, hours after every other."""

    def judge(text: str, **known: object) -> Finding:
        number = next(_NUMBERS)
        values: dict[str, object] = {
            "author": f"p{number}",
            "at": START + timedelta(hours=number),
            "room": "algemeen",
            "joined_days": 100.0,
            **known,
        }
        return shared.look(Post(text=text, **values))  # type: ignore[arg-type]  # values are the fields of Post

    return judge


_NUMBERS = count(1)
