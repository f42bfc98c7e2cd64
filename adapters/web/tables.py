"""What the web chat keeps: its messages, files, reactions, and who may not speak for a while."""

from __future__ import annotations

from sqlalchemy import Boolean, ForeignKey, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from bot.store.base import DataClass, Retention, UtcDateTime, column, metadata

ACCOUNT = String(64)

message = Table(
    "web_message",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order of what was said",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "key",
        String(40),
        nullable=False,
        unique=True,
        purpose="show one message once, also when it is sent again",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "room",
        String(80),
        nullable=False,
        index=True,
        purpose="where it was said",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.QUARTER,
    ),
    column(
        "thread",
        Integer,
        purpose="the message whose thread it is in",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "author",
        ACCOUNT,
        purpose="the account that said it; empty for the assistant",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.QUARTER,
    ),
    column(
        "only_for",
        ACCOUNT,
        purpose="the one account that may read it",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.QUARTER,
    ),
    column(
        "reply_to",
        Integer,
        purpose="the message it answers",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "text",
        Text,
        nullable=False,
        purpose="what a member said, passed by the privacy guard; emptied when it is removed",
        data_class=DataClass.MEMBER_TEXT,
        retention=Retention.QUARTER,
    ),
    column(
        "part",
        Text,
        purpose="what the assistant said, with its buttons",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.QUARTER,
    ),
    column(
        "said_at",
        UtcDateTime,
        nullable=False,
        index=True,
        purpose="shown beside it; ends the storage",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "removed",
        Boolean,
        nullable=False,
        purpose="show that something was removed, not what",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
    column(
        "handled",
        Boolean,
        nullable=False,
        index=True,
        purpose="hand over after a restart what was not handled yet",
        data_class=DataClass.TECHNICAL,
        retention=Retention.QUARTER,
    ),
)

file = Table(
    "web_file",
    metadata,
    column(
        "token",
        String(32),
        primary_key=True,
        purpose="the address of the file",
        data_class=DataClass.ACCESS,
        retention=Retention.QUARTER,
    ),
    column(
        "message",
        Integer,
        ForeignKey("web_message.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
        purpose="the message it goes with",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "name",
        String(200),
        nullable=False,
        purpose="what the file is called",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "media_type",
        String(120),
        nullable=False,
        purpose="how a browser opens it",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "content",
        LargeBinary,
        nullable=False,
        purpose="the file that the assistant made",
        data_class=DataClass.ASSISTANT_TEXT,
        retention=Retention.WITH_PARENT,
    ),
)

reaction = Table(
    "web_reaction",
    metadata,
    column(
        "id",
        Integer,
        primary_key=True,
        purpose="the order of reactions",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "message",
        Integer,
        ForeignKey("web_message.id", ondelete="CASCADE"),
        nullable=False,
        purpose="the message reacted to",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "account",
        ACCOUNT,
        nullable=False,
        purpose="count one reaction per person",
        data_class=DataClass.PLATFORM_ID,
        retention=Retention.WITH_PARENT,
    ),
    column(
        "emoji",
        String(16),
        nullable=False,
        purpose="which reaction",
        data_class=DataClass.TECHNICAL,
        retention=Retention.WITH_PARENT,
    ),
    UniqueConstraint("message", "account", "emoji"),
)

sanction = Table(
    "web_sanction",
    metadata,
    column(
        "account",
        ACCOUNT,
        primary_key=True,
        purpose="who may not speak",
        data_class=DataClass.CONDUCT,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "until",
        UtcDateTime,
        purpose="when it ends; empty for a ban",
        data_class=DataClass.CONDUCT,
        retention=Retention.UNTIL_USED,
    ),
    column(
        "reason",
        Text,
        nullable=False,
        purpose="tell the person why",
        data_class=DataClass.CONDUCT,
        retention=Retention.UNTIL_USED,
    ),
)
