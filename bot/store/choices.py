"""Prepared command calls behind buttons and numbers, kept as rows so that they work after a restart."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Connection, Integer, String, Table, Text, delete, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.core import wire
from bot.core.commands import Call
from bot.core.errors import UserError
from bot.core.places import MessageRef
from bot.core.reply import Action
from bot.store import pointers
from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH
from bot.store.pointers import hashed

# A question that waits for ja or nee, someone's own buttons, and buttons under a post for everyone.
FOR_ONCE, FOR_ONE, FOR_ALL = timedelta(days=1), timedelta(days=30), timedelta(days=90)

choice = Table(
    "choice",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="keeps the choices of one list together",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "token",
        String(32),
        nullable=False,
        unique=True,
        purpose="what a button sends back",
        data_class=DataClass.ACCESS,
        retention=Retention.QUARTER,
    ),
    column(
        "number",
        Integer,
        nullable=False,
        purpose="the number in a list without buttons",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        index=True,
        purpose="who alone may choose it",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.QUARTER,
    ),
    column(
        "call",
        Text,
        purpose="the command and the screened values it runs with; emptied once it is done or taken back",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.QUARTER,
    ),
    column(
        "shown_in",
        String(32),
        index=True,
        purpose="the message that shows it, as a hash, for answers by number",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.QUARTER,
    ),
    column(
        "about",
        String(32),
        index=True,
        purpose="the message its words came from, as a hash: emptied when that is deleted",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.QUARTER,
    ),
    column(
        "used",
        Boolean,
        nullable=False,
        purpose="tell someone who presses twice that it was done",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "expires_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when it stops working and is removed",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
)


class Choices:
    """The table of prepared calls."""

    name = "choice"

    def issue(
        self,
        unit: Connection,
        action: Action,
        number: int,
        person: str | None,
        now: datetime,
        about: MessageRef | None = None,
    ) -> str:
        """Keep an action and return its token of 22 characters.

        `person` alone may use it, or everyone when None. `number` is its place in the list it is shown in;
        the choices of one list are issued one after the other. `about` is the message its words came from.
        """
        token = secrets.token_urlsafe(16)
        lasts = FOR_ALL if person is None else FOR_ONCE if action.once else FOR_ONE
        row = {
            "token": token,
            "number": number,
            "person": person,
            "call": wire.encode(action),
            "about": hashed(about) if about is not None else None,
            "used": False,
            "expires_at": now + lasts,
        }
        if about is not None:
            pointers.note(unit, about, person, now)
        unit.execute(choice.insert().values(row))
        return token

    def take(self, unit: Connection, token: str, person: str, now: datetime) -> Action:
        """The action behind a token; it can be taken again until `used` is told.

        Raises:
            UserError: `choice-expired`, `choice-not-yours` or `choice-used`.
        """
        row = unit.execute(select(choice).where(choice.c.token == token)).one_or_none()
        retracted = row is not None and row.call is None and not row.used
        if row is None or retracted or row.expires_at <= now:
            raise UserError("choice-expired")
        if row.person not in {None, person}:
            raise UserError("choice-not-yours")
        if row.used:
            raise UserError("choice-used")
        return _action(row.call)

    def used(self, unit: Connection, token: str) -> None:
        """Note that a `once` action succeeded; `take` refuses it from now on, and what it held is gone."""
        unit.execute(update(choice).where(choice.c.token == token).values(used=True, call=None))

    def by_number(self, unit: Connection, number: int, person: str, replied: MessageRef | None) -> str | None:
        """The token behind a number: of the message replied to, else of the last list for this person."""
        if replied is not None:
            return self._token(unit, choice.c.shown_in == hashed(replied), number)
        last = select(choice.c.id, choice.c.number).where(choice.c.person == person)
        newest = unit.execute(last.order_by(choice.c.id.desc()).limit(1)).one_or_none()
        if newest is None:
            return None
        # The choices of one list have consecutive ids, also those that are for everyone.
        return self._token(unit, choice.c.id == newest.id - newest.number + number, number)

    def tie(self, unit: Connection, tokens: Sequence[str], ref: MessageRef) -> None:
        """Remember in which message these were shown."""
        if tokens:
            unit.execute(update(choice).where(choice.c.token.in_(tokens)).values(shown_in=hashed(ref)))

    def behind(self, unit: Connection, tokens: Sequence[str]) -> list[Action]:
        """The calls that these tokens stand for, without those that were emptied."""
        if not tokens:
            return []
        wanted = select(choice.c.call).where(choice.c.token.in_(tokens), choice.c.call.is_not(None))
        return [_action(call) for call in unit.execute(wanted.order_by(choice.c.id)).scalars()]

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """What is held of a person, ready for JSON: the calls that only this person can make."""
        rows = unit.execute(select(choice.c.call, choice.c.expires_at).where(choice.c.person == person))
        calls = [(_action(call), until) for call, until in rows if call]
        return {
            "calls": [
                {"command": action.command, "given": dict(action.given), "until": until.isoformat()}
                for action, until in calls
            ]
        }

    def forget(self, unit: Connection, person: str) -> int:
        """Erase the calls that only this person can make; how many rows that touched."""
        return unit.execute(delete(choice).where(choice.c.person == person)).rowcount

    def retract(self, unit: Connection, person: str, words: str) -> int:
        """Empty the calls of a person that mention these words, such as a number; how many there were.

        Who chooses one later hears that it expired. What was used once is emptied already.
        """
        mentions = choice.c.call.contains(words, autoescape=True)
        emptied = update(choice).where(choice.c.person == person, mentions).values(call=None)
        return unit.execute(emptied).rowcount

    def removed(self, call: Call) -> None:
        """Empty the calls with words of `call.target`, a message that is gone."""
        if call.target is not None:
            about = (choice.c.about == hashed(call.target)) & choice.c.call.is_not(None)
            call.unit.execute(update(choice).where(about).values(call=None))

    def points_at(self, unit: Connection, ref: MessageRef) -> bool:
        """Whether a call still holds words of this message."""
        about = (choice.c.about == hashed(ref)) & choice.c.call.is_not(None)
        return unit.execute(select(choice.c.id).where(about).limit(1)).first() is not None

    def _token(self, unit: Connection, where: ColumnElement[bool], number: int) -> str | None:
        # An expired choice is found too, so that the person hears that it expired.
        wanted = select(choice.c.token).where(where, choice.c.number == number)
        # A message that was changed shows the newest.
        return unit.execute(wanted.order_by(choice.c.id.desc()).limit(1)).scalar_one_or_none()


def _action(call: str) -> Action:
    found = wire.decode(call)
    if not isinstance(found, Action):
        raise UserError("choice-expired")
    return found
