"""The voice of client organisations: what they say about a bundle, and that they were asked.

They speak for an organisation of clients and parents, so one of them is client voice for the theme of the
bundle. Who of them says it is told to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, String, Table, Text, delete, func, select

from bot.signals import store
from bot.signals.model import Bundle, Perspective
from bot.signals.recognition.endorsing import places
from bot.signals.signal_table import signal
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.upsert import insert_once, insert_or_change


class Voice(StrEnum):
    """What a client organisation says: clients meet this too, or it is otherwise for them."""

    SAME = "herken"
    OTHER = "anders"


client_voice = Table(
    "client_voice",
    metadata,
    column(
        "bundle",
        String(12),
        primary_key=True,
        purpose="the bundle that a client organisation speaks about",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="let one speak once about a bundle, see it and erase it; told to nobody",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "kind",
        String(8),
        nullable=False,
        purpose="whether clients meet this too, or it is otherwise for them",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "text",
        Text,
        purpose="what the organisation adds in masked words, for moderators and the beleidstafel",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
)

client_seat = Table(
    "client_seat",
    metadata,
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="who speaks for a client organisation and wants to be asked",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.YEAR,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when they last looked in, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)

client_invitation = Table(
    "client_invitation",
    metadata,
    column(
        "bundle",
        String(12),
        primary_key=True,
        purpose="the bundle that client organisations were asked about, so that they are asked once",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one client organisation says about a bundle."""

    kind: Voice
    text: str | None
    at: datetime


def sit(unit: Connection, person: str, now: datetime) -> None:
    """Note that somebody speaks for a client organisation and can be asked."""
    insert_or_change(unit, client_seat, {"person": person}, {"at": now})


def seats(unit: Connection) -> list[str]:
    """Who can be asked."""
    return list(unit.execute(select(client_seat.c.person).order_by(client_seat.c.person)).scalars())


def speak(unit: Connection, bundle: str, person: str, said: Said) -> None:
    """Keep what a client organisation says about a bundle, instead of what it said before."""
    key = {"bundle": bundle, "person": person}
    insert_or_change(unit, client_voice, key, {"kind": said.kind.value, "text": said.text, "at": said.at})


def fall_silent(unit: Connection, bundle: str, person: str) -> None:
    """Take back what somebody said about a bundle for a client organisation, if anything."""
    mine = client_voice.c.bundle.in_(list(places(unit, [bundle]))) & (client_voice.c.person == person)
    unit.execute(delete(client_voice).where(mine))


def said(unit: Connection, bundle: str) -> list[Said]:
    """What client organisations say about a bundle and those merged into it, oldest first."""
    here = client_voice.c.bundle.in_(list(places(unit, [bundle])))
    rows = unit.execute(select(client_voice).where(here).order_by(client_voice.c.at, client_voice.c.person))
    return [Said(Voice(row.kind), row.text, row.at) for row in rows]


def invite(unit: Connection, bundle: str, now: datetime) -> bool:
    """Note that client organisations are asked about a bundle; False when they were before."""
    return insert_once(unit, client_invitation, {"bundle": bundle, "at": now})


def invited(unit: Connection, person: str) -> list[Bundle]:
    """What client organisations are asked about and this one did not speak about, oldest first."""
    asked = select(client_invitation.c.bundle).order_by(client_invitation.c.at, client_invitation.c.bundle)
    spoken = set(unit.execute(select(client_voice.c.bundle).where(client_voice.c.person == person)).scalars())
    found = {x.id: x for id_ in unit.execute(asked).scalars() if (x := store.bundle_by_id(unit, id_))}
    return [x for id_, x in found.items() if id_ not in spoken]


def voiced(unit: Connection, until: datetime) -> frozenset[str]:
    """The themes that a client organisation spoke about before a moment."""
    spoken = unit.execute(select(client_voice.c.bundle).where(client_voice.c.at < until).distinct()).scalars()
    found = (store.bundle_by_id(unit, id_) for id_ in spoken)
    return frozenset(x.theme.value for x in found if x and x.theme)


def lacking(unit: Connection, bundles: Iterable[Bundle], smallest: int, now: datetime) -> list[Bundle]:
    """The bundles in whose theme no client organisation spoke, and fewer clients than a first class did."""
    counted = (
        select(signal.c.theme, func.count(signal.c.person.distinct()))
        .where(signal.c.perspective == Perspective.CLIENT.value, signal.c.state.in_(store.STANDING))
        .group_by(signal.c.theme)
    )
    heard = {theme for theme, people in unit.execute(counted) if people >= smallest} | voiced(unit, now)
    return [each for each in bundles if each.theme not in heard]
