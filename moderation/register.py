"""The register of processing (GDPR article 30), written from what the tables say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import MetaData

from bot.store.base import DataClass, Declaration, declarations

_ABOUT = {
    DataClass.TECHNICAL: "our own numbers, states and times: about nobody",
    DataClass.KNOWLEDGE: "public facts: sources, themes, regions",
    DataClass.ASSISTANT_TEXT: "what the assistant says, which may quote a member",
    DataClass.MEMBER_TEXT: "a member's words, screened for client data before storage",
    DataClass.PREFERENCE: "what a member chose: language, region, role",
    DataClass.PSEUDONYM: "keyed hash of a member",
    DataClass.PLATFORM_ID: "account, room or message on a platform",
    DataClass.CONDUCT: "a measure taken about a member",
    DataClass.ACCESS: "opens something for whoever holds it: receipts, tokens",
    DataClass.ERASURE: "that somebody was erased, as a keyed hash, to erase them again from an older copy",
}
# What can lead to a person, on its own or together with the platform.
_PERSONAL = (
    DataClass.MEMBER_TEXT,
    DataClass.PREFERENCE,
    DataClass.PSEUDONYM,
    DataClass.PLATFORM_ID,
    DataClass.CONDUCT,
)


def register(tables: MetaData) -> str:
    """The register as Markdown: every table and column with purpose, class and retention.

    `tables` must hold the tables of every room. Raises UndeclaredColumnError where a column is silent.
    """
    declared = list(declarations(tables))
    return "\n".join((*_introduction(declared), *_classes(declared), *_tables(declared), ""))


def _introduction(declared: list[Declaration]) -> Iterator[str]:
    personal = [one for one in declared if one.data_class in _PERSONAL]
    tables = len({one.table for one in declared})
    yield "# Register of processing"
    yield ""
    yield "Generated from the declarations on the database columns; do not edit."
    yield "To be completed by the controller: name and contact, legal ground, recipients, hosting."
    yield ""
    yield f"- Tables: {tables}; columns: {len(declared)}; columns that can lead to a person: {len(personal)}."
    yield "- Data subjects: members of the community. Data of clients are refused or masked before storage."
    yield "- People are stored by a keyed hash; an account only for who asked to hear something later."


def _classes(declared: list[Declaration]) -> Iterator[str]:
    yield from ("", "## Kinds of data", "", "| class | what it is | columns |", "|---|---|---|")
    for kind in DataClass:
        count = sum(one.data_class is kind for one in declared)
        if count:
            yield f"| {kind.value} | {_ABOUT[kind]} | {count} |"


def _tables(declared: list[Declaration]) -> Iterator[str]:
    for table, columns in groupby(declared, key=lambda one: one.table):
        yield from ("", f"## {table}", "", "| column | purpose | class | kept |", "|---|---|---|---|")
        yield from (_row(one) for one in columns)


def _row(one: Declaration) -> str:
    kept = f"{one.retention.words} ({one.reason})" if one.reason else one.retention.words
    cells = (one.column, one.purpose, one.data_class.value, kept)
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")
