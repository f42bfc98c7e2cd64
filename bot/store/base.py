"""How tables are declared: every column says what it is for, what it holds and how long it stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, StrEnum
from typing import Any, TypedDict, Unpack

from sqlalchemy import Column, Connection, DateTime, Dialect, MetaData
from sqlalchemy.schema import SchemaItem
from sqlalchemy.sql.elements import TextClause
from sqlalchemy.types import TypeDecorator, TypeEngine

_DECLARED = "declaration"
KEPT = "vraagbaak_kept"
"""The execution option that holds the periods of the settings, by table or by table and column."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    }
)


class DataClass(StrEnum):
    """What kind of data a column holds, from harmless to traceable to a person."""

    TECHNICAL = "technical"  # our own numbers, states and times: about nobody
    KNOWLEDGE = "knowledge"  # public facts: sources, themes, regions
    ASSISTANT_TEXT = "assistant-text"  # what the assistant says, which may quote a member
    MEMBER_TEXT = "member-text"  # a member's words, screened before storage
    PREFERENCE = "preference"  # what a member chose: language, region, role
    PSEUDONYM = "pseudonym"  # keyed hash of a member
    PLATFORM_ID = "platform-id"  # account, room or message on a platform
    CONDUCT = "conduct"  # a measure taken about a member
    ACCESS = "access"  # opens something for whoever holds it: receipts, tokens
    ERASURE = "erasure"  # that somebody was erased, for who has the secret and meets them again


class Retention(Enum):
    """How long a column's value may stay; `period` is None where an event ends it instead of a date."""

    UNTIL_USED = ("until it has served its purpose", None)
    WITH_PARENT = ("as long as the record it belongs to", None)
    UNTIL_FORGOTTEN = ("until the person leaves or asks to be forgotten", None)
    DAY = ("1 day", timedelta(days=1))
    WEEK = ("7 days", timedelta(days=7))
    MONTH = ("30 days", timedelta(days=30))
    QUARTER = ("90 days", timedelta(days=90))
    RECEIPT = ("120 days after the decision", timedelta(days=120))
    HALF_YEAR = ("6 months", timedelta(days=183))
    YEAR = ("12 months", timedelta(days=365))
    TWO_YEARS = ("24 months", timedelta(days=730))
    THREE_YEARS = ("36 months", timedelta(days=1095))
    FIVE_YEARS = ("5 years", timedelta(days=1826))
    FOREVER = ("for good", None)

    def __init__(self, words: str, period: timedelta | None) -> None:
        self.words = words
        self.period = period


@dataclass(frozen=True, slots=True)
class Declaration:
    """One line of the register of processing: what a column is for, and how long it stays."""

    table: str
    column: str
    purpose: str
    data_class: DataClass
    retention: Retention
    reason: str  # why something may stay for good; empty for every other retention


class UndeclaredColumnError(Exception):
    """Columns that do not say what they are for; `columns` holds them as `table.column`."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        super().__init__("made without bot.store.base.column: " + ", ".join(columns))
        self.columns = columns


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in time: aware datetimes in, aware UTC datetimes out; a naive one raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC, without zone for a database that keeps none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The stored moment as an aware UTC datetime."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ColumnOptions(TypedDict, total=False):
    """What SQLAlchemy's own Column takes by name."""

    primary_key: bool
    nullable: bool
    unique: bool
    index: bool
    autoincrement: bool
    default: object
    server_default: str | TextClause


def column(
    name: str,
    type_: TypeEngine[Any] | type[TypeEngine[Any]],
    *constraints: SchemaItem,
    purpose: str,
    data_class: DataClass,
    retention: Retention,
    reason: str = "",
    **options: Unpack[ColumnOptions],
) -> Column[Any]:
    """A table column that carries its declaration.

    `reason` is required for `Retention.FOREVER` and for nothing else. Raises ValueError on an empty
    purpose or a missing reason. The duty to record purpose and time limits is article 30 of the GDPR.
    """
    if not purpose.strip():
        raise ValueError(f"column {name} needs a purpose")
    if (retention is Retention.FOREVER) != bool(reason.strip()):
        raise ValueError(f"column {name}: a reason belongs to FOREVER, and only to FOREVER")
    declared = (purpose.strip(), data_class, retention, reason.strip())
    return Column(name, type_, *constraints, info={_DECLARED: declared}, **options)


def declarations(tables: MetaData) -> Iterator[Declaration]:
    """What each column declares, table by table; raises UndeclaredColumnError where one does not."""
    every = [(table, column) for table in tables.sorted_tables for column in table.columns]
    silent = tuple(f"{table.name}.{column.name}" for table, column in every if _DECLARED not in column.info)
    if silent:
        raise UndeclaredColumnError(silent)
    for table, col in every:
        yield Declaration(table.name, col.name, *col.info[_DECLARED])


def kept_until(declared: Column[Any], since: datetime, unit: Connection) -> str:
    """The moment at which what was kept `since` then goes, as ISO 8601; ValueError as `kept_for`."""
    return (since + kept_for(declared, unit)).isoformat()


def kept_for(declared: Column[Any], unit: Connection) -> timedelta:
    """How long the values of a declared column stay here: as declared, or shorter where the settings say so.

    Raises:
        ValueError: when an event ends it, not a date.
    """
    period: timedelta | None = declared.info[_DECLARED][2].period
    if period is None:
        raise ValueError(f"{declared} is not kept for a fixed time")
    table = declared.table.description
    return shorter(unit, f"{table}.{declared.name}", shorter(unit, table, period))


def shorter(unit: Connection, name: str, longest: timedelta) -> timedelta:
    """The period with this name in the settings behind a connection, never longer than `longest`."""
    chosen: Mapping[str, timedelta] = unit.get_execution_options().get(KEPT, {})
    return min(longest, chosen.get(name, longest))
