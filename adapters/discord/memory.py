"""The adapter's own rows: how far it read, open interactions, published commands, the identify budget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, select

from adapters.discord.tables import identify, interaction, published, reading
from bot.store.schedules import Job, Slot
from bot.store.upsert import insert_once, insert_or_change

TOKEN_LASTS = timedelta(minutes=15)
"""How long Discord takes answers to an interaction."""


def read_so_far(unit: Connection) -> dict[str, int]:
    """The newest handled message of every channel."""
    return {row.channel: int(row.last) for row in unit.execute(select(reading))}


def keep_reading(unit: Connection, news: Mapping[str, int], private: Mapping[str, str]) -> None:
    """Remember how far these channels were read; `private` tells whose conversation a channel is."""
    for channel, last in news.items():
        values = {"last": str(last), "person": private.get(channel)}
        insert_or_change(unit, reading, {"channel": channel}, values)


def lose(unit: Connection, channel: str) -> None:
    """Forget a channel that is gone."""
    unit.execute(delete(reading).where(reading.c.channel == channel))


class ReadingPersonalData:
    """That someone talked with the assistant in private."""

    name = "discord"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """How far their private conversation was read."""
        rows = unit.execute(select(reading).where(reading.c.person == person))
        found = [{"conversation": row.channel, "read_up_to": row.last} for row in rows]
        return {"private": found} if found else {}

    def forget(self, unit: Connection, person: str) -> int:
        """Forget their private conversation; how many rows that were."""
        return unit.execute(delete(reading).where(reading.c.person == person)).rowcount


def keep_token(unit: Connection, id_: str, token: str, now: datetime) -> None:
    """Remember how an interaction is answered, also after a restart; what is too old for that goes."""
    unit.execute(delete(interaction).where(interaction.c.at <= now - TOKEN_LASTS))
    insert_once(unit, interaction, {"id": id_, "token": token, "at": now})


def tokens(unit: Connection, now: datetime) -> dict[str, str]:
    """The interactions that can still be answered, by id."""
    fresh = select(interaction).where(interaction.c.at > now - TOKEN_LASTS)
    return {row.id: row.token for row in unit.execute(fresh)}


def fingerprint_of(unit: Connection, guild: str) -> str | None:
    """Which list of commands a server has; None when none was ever published."""
    wanted = select(published.c.fingerprint).where(published.c.guild == guild)
    return unit.execute(wanted).scalar_one_or_none()


def keep_fingerprint(unit: Connection, guild: str, fingerprint: str) -> None:
    """Remember which list of commands a server has."""
    insert_or_change(unit, published, {"guild": guild}, {"fingerprint": fingerprint})


def introduced(unit: Connection) -> int:
    """Count one more introduction today (UTC), and tell how many that makes."""
    day = datetime.now(UTC).date().isoformat()
    so_far = unit.execute(select(identify.c.count).where(identify.c.day == day)).scalar_one_or_none() or 0
    insert_or_change(unit, identify, {"day": day}, {"count": so_far + 1})
    unit.execute(delete(identify).where(identify.c.day < day))
    return so_far + 1


def tidy_discord() -> Job:
    """The nightly job: interactions that can no longer be answered go."""
    return Job("discord-tidy", "55 3 * * *", timedelta(hours=20), _tidy)


def _tidy(unit: Connection, slot: Slot) -> None:
    unit.execute(delete(interaction).where(interaction.c.at < slot.due + slot.late - timedelta(days=1)))
