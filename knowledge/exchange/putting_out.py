"""Sources written out: whole as CSV, JSON Lines and YAML; for other programs as Atom and BibTeX."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, time
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from sqlalchemy import Connection

from bot.core.commands import Say
from knowledge.exchange.bibtex import bibtex_entry
from knowledge.exchange.forms import Form
from knowledge.exchange.tabular import csv_heading, csv_line, guarded
from knowledge.exchange.taking_in import WrongRow
from knowledge.exchange.yaml_rows import yaml_item
from knowledge.gaps import gaps
from knowledge.sources import store
from knowledge.sources.problems import told
from knowledge.sources.resource import record


def put_out(unit: Connection, form: Form) -> Iterator[str]:
    """The sources that are shown, in lines without their ends.

    CSV, JSON Lines and YAML hold all of a source and can be taken in again; Atom and BibTeX are for readers.
    """
    rows = (record(made) for made in store.every_resource(unit))
    match form:
        case Form.CSV:
            # Spreadsheets take a file without this mark for the characters of their own system.
            yield f"\ufeff{csv_heading()}"
            yield from map(csv_line, rows)
        case Form.JSON_LINES:
            yield from (json.dumps(row, ensure_ascii=False) for row in rows)
        case Form.YAML:
            yield from map(yaml_item, rows)
        case Form.BIBTEX:
            yield from map(bibtex_entry, rows)
        case Form.ATOM | Form.FEED:
            yield from _atom(rows)


def gap_lines(unit: Connection) -> Iterator[str]:
    """The questions that wait for an answer, oldest first, as JSON Lines."""
    for each in gaps.open_gaps(unit):
        yield json.dumps({**asdict(each), "asked_at": each.asked_at.isoformat()}, ensure_ascii=False)


def wrong_rows_heading(say: Say) -> str:
    """The first line of a table of rows that were left out."""
    return "\ufeff" + ",".join((say("exchange-line"), "id", say("exchange-problem")))


def wrong_row(say: Say, row: WrongRow) -> str:
    """A row that was left out as a line of CSV, to mend the file by."""
    cells = (str(row.line), row.id, told(say, row.problems))
    return ",".join('"' + guarded(cell).replace('"', '""') + '"' for cell in cells)


def wrong_row_told(say: Say, row: WrongRow) -> str:
    """A row that was left out as a line of words: where it stands, its id and what is wrong with it."""
    where = f"{say('exchange-line')} {row.line} {row.id}".strip() + ": " if row.line else ""
    return where + told(say, row.problems)


def _atom(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """An Atom feed (RFC 4287); what a source was last looked at is when it was updated."""
    listed = list(rows)
    newest = max((row["checked"] for row in listed), default="1970-01-01")
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom">'
    yield f"<id>urn:vraagbaak:bronnen</id><title>Vraagbaak</title><updated>{_moment(newest)}</updated>"
    yield "<author><name>Vraagbaak</name></author>"
    for row in listed:
        terms = "".join(f"<category term={quoteattr(x)}/>" for x in (row["kind"], *row["keywords"]))
        yield (
            f"<entry><id>urn:vraagbaak:bron:{row['id']}</id><title>{escape(row['title'])}</title>"
            f"<link href={quoteattr(row['url'])}/><updated>{_moment(row['checked'])}</updated>"
            f"<author><name>{escape(row['publisher'])}</name></author>{terms}"
            f"<summary>{escape(row['summary'])}</summary></entry>"
        )
    yield "</feed>"


def _moment(day: str) -> str:
    return datetime.combine(datetime.fromisoformat(day).date(), time(), UTC).isoformat()
