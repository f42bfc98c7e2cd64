"""Who is kept from writing, where and until when: kept so that a time-out ends also after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Integer, String, Table, delete, select, update

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.upsert import insert_or_change

mute = Table(
    "matrix_mute",
    metadata,
    column(
        "room",
        String(255),
        primary_key=True,
        purpose="the room in which someone cannot write for a while",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "account",
        String(255),
        primary_key=True,
        purpose="the account whose power level was lowered, to raise it again",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        index=True,
        purpose="who it is, to show it to them; empty once they asked to be forgotten",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "level",
        Integer,
        nullable=False,
        purpose="the level it was lowered to, to leave it alone when a moderator changed it since",
        data_class=DataClass.CONDUCT,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "before",
        Integer,
        purpose="the level before, to put it back; empty when the room's default held",
        data_class=DataClass.TECHNICAL,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "until",
        UtcDateTime,
        nullable=False,
        purpose="when it ends",
        data_class=DataClass.CONDUCT,
        retention=Retention.UNTIL_USED,
    ),
)


@dataclass(frozen=True, slots=True)
class Mute:
    """Someone who cannot write in one room until a moment; `before` is None when the default level held."""

    room: str
    account: str
    person: str | None
    level: int
    before: int | None
    until: datetime

    @property
    def key(self) -> tuple[str, str]:
        """Which room, and whose account."""
        return self.room, self.account


def mutes(unit: Connection) -> list[Mute]:
    """All that have not ended yet."""
    return [Mute(**row) for row in unit.execute(select(mute)).mappings()]


def keep_mute(unit: Connection, kept: Mute) -> None:
    """Remember one, or change what is remembered of it."""
    values = asdict(kept)
    key = {"room": values.pop("room"), "account": values.pop("account")}
    insert_or_change(unit, mute, key, values)


def drop_mute(unit: Connection, room: str, account: str) -> None:
    """Forget one that ended."""
    unit.execute(delete(mute).where(mute.c.room == room, mute.c.account == account))


class MutePersonalData:
    """That someone cannot write for a while."""

    name = "mutes"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """Where they cannot write, and until when."""
        rows = unit.execute(select(mute).where(mute.c.person == person))
        found = [{"room": row.room, "until": row.until.isoformat()} for row in rows]
        return {"silenced": found} if found else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Break the link with the person; what runs goes on, or asking to be forgotten would end it."""
        forgotten = update(mute).where(mute.c.person == person).values(person=None)
        return unit.execute(forgotten).rowcount
