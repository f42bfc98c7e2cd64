"""The tables of the knowledge base: sources, what nobody could find yet, and who wants to hear of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, String, Table, Text
from sqlalchemy.types import TypeEngine

from bot.store.base import ColumnOptions, DataClass, Retention, UtcDateTime, column, metadata
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


def _ask(
    name: str,
    type_: TypeEngine[Any] | type[TypeEngine[Any]],
    purpose: str,
    *more: ForeignKey,
    data_class: DataClass = DataClass.TECHNICAL,
    retention: Retention = Retention.TWO_YEARS,
    nullable: bool = False,
    primary_key: bool = False,
    index: bool = False,
) -> Column[Any]:
    kept: ColumnOptions = {"nullable": nullable, "primary_key": primary_key, "index": index}
    return column(name, type_, *more, purpose=purpose, data_class=data_class, retention=retention, **kept)


_WORDS = DataClass.MEMBER_TEXT

gap = Table(
    "gap",
    metadata,
    _ask("id", String(16), "tell questions apart", primary_key=True),
    _ask(
        "question",
        Text,
        "what the sources could not answer, without client data; emptied after its time",
        data_class=_WORDS,
        retention=Retention.QUARTER,
    ),
    _ask("region", String(64), "for which region it was asked, to find alike questions"),
    _ask("reason", String(32), "why what was found did not help"),
    _ask("asked", Integer, "how often it was asked"),
    _ask(
        "alike",
        Text,
        "other wordings of the same question, one per line, without client data; emptied after their time",
        data_class=_WORDS,
        retention=Retention.QUARTER,
    ),
    _ask("asked_at", UtcDateTime, "how long it waits, and to end the storage in time", index=True),
    _ask("answered_at", UtcDateTime, "when it was answered or declined", nullable=True),
    _ask("answer", String(100), "the source that answers it", data_class=DataClass.KNOWLEDGE, nullable=True),
    _ask(
        "title", Text, "what the programme board calls it", data_class=DataClass.ASSISTANT_TEXT, nullable=True
    ),
    _ask("owner", String(80), "which function looks after it; never a person", nullable=True),
    _ask("due", Date, "when it should be answered", nullable=True),
    _ask("touched_at", UtcDateTime, "when the board last did something about it", nullable=True),
    _ask("merged_into", String(16), "which question asks the same, to be undone", nullable=True),
    _ask(
        "declined",
        Text,
        "why the board does not answer it",
        data_class=DataClass.ASSISTANT_TEXT,
        nullable=True,
    ),
    _ask("shown", String(100), "which source was shown and did not help", nullable=True),
    _ask(
        "people",
        Integer,
        "how many people asked it, as a number that stays when one is erased",
        nullable=True,
    ),
)

gap_asker = Table(
    "gap_asker",
    metadata,
    _ask(
        "gap",
        String(16),
        "which question somebody asked",
        ForeignKey("gap.id", ondelete="CASCADE"),
        primary_key=True,
        retention=Retention.YEAR,
    ),
    _ask(
        "person",
        String(PERSON_LENGTH),
        "count people once",
        data_class=DataClass.PSEUDONYM,
        primary_key=True,
        index=True,
        retention=Retention.YEAR,
    ),
    _ask("region", String(64), "count the regions", nullable=True, retention=Retention.YEAR),
    _ask("at", UtcDateTime, "end the storage in time", index=True, retention=Retention.YEAR),
)

gap_follower = Table(
    "gap_follower",
    metadata,
    _ask(
        "gap",
        String(16),
        "which question somebody wants to hear of",
        ForeignKey("gap.id", ondelete="CASCADE"),
        primary_key=True,
        retention=Retention.YEAR,
    ),
    _ask(
        "person",
        String(PERSON_LENGTH),
        "who asked to hear of the answer",
        data_class=DataClass.PSEUDONYM,
        primary_key=True,
        index=True,
        retention=Retention.YEAR,
    ),
    _ask("since", UtcDateTime, "end the storage in time", index=True, retention=Retention.YEAR),
    _ask(
        "room",
        Text,
        "the room to answer in, for who chose that",
        data_class=DataClass.PLATFORM_ID,
        nullable=True,
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
