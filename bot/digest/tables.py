"""The digest as tables for a spreadsheet; no cell can act as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from bot.digest.build import Json
from bot.digest.words import Words

ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def tables(digest: Json, words: Words) -> str:
    """All tables under each other as CSV with semicolons, as Dutch spreadsheets expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in _rows(digest, words):
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue()


def _rows(digest: Json, words: Words) -> list[Sequence[object]]:
    say = words.say
    figures = [
        ("figure", f["code"], say(f"digest-figure-{f['code']}"), words.count(f["value"]), " ".join(f["ids"]))
        for f in digest["figures"]
    ]
    themes = [
        ("theme", t["code"], words.name("theme", t["code"]), t["week"], words.count(t["people"]))
        for t in digest["themes"]
    ]
    bundles = [
        ("bundle", b["id"], b["title"], b["week"], b["people"], b["total"], b["state"], " ".join(b["ids"]))
        for b in digest["bundles"]
    ]
    regions = [("region", r["code"], "", "", r["people"]) for r in digest["regions"]]
    head = ("table", "id", "name", "week", "people or ids", "twelve weeks", "state", "ids")
    return [
        ("digest", digest["id"], digest["as_of"], "", digest["checksum"]),
        head,
        *figures,
        *themes,
        *bundles,
        *regions,
    ]


def _safe(cell: object) -> str:
    """A cell that a spreadsheet shows and never runs."""
    text = str(cell).replace("\r", " ").replace("\n", " ")
    return f"'{text}" if text.startswith(ACTIVE) else text
