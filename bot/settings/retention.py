"""How long things stay on this installation: as long as is built in or, where one likes, shorter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated

from msgspec import Meta, Struct, structs


class Retention(Struct, frozen=True, forbid_unknown_fields=True):
    """Days per kind of record; what is not set has the longest period there is (features §6)."""

    questions: Annotated[int, Meta(ge=1, le=90)] = 90
    addresses: Annotated[int, Meta(ge=1, le=365)] = 365
    decided: Annotated[int, Meta(ge=1, le=365)] = 365
    turned_away: Annotated[int, Meta(ge=1, le=30)] = 30
    receipts: Annotated[int, Meta(ge=1, le=120)] = 120
    recognitions: Annotated[int, Meta(ge=1, le=730)] = 730
    harvest: Annotated[int, Meta(ge=1, le=365)] = 365
    warnings: Annotated[int, Meta(ge=1, le=183)] = 183
    cases: Annotated[int, Meta(ge=1, le=730)] = 730
    opened: Annotated[int, Meta(ge=1, le=365)] = 365
    chat: Annotated[int, Meta(ge=1, le=90)] = 90
    departed: Annotated[int, Meta(ge=1, le=30)] = 30
    logs: Annotated[int, Meta(ge=1, le=14)] = 14


_TABLES: Mapping[str, tuple[str, ...]] = {
    "questions": ("gap.question",),
    "addresses": ("contact", "gap_follower", "gap_asker"),
    "decided": ("signal.decided",),
    "turned_away": ("signal.turned_away",),
    "receipts": ("signal.receipt",),
    "recognitions": ("endorsement",),
    "harvest": ("harvest",),
    "warnings": ("moderation_case.light",),
    "cases": ("moderation_case", "moderation_deed"),
    "opened": ("member_reader",),
    "chat": ("web_message",),
    "departed": ("member_left",),
}
"""What each setting is about: a table, a column of one, or a name that the room of that table knows."""

_ROOMS: Mapping[str, str] = {
    "contact": "addresses",
    "harvest": "harvest",
    "readers": "opened",
    "departure": "departed",
    "web": "chat",
}
"""The setting behind each room that members see with one period for all it holds."""


def days(chosen: Retention) -> Mapping[str, int]:
    """The days of each setting by its name."""
    return {name: int(number) for name, number in structs.asdict(chosen).items()}


def periods(chosen: Retention) -> Mapping[str, timedelta]:
    """The periods of the settings by what they are about, for `bot.store.base.kept_for`."""
    own = days(chosen)
    return {name: timedelta(days=own[setting]) for setting, names in _TABLES.items() for name in names}


def shortened(chosen: Retention) -> Mapping[str, int]:
    """The days of the rooms whose period is another than their texts say."""
    own, usual = days(chosen), days(Retention())
    return {room: own[setting] for room, setting in _ROOMS.items() if own[setting] != usual[setting]}
