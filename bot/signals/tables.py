"""The tables around signals: numbers, bundles, endorsements, the history of events and the words to it."""

from __future__ import annotations

from sqlalchemy import Boolean, Integer, String, Table, Text

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH

_COUNTED = "numbers of published overviews must stay countable; about nobody"

signal_number = Table(
    "signal_number",
    metadata,
    column(
        "series",
        String(8),
        primary_key=True,
        purpose="which series of numbers: signals of a year, or bundles",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason="a number is never used twice",
    ),
    column(
        "last",
        Integer,
        nullable=False,
        purpose="the last number given out",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason="a number is never used twice",
    ),
)

bundle = Table(
    "bundle",
    metadata,
    column(
        "id",
        String(12),
        primary_key=True,
        purpose="the number people call a bundle by",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "title",
        String(200),
        nullable=False,
        purpose="the bottleneck in neutral words of a moderator",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "state",
        String(16),
        nullable=False,
        purpose="where the bundle stands",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "theme",
        String(32),
        purpose="the subject",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "level",
        String(32),
        purpose="where the key lies",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "created_at",
        UtcDateTime,
        nullable=False,
        purpose="since when the issue is known",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "merged_into",
        String(12),
        purpose="the bundle this one lives on in; its number keeps working",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
)

endorsement = Table(
    "endorsement",
    metadata,
    column(
        "subject",
        String(16),
        primary_key=True,
        purpose="the bundle, or the signal without one, that is recognised",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        purpose="one person counts once",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "kind",
        String(8),
        nullable=False,
        purpose="whether it happens here too, or does work here",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "follows",
        Boolean,
        nullable=False,
        purpose="whether this person asked to hear what comes of it",
        data_class=DataClass.PREFERENCE,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "endorsed_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="the week it counts in, and the end of its storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
)

endorsement_count = Table(
    "endorsement_count",
    metadata,
    column(
        "subject",
        String(16),
        primary_key=True,
        purpose="the bundle, or the signal without one, that was recognised",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "kind",
        String(8),
        primary_key=True,
        purpose="whether it happened there too, or did work there",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "count",
        Integer,
        nullable=False,
        purpose="how many people that were whose recognition is no longer kept",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
)

signal_event = Table(
    "signal_event",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order of events",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "subject",
        String(16),
        nullable=False,
        index=True,
        purpose="which signal or bundle changed",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "frm",
        String(16),
        nullable=False,
        purpose="the state before",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "to",
        String(16),
        nullable=False,
        purpose="the state after",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "role",
        String(20),
        nullable=False,
        purpose="in which role someone did this; never who",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "reason",
        String(64),
        nullable=False,
        purpose="why: a reason from the list or the number of another bundle or signal; no free words",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when, for terms and overviews",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
)

bundle_note = Table(
    "bundle_note",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order of notes",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "bundle",
        String(12),
        nullable=False,
        index=True,
        purpose="the bundle it is about",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "state",
        String(16),
        nullable=False,
        purpose="the state that the bundle got with these words",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "text",
        Text,
        nullable=False,
        purpose="what was decided and why, in words of the beleidstafel for everyone to read",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.FIVE_YEARS,
    ),
    column(
        "at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="when, to show it and to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FIVE_YEARS,
    ),
)
