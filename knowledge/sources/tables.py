"""The tables of the knowledge base: sources, what nobody could find yet, and who wants to hear of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, String, Table, Text
from sqlalchemy.types import TypeEngine

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata
from bot.store.people import PERSON_LENGTH

_PUBLIC = "public facts about a source, about nobody"
_COUNTED = "a number, about nobody"


def _fact(
    name: str, type_: TypeEngine[Any] | type[TypeEngine[Any]], purpose: str, *, optional: bool = False
) -> Column[Any]:
    return column(
        name,
        type_,
        nullable=optional,
        purpose=purpose,
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.FOREVER,
        reason=_PUBLIC,
    )


def _note(
    name: str, type_: TypeEngine[Any] | type[TypeEngine[Any]], purpose: str, *, index: bool = False
) -> Column[Any]:
    return column(
        name,
        type_,
        index=index,
        purpose=purpose,
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_PUBLIC,
    )


resource = Table(
    "resource",
    metadata,
    column(
        "id",
        String(100),
        primary_key=True,
        purpose="tell sources apart",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.FOREVER,
        reason=_PUBLIC,
    ),
    _fact("title", Text(), "what the source is called"),
    _fact("url", Text(), "where it is"),
    _fact("publisher", Text(), "who made it"),
    _fact("kind", String(32), "what kind of source it is"),
    _fact("summary", Text(), "what it is for"),
    _fact("keywords", Text(), "find it by other words, one per line"),
    _fact("themes", Text(), "which themes it is about, one per line"),
    _fact("knowledge_source", String(32), "where its knowledge comes from"),
    _fact("region", String(64), "for which region it is"),
    _fact("audience", Text(), "for whom it is, one per line"),
    _fact("published", Integer(), "the year it was published", optional=True),
    _fact("checked", Date(), "when somebody last looked whether it is still right"),
    _fact("recognition", String(40), "how far its effect was assessed", optional=True),
    _fact("status", String(32), "whether it is in force, or running", optional=True),
    _fact("superseded_by", String(100), "which source replaces it", optional=True),
    _fact("short_versions", Text(), "names and addresses of short versions, one per line", optional=True),
    _fact("parent_versions", Text(), "names and addresses of versions for parents and youth", optional=True),
    _fact("owner", Text(), "which function answers for it; never a person", optional=True),
    _fact("goal", Text(), "what an initiative wants to reach", optional=True),
    _fact("results", Text(), "what an initiative expects or reached", optional=True),
    _fact("partners", Text(), "which organisations take part, one per line", optional=True),
    _fact("funding", Text(), "who pays for an initiative", optional=True),
    _fact("since", String(10), "when it began: a year, month or day", optional=True),
    _fact("until", String(10), "when it ends: a year, month or day", optional=True),
    _note("address_key", String(32), "find other addresses of the same page", index=True),
    _note("freshness", String(16), "whether it was not looked at in time, or not confirmed"),
    _note(
        "asked_at", UtcDateTime, "when the editors were asked whether it is still right, until they answer"
    ),
    _note(
        "mark",
        BigInteger,
        "which change of the sources it had last, to renew only that in the index",
        index=True,
    ),
    _note("merged_into", String(100), "which source took its place, so that its id still leads somewhere"),
    _note("shipped", String(32), "which shipped record this is, to renew it as long as no editor changed it"),
    _note("edited_at", UtcDateTime, "when an editor last changed it; no shipped record renews it after that"),
    column(
        "retired",
        Boolean,
        nullable=False,
        purpose="whether it is no longer shown",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_PUBLIC,
    ),
)

knowledge_number = Table(
    "knowledge_number",
    metadata,
    column(
        "series",
        String(32),
        primary_key=True,
        purpose="what is numbered: questions of a year, or the mark of the newest change of the sources",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
    column(
        "last",
        BigInteger,
        nullable=False,
        purpose="the last number given out, or the mark",
        data_class=DataClass.TECHNICAL,
        retention=Retention.FOREVER,
        reason=_COUNTED,
    ),
)

gap = Table(
    "gap",
    metadata,
    column(
        "id",
        String(16),
        primary_key=True,
        purpose="tell questions apart",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "question",
        Text,
        nullable=False,
        purpose="what the sources could not answer, without client data",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "region",
        String(64),
        nullable=False,
        purpose="for which region it was asked, to find alike questions",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "reason",
        String(32),
        nullable=False,
        purpose="why what was found did not help",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "asked",
        Integer,
        nullable=False,
        purpose="how often it was asked",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "alike",
        Text,
        nullable=False,
        purpose="other wordings of the same question, one per line, without client data",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "asked_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="how long it waits, and to end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "answered_at",
        UtcDateTime,
        purpose="when it was answered",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "answer",
        String(100),
        purpose="the source that answers it",
        data_class=DataClass.KNOWLEDGE,
        retention=Retention.TWO_YEARS,
    ),
)

gap_follower = Table(
    "gap_follower",
    metadata,
    column(
        "gap",
        String(16),
        ForeignKey("gap.id", ondelete="CASCADE"),
        primary_key=True,
        purpose="which question somebody wants to hear of",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
    column(
        "person",
        String(PERSON_LENGTH),
        primary_key=True,
        index=True,
        purpose="who asked to hear of the answer",
        data_class=DataClass.PSEUDONYM,
        retention=Retention.YEAR,
    ),
    column(
        "since",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="end the storage in time",
        data_class=DataClass.TECHNICAL,
        retention=Retention.YEAR,
    ),
)

question_count = Table(
    "question_count",
    metadata,
    column(
        "day",
        Date,
        primary_key=True,
        purpose="on which day questions were asked",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "verdict",
        String(16),
        primary_key=True,
        purpose="whether they were answered",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
    column(
        "number",
        Integer,
        nullable=False,
        purpose="how many there were",
        data_class=DataClass.TECHNICAL,
        retention=Retention.TWO_YEARS,
    ),
)
