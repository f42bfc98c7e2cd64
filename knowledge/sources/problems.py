"""What can be wrong with a field of a record, in English here and in any language through the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.core.commands import Say

ENGLISH: Mapping[str, str] = {
    "missing": "is missing",
    "too-long": "is longer than {limit} characters",
    "list": "must be a list of texts",
    "id": "may only hold lower case letters, digits, '.', '_' and '-'",
    "no-address": "is no web address",
    "address": "must be a full http or https address",
    "option": "must be one of {options}",
    "year": "must be a year",
    "day": "must be a date as 2026-11-21",
    "versions": "must be names, each followed by a full web address",
    "period": "must be as 2026, 2026-11 or 2026-11-21",
    "order": "comes before the beginning",
    "function": "must be a function, without mail address or telephone number",
    "characters": "holds characters that cannot be kept",
    "json": "is no valid JSON",
    "object": "is no object with fields",
    "csv": "is no valid CSV: look at the quotation marks",
    "columns": "has {found} cells where the first line has {wanted}",
    "yaml": "is no valid YAML (line {at})",
    "alias": "uses anchors, aliases or tags, which are not read",
    "deep": "is nested too deep",
    "long-line": "is longer than {limit} characters",
    "bibtex": "is no valid BibTeX",
    "xml": "is no valid XML from here on; what came before was read",
    "dtd": "declares entities or a document type of its own, which are not read",
    "no-feed": "is no RSS, Atom, sitemap or OAI-PMH",
    "told": "was answered by the other side with: {words}",
    "many": "comes after the first {limit}, which is where reading stops",
    "double": "stands on line {line} already",
    "hidden": "is of a source that is hidden: show it again first, or leave this row out",
    "taken": "is the address of {id} already: use that id, or leave the id empty",
}

UNKEPT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
"""Control characters and halves of surrogates, which fit in no database or page."""


class Problem(str):
    """One fault of one field; as a text it is the English sentence.

    `fault` is a key of ENGLISH (said as `row-<fault>` in the catalogue), `values` what its sentence needs.
    """

    def __new__(cls, field: str, fault: str, **values: str | int) -> Problem:
        """The sentence, with its parts kept beside it."""
        made = super().__new__(cls, f"{field} {ENGLISH[fault].format(**values)}")
        made.field, made.fault, made.values = field, fault, values
        return made

    field: str
    fault: str
    values: Mapping[str, str | int]


def told(say: Say, problems: Iterable[str]) -> str:
    """The problems in the language of `say`, as one line."""
    return "; ".join(
        say(f"row-{x.fault}", field=x.field, **x.values) if isinstance(x, Problem) else x for x in problems
    )
