"""The digest as tables for a spreadsheet; no cell can act as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bot.digest.counting.build import Json
from bot.digest.words import Words

ACTIVE = ("=", "+", "-", "@", "\t", "\r")
Rows = list[Sequence[object]]


def named(digest: Json, words: Words) -> dict[str, Rows]:
    """Each table by name, its first row the heads."""
    return {
        "cijfers": _figures(digest, words),
        "signalen": _signals(digest),
        "bundels": _bundles(digest, words),
        "themas": _themes(digest, words),
        "regios": _regions(digest, words),
        "acties": _actions(digest),
    }


def written(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def stamp(digest: Json) -> Rows:
    """Which digest the tables are of."""
    keys = ("id", "version", "state", "as_of", "checksum", "rules")
    return [keys, [digest[key] for key in keys]]


def _figures(digest: Json, words: Words) -> Rows:
    rows = [
        (f["code"], words.say(f"digest-figure-{f['code']}"), words.count(f["value"]), " ".join(f["ids"]))
        for f in digest["figures"]
    ]
    return [("code", "name", "value", "ids"), *rows]


def _signals(digest: Json) -> Rows:
    """The signals of the week; a region or perspective is with none of them."""
    states = {row["id"]: row["state"] for row in digest["bundles"]}
    keys = ("id", "theme", "level", "triage")
    rows = [
        [*(row[key] for key in keys), row["bundle"] or "", states.get(row["bundle"], "")]
        for row in digest["signals"]
    ]
    return [[*keys, "bundle", "state of bundle"], *rows]


def _bundles(digest: Json, words: Words) -> Rows:
    keys = ("id", "title", "theme", "level", "state", "trend", "week", "total", "people", "endorsed")
    rows = [[*(row[key] for key in keys), " ".join(row["ids"])] for row in digest["bundles"]]
    loose = digest["loose"]
    none = ["", words.say("digest-loose"), "", "", "", "", loose["week"], loose["total"], "", "", ""]
    return [[*keys, "ids"], *rows, none]


def _themes(digest: Json, words: Words) -> Rows:
    rows = [
        (
            t["code"],
            words.name("theme", t["code"]),
            t["week"],
            words.mean(t["mean"]),
            words.count(t["people"]),
        )
        for t in digest["themes"]
    ]
    return [("code", "name", "week", "mean", "people"), *rows]


def _regions(digest: Json, words: Words) -> Rows:
    rows = [(r["code"], words.region(r["code"]), r["people"]) for r in digest["spread"]["regions"] or ()]
    return [("code", "name", "people"), *rows]


def _actions(digest: Json) -> Rows:
    keys = ("id", "text", "owner", "bundle", "since", "due", "state")
    return [keys, *([each[key] or "" for key in keys] for each in digest["actions"])]


def safe(cell: object) -> str:
    """A cell that a spreadsheet shows and never runs."""
    text = str(cell).replace("\r", " ").replace("\n", " ")
    return f"'{text}" if text.startswith(ACTIVE) else text
