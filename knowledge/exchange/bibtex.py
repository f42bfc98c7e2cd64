"""BibTeX: read entry by entry with what they know of a source, and written for reference managers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from knowledge.exchange.lines import LONGEST
from knowledge.exchange.rows import Row, bad
from knowledge.exchange.words import address, plain, year

_ENTRY = re.compile(r"\s*@\s*([A-Za-z]+)\s*[{(]")
_KEY = re.compile(r"[^,\s{}]*\s*,")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:-]*)\s*=\s*")
_BARE = re.compile(r"[\w.:+/-]+")
_JOIN = re.compile(r"\s*#\s*")
_END = re.compile(r"\s*,?\s*[})]\s*")
_LETTER = re.compile(r"""\\([`'"^~=.]|[cuvHkr](?=[\s{]))\s*(?:\{\s*\\?([A-Za-z])\s*\}|\\?([A-Za-z]))""")
_COMBINING = dict(
    zip(
        "`'\"^~=.cuvHkr",
        "\u0300\u0301\u0308\u0302\u0303\u0304\u0307\u0327\u0306\u030c\u030b\u0328\u030a",
        strict=True,
    )
)
_SIGNS = {r"\ss": "ß", r"\ae": "æ", r"\AE": "Æ", r"\o": "ø", r"\O": "Ø", r"\aa": "å", r"\i": "ı", r"\l": "ł"}
_SIGN = re.compile(r"\\(?:ss|ae|AE|o|O|aa|i|l)(?![A-Za-z])\s?")
_SPECIAL = re.compile(r"\\([&%$#_{}])")
_OTHER = frozenset({"comment", "preamble"})
_TO_ESCAPE = re.compile(r"([&%$#_])")


def read_bibtex(lines: Iterable[tuple[int, str | None]]) -> Iterator[Row]:
    """The entries of a file; one that can not be read takes no other with it."""
    macros: dict[str, str] = {}
    for number, text in _entries(lines):
        if text is None:
            yield bad(number, "long-line", limit=LONGEST)
            continue
        head = _ENTRY.match(text)
        kind = head[1].casefold() if head else ""
        if head is None or kind in _OTHER:
            continue
        fields = _fields(text, head.end(), macros, named=kind != "string")
        if fields is None:
            yield bad(number, "bibtex")
        elif kind == "string":
            macros.update(fields)
        else:
            yield Row(number, _known(fields), origin="BibTeX")


def bibtex_entry(row: Mapping[str, Any]) -> str:
    """A record as an entry for a reference manager."""
    given = {
        "title": f"{{{_escaped(row['title'])}}}",
        "url": row["url"],
        "publisher": _escaped(row["publisher"]),
        "year": row["published"] or "",
        "abstract": _escaped(row["summary"]),
        "keywords": _escaped(", ".join(row["keywords"])),
        "urldate": row["checked"],
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in given.items() if value)
    return f"@online{{{row['id']},\n{body}\n}}"


def _entries(lines: Iterable[tuple[int, str | None]]) -> Iterator[tuple[int, str | None]]:
    """The text from each '@' at the beginning of a line to the next; None for one that is too long."""
    first, parts, size = 1, list[str](), 0
    for number, text in lines:
        if text is not None and text.lstrip().startswith("@"):
            yield first, "".join(parts) if size <= LONGEST else None
            first, parts, size = number, [], 0
        size += LONGEST + 1 if text is None else len(text)
        if text is not None and size <= LONGEST:
            parts.append(text)
    yield first, "".join(parts) if size <= LONGEST else None


def _fields(text: str, at: int, macros: Mapping[str, str], *, named: bool) -> dict[str, str] | None:
    """The fields of an entry, or None when it is not whole."""
    if named:
        key = _KEY.match(text, at)
        if key is None:
            return None
        at = key.end()
    found: dict[str, str] = {}
    while field := _FIELD.match(text, at):
        value, at = _value(text, field.end(), macros)
        if at < 0:
            return None
        found[field[1].casefold()] = value
    return found if _END.match(text, at) else None


def _value(text: str, at: int, macros: Mapping[str, str]) -> tuple[str, int]:
    """A value and where it ends; -1 when it does not."""
    parts = []
    while True:
        if text[at : at + 1] in {"{", '"'}:
            end = _closing(text, at)
            parts.append(text[at + 1 : end])
            at = end + 1 if end > 0 else -1
        elif bare := _BARE.match(text, at):
            parts.append(macros.get(bare[0].casefold(), bare[0]))
            at = bare.end()
        else:
            at = -1
        join = _JOIN.match(text, at) if at > 0 else None
        if join is None:
            return "".join(parts)[:LONGEST], at
        at = join.end()


def _closing(text: str, at: int) -> int:
    """Where the braces or quotation marks that open here close, or -1."""
    depth, quoted = 0, text[at] == '"'
    for place in range(at + 1, len(text)):
        sign = text[place]
        if text[place - 1] == "\\":
            continue
        if depth == 0 and sign == ('"' if quoted else "}"):
            return place
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return -1
    return -1


def _known(fields: Mapping[str, str]) -> dict[str, Any]:
    doi = fields.get("doi", "").strip()
    url = address(fields.get("url", "")) or address(f"https://doi.org/{doi}" if doi else "")
    makers = ("publisher", "institution", "organization", "school", "journal", "journaltitle")
    words = re.split(r"[,;]", _read(fields.get("keywords", "")))
    return {
        "url": url,
        "title": _read(fields.get("title", "")),
        "publisher": next((x for name in makers if (x := _read(fields.get(name, "")))), ""),
        "summary": _read(fields.get("abstract", "")),
        "keywords": [x.strip() for x in words if x.strip()][:20],
        "published": year(fields.get("year", "") or fields.get("date", "")),
    }


def _read(words: str) -> str:
    """A value without the marks of TeX."""

    def accented(found: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", (found[2] or found[3]) + _COMBINING[found[1]])

    words = _LETTER.sub(accented, words[:20_000])
    words = _SIGN.sub(lambda found: _SIGNS[found[0].rstrip()], words)
    words = re.sub(r"(?<!\\)[{}]", "", words).replace("~", " ")
    return plain(_SPECIAL.sub(r"\1", words))


def _escaped(words: str) -> str:
    return _TO_ESCAPE.sub(r"\\\1", words.replace("\\", "/").replace("{", "(").replace("}", ")"))
