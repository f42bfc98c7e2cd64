"""How the assistant calls other sites, from the settings: for feeds by address, and for checking links."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from bot._version import __version__

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings.model import Links
    from knowledge.exchange.feed_reader import FeedReader
    from knowledge.links.pace import Pace
    from knowledge.links.patrol import Patrol
    from knowledge.links.rounds import Rounds
    from knowledge.links.states import Found
    from knowledge.links.store import Link
    from knowledge.links.visiting import Visitor

FEED_SECONDS = 120.0


def visitor(settings: Links, pace: Pace | None = None, seconds: float = 20.0) -> Visitor:
    """A visitor that says who it is, and calls nothing inside a network."""
    from knowledge.links.visiting import Visitor

    contact = f"; {settings.contact}" if settings.contact else ""
    return Visitor(f"Vraagbaak/{__version__} (link check{contact})", pace=pace, seconds=seconds)


def rounds(settings: Links, told: Callable[[Link, Found], None] = lambda link, found: None) -> Rounds:
    """Rounds past the links, as politely as the settings say."""
    from knowledge.links.pace import Pace
    from knowledge.links.rounds import Rounds

    def clock() -> datetime:
        return datetime.now(UTC)

    return Rounds(lambda pace: visitor(settings, pace), lambda: Pace(settings.seconds), clock, told)


def feeds(settings: Links, app: App) -> FeedReader:
    """What reads the feeds that editors ask for, beside a running assistant."""
    open_one = partial(visitor, settings, seconds=FEED_SECONDS)
    return app.knowledge.feeds(app.database, open_one, lambda: datetime.now(UTC))


def patrol(settings: Links, app: App) -> Patrol:
    """The patrol beside a running assistant."""
    from bot.schedule import Rule
    from knowledge.links.patrol import Patrol

    return Patrol(rounds(settings), app.database.promise, Rule(settings.schedule).next_after)
