"""The dossier as tables for a spreadsheet, by name; codes and numbers, each with a row of heads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Json = dict[str, Any]
Rows = list[Sequence[object]]
_BUNDLE = ("id", "title", "theme", "level", "state", "people", "signals")
_AGENDA = (*_BUNDLE, "score", "owner", "question", "asked_of", "reaction")
_DECISION = ("id", "meeting", "bundle", "outcome", "text", "recipient", "owner", "due")
_TASK = ("id", "bundle", "decision", "light", "text", "owner", "due", "result")


def tables(dossier: Json) -> Mapping[str, Rows]:
    """All tables by name."""
    told = dossier["review"]
    return {
        "dossier": [("id", "meeting", "day", "version", "state", "as_of", "checksum"), _stamp(dossier)],
        "agenda": _table((*_AGENDA, "ids"), ({**x, "ids": " ".join(x["ids"])} for x in dossier["agenda"])),
        "bundels": _table(_BUNDLE, dossier["others"]),
        "besluiten": _table(_DECISION, told["decisions"]),
        "acties": _table(_TASK, told["tasks"]),
        "themas": _table(("code", "signals", "before"), dossier["picture"]["themes"]),
        "kennisvragen": _table(("id", "question", "asked", "days"), dossier["questions"]),
        "kalender": _table(("day", "what", "id"), dossier["calendar"]),
    }


def _stamp(dossier: Json) -> Sequence[object]:
    meeting = dossier["meeting"]
    about = (dossier["version"], dossier["state"], dossier["as_of"], dossier["checksum"])
    return dossier["id"], meeting["id"], meeting["day"], *about


def _table(head: Sequence[str], rows: Iterable[Json]) -> Rows:
    return [head, *(tuple("" if row[name] is None else row[name] for name in head) for row in rows)]
