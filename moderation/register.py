"""The register of processing (GDPR article 30) and the facts for a DPIA (article 35), from the declarations.

What only the controller can say (the legal ground, names, contracts) is left open and marked as such.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import MetaData

from bot.store.base import DataClass, Declaration, declarations

Facts = Mapping[str, Any]
OPEN = "to be determined by the data protection officer (vast te stellen door de functionaris)"

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
_READ_BY = {
    DataClass.TECHNICAL: "who runs the machine",
    DataClass.KNOWLEDGE: "everyone",
    DataClass.ASSISTANT_TEXT: "who is in the room it was said in",
    DataClass.MEMBER_TEXT: "staff by their role, without a name; in the web chat who is in the room",
    DataClass.PREFERENCE: "staff by their role, without a name",
    DataClass.PSEUDONYM: "nobody: it is shown to no role",
    DataClass.PLATFORM_ID: "nobody; the assistant itself, to reach or change something",
    DataClass.CONDUCT: "moderators and the member concerned",
    DataClass.ACCESS: "whoever holds the code; kept as a hash or emptied once used",
    DataClass.ERASURE: "nobody",
}
# What can lead to a person, on its own or together with the platform.
_PERSONAL = (
    DataClass.MEMBER_TEXT,
    DataClass.PREFERENCE,
    DataClass.PSEUDONYM,
    DataClass.PLATFORM_ID,
    DataClass.CONDUCT,
)
_PARTIES = {
    "discord": ("Discord Inc., United States", "controller of its own; what is said there passes through it"),
    "matrix": ("whoever runs the homeserver, and those of members elsewhere", "processor; name and contract"),
    "web": ("none: this machine", "the web chat listens on this machine only"),
    "links": ("the sites of the sources", "see this machine's address and which page is called, no member"),
}


def facts(
    tables: MetaData,
    parties: Sequence[str],
    choices: Mapping[str, object],
    kept: Mapping[str, timedelta] | None = None,
) -> Facts:
    """All that the register and the DPIA can know by themselves.

    `tables` must hold the tables of every room; `parties` are the platforms in use, `choices` settings that
    weigh in a DPIA, `kept` periods that the settings made shorter, by table or by table and column. Raises
    UndeclaredColumnError where a column is silent.
    """
    declared = list(declarations(tables))
    return {
        "controller": OPEN,
        "ground": OPEN,
        "subjects": "members of the community; data of clients are refused or masked before storage",
        "tables": [
            _table(name, list(rows), kept or {})
            for name, rows in groupby(declared, key=lambda one: one.table)
        ],
        "classes": [
            _class(kind, declared) for kind in DataClass if any(x.data_class is kind for x in declared)
        ],
        "parties": [
            {"platform": name, "who": _PARTIES[name][0], "role": _PARTIES[name][1], "contract": OPEN}
            for name in parties
        ],
        "dpia": _dpia(declared, choices),
    }


def as_json(found: Facts) -> str:
    """The register for a machine."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def markdown(found: Facts) -> str:
    """The register for a reader."""
    return "\n".join(
        (*_introduction(found), *_classes(found), *_parties(found), *_weighed(found), *_pages(found), "")
    )


def _table(name: str, rows: Sequence[Declaration], kept: Mapping[str, timedelta]) -> Facts:
    columns = [
        {
            "column": one.column,
            "purpose": one.purpose,
            "class": one.data_class.value,
            "kept": _kept(one, kept),
        }
        for one in rows
    ]
    personal = any(one.data_class in _PERSONAL for one in rows)
    return {
        "table": name,
        "personal": personal,
        "ground": OPEN if personal else "none needed",
        "columns": columns,
    }


def _kept(one: Declaration, kept: Mapping[str, timedelta]) -> str:
    """How long a column stays here, in words."""
    longest = one.retention.period
    chosen = kept.get(f"{one.table}.{one.column}", kept.get(one.table))
    if longest is not None and chosen is not None and chosen < longest:
        return f"{chosen.days} days"
    return f"{one.retention.words} ({one.reason})" if one.reason else one.retention.words


def _class(kind: DataClass, declared: Sequence[Declaration]) -> Facts:
    mine = [one for one in declared if one.data_class is kind]
    periods = {one.retention.period: one.retention.words for one in mine if one.retention.period is not None}
    return {
        "class": kind.value,
        "what": _ABOUT[kind],
        "columns": len(mine),
        "longest": periods[max(periods)] if periods else "until an event ends it",
        "read_by": _READ_BY[kind],
    }


def _dpia(declared: Sequence[Declaration], choices: Mapping[str, object]) -> Facts:
    """Facts that a data protection impact assessment asks for (article 35(7)); judging them is for people."""
    return {
        "personal_columns": sum(one.data_class in _PERSONAL for one in declared),
        "pseudonyms": "BLAKE2b with a secret of 256 bits that is in no database and no backup",
        "client_data": "looked for in every text before anything is stored; refused, or masked",
        "messages": "read in memory; kept only when the member sends them in, or in the web chat",
        "decisions_about_people": "by moderators, on objection by another; by itself at most a message goes",
        "rights": "mijn-gegevens, wis-mij, bezwaar, privacy; member export and member forget",
        "leaks": "datalek, datalekken",
        "profiling": "none",
        "language_models_of_others": "none",
        "choices": dict(choices),
    }


def _introduction(found: Facts) -> Iterator[str]:
    columns = sum(len(table["columns"]) for table in found["tables"])
    personal = found["dpia"]["personal_columns"]
    yield "# Register of processing"
    yield ""
    yield "Generated from the declarations on the database columns; do not edit."
    yield ""
    yield f"- Controller, contact and officer: {found['controller']}."
    yield f"- Legal ground: {found['ground']}."
    yield (
        f"- Tables: {len(found['tables'])}; columns: {columns}; "
        f"columns that can lead to a person: {personal}."
    )
    yield f"- Data subjects: {found['subjects']}."
    yield "- People are stored by a keyed hash; an account only for who asked to hear something later."


def _classes(found: Facts) -> Iterator[str]:
    head = "| class | what it is | columns | longest | read by |"
    yield from ("", "## Kinds of data", "", head, "|---|---|---|---|---|")
    for each in found["classes"]:
        yield _row(each["class"], each["what"], each["columns"], each["longest"], each["read_by"])


def _parties(found: Facts) -> Iterator[str]:
    yield from (
        "",
        "## Others who receive data",
        "",
        "| platform | who | role | contract |",
        "|---|---|---|---|",
    )
    for each in found["parties"]:
        yield _row(each["platform"], each["who"], each["role"], each["contract"])


def _weighed(found: Facts) -> Iterator[str]:
    yield from ("", "## Facts for a DPIA", "")
    for name, value in found["dpia"].items():
        told = ", ".join(f"{k} = {v}" for k, v in value.items()) if isinstance(value, Mapping) else value
        yield f"- {name.replace('_', ' ')}: {told}"


def _pages(found: Facts) -> Iterator[str]:
    for table in found["tables"]:
        yield from ("", f"## {table['table']}", "", f"Ground: {table['ground']}.", "")
        yield from ("| column | purpose | class | kept |", "|---|---|---|---|")
        for one in table["columns"]:
            yield _row(one["column"], one["purpose"], one["class"], one["kept"])


def _row(*cells: object) -> str:
    return f"| {' | '.join(_cell(str(cell)) for cell in cells)} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")
