"""Files that are made to explode: little memory, little time, a clear report, and nothing half in."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from knowledge.exchange.lines import LONGEST
from knowledge.sources.resource import record
from tests.databases import Template
from tests.knowledge.conftest import made
from tests.knowledge.exchange.test_taking_in import HEAD, row

CHILD = Path(__file__).with_name("child_limited.py")
GOOD = json.dumps(record(made("goed", "Goed")))
LEAD = "<item><title>Goed</title><link>https://voorbeeld.nl/goed</link></item>"
RSS = f"<rss><channel>{LEAD}%s</channel></rss>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def taken(folder: Path, empty: Template, name: str, content: Iterable[bytes]) -> dict[str, Any]:
    """What came of a file, in a process with limits."""
    file, data = folder / name, folder / "data"
    with file.open("wb") as out:
        for piece in content:
            out.write(piece)
    data.mkdir()
    empty.put(data)
    ran = subprocess.run([sys.executable, CHILD, file, data], capture_output=True, check=False, text=True)
    assert ran.returncode == 0, f"{ran.returncode} {ran.stderr[-2_000:]}"
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def packed(piece: bytes, times: int, first: bytes = b"") -> Iterable[bytes]:
    """What unpacks to so many pieces."""
    packer = zlib.compressobj(9, wbits=31)
    yield packer.compress(first)
    for _ in range(times):
        yield packer.compress(piece)
    yield packer.flush()


MEGABYTE = b" " * 1_000_000
DOCUMENTS: dict[str, Callable[[], Iterable[bytes]]] = {
    "laughs": lambda: [f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>{RSS % "&l11;"}'.encode()],
    "quadratic": lambda: [f'<!DOCTYPE r [<!ENTITY a "{"a" * 100_000}">]>{RSS % ("&a;" * 10_000)}'.encode()],
    "external": lambda: [f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>{RSS % "&x;"}'.encode()],
    "parameter": lambda: [b'<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]><rss/>'],
    "defaults": lambda: [f'<!DOCTYPE r [<!ATTLIST item x CDATA "{"a" * 50_000}">]>'.encode(), b"<rss/>"],
    "deep": lambda: [b"<rss>", b"<a>" * 5_000_000],
    "attribute": lambda: [b'<rss a="', *[b"a" * 1_000_000] * 100],
    "comment": lambda: [b"<rss><!--", *[b"a" * 1_000_000] * 100],
    "attributes": lambda: [b"<rss ", *(f'a{n}="" '.encode() for n in range(500_000))],
    "unpacks to 1 GB": lambda: packed(MEGABYTE, 1_000, b"<rss><channel>"),
    "half packed": lambda: [gzip.compress((RSS % "").encode())[:-20]],
    "not packed": lambda: [b"\x1f\x8b", bytes(range(256)) * 100],
    "nothing": lambda: [],
    "zeros": lambda: [b"\0" * 1_000_000] * 100,
    "charset": lambda: [b'<?xml version="1.0" encoding="utf-7"?><rss/>'],
    "wrong charset": lambda: [
        b'<?xml version="1.0" encoding="utf-8"?><rss><item><title>\xe9</title></item></rss>'
    ],
    "page": lambda: [b"<!DOCTYPE html><html><body>", b"<p>woord" * 200_000],
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_explodes_gives_one_problem(tmp_path: Path, migrated: Template, name: str) -> None:
    told = taken(tmp_path, migrated, "feed.xml", DOCUMENTS[name]())
    assert (told["wrong"], told["changed"], len(told["problems"])) == (1, 0, 1)
    assert told["leads"] == 0


@pytest.mark.parametrize("inside", ["<description>%s</description>" % ("x" * 5_000_000), "<a/>" * 500_000])
def test_what_is_large_inside_an_item_is_cut(tmp_path: Path, migrated: Template, inside: str) -> None:
    item = f"<item><title>Groot</title><link>https://voorbeeld.nl/groot</link>{inside}</item>"
    told = taken(tmp_path, migrated, "feed.xml", [(RSS % item).encode()])
    assert (told["leads"], told["wrong"]) == (2, 0)


LONG = "x" * 10_000_000
BOMB = "- a: &a [x]\n" + "".join(f"  b{n}: &b{n} [{', '.join(['*a'] * 50)}]\n" for n in range(50))
LINES: dict[str, tuple[str, Callable[[], Iterable[bytes]]]] = {
    "nested json": (".jsonl", lambda: [b"[" * 5_000_000, b"\n", GOOD.encode()]),
    "nested objects": (".jsonl", lambda: [b'{"a":' * 30_000, b"\n", GOOD.encode()]),
    "large number": (".jsonl", lambda: [b'{"published":' + b"9" * 100_000, b"}\n", GOOD.encode()]),
    "long line": (".jsonl", lambda: [LONG.encode(), b"\n", GOOD.encode()]),
    "long line last": (".jsonl", lambda: [GOOD.encode(), b"\n", *[b"\0" * 1_000_000] * 300]),
    "nul bytes": (".jsonl", lambda: [b"\0" * 3 + b"x\n", GOOD.encode()]),
    "half a character": (".jsonl", lambda: [b'{"id":"\\ud800","title":"\\udfff"}\n', GOOD.encode()]),
    "many columns": (".csv", lambda: [HEAD.encode(), b"\n", b"," * 150_000, b"\n", row("goed").encode()]),
    "long cell": (".csv", lambda: [HEAD.encode(), b'\n"', LONG.encode(), b'"\n', row("goed").encode()]),
    "yaml aliases": (".yaml", lambda: [BOMB.encode(), b"- ", GOOD.encode()]),
    "nested yaml": (".yaml", lambda: [b"- " + b"[" * 100_000, b"\n- ", GOOD.encode()]),
    "nested yaml maps": (".yaml", lambda: [b"- " + b"{a: " * 40_000, b"\n- ", GOOD.encode()]),
    "yaml long key": (".yaml", lambda: [b"- ? " + b"a" * 150_000, b"\n- ", GOOD.encode()]),
    "yaml objects": (".yaml", lambda: [b"- !!python/object/apply:os.system [id]\n- ", GOOD.encode()]),
    "yaml long item": (".yaml", lambda: [b"- a:\n", *[b"  - x\n" * 10_000] * 100, b"- ", GOOD.encode()]),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_a_row_that_explodes_takes_no_other_with_it(tmp_path: Path, migrated: Template, name: str) -> None:
    ending, content = LINES[name]
    told = taken(tmp_path, migrated, f"bronnen{ending}", content())
    assert (told["kept"], told["changed"]) == (["goed"], 1)
    assert told["wrong"] == told["read"] - 1 == 1
    assert len(told["problems"]) >= 1


def test_quotation_marks_without_end_cost_little(tmp_path: Path, migrated: Template) -> None:
    lines = (f'a{n},"nooit dicht\n'.encode() for n in range(30_000))
    told = taken(tmp_path, migrated, "bronnen.csv", [HEAD.encode(), b"\n", *lines, row("goed").encode()])
    assert told["kept"] == ["goed"]
    assert told["wrong"] == told["read"] - 1


UNFINISHED = ["@misc{a, title = {", '@misc{a, title = "', "@misc{a, a = b # ", "@misc{a, "]


@pytest.mark.parametrize("unfinished", UNFINISHED)
def test_bibtex_without_end_costs_little(tmp_path: Path, migrated: Template, unfinished: str) -> None:
    good = "@misc{b, title = {Goed}, url = {https://voorbeeld.nl/goed}}\n"
    entries = (f"{unfinished}{'{' * 3_000}\n".encode() for _ in range(100))
    told = taken(tmp_path, migrated, "bronnen.bib", [*entries, good.encode()])
    assert (told["leads"], told["wrong"], told["read"]) == (1, 100, 101)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "yaml", "bib", "xml"])
def test_noise_is_told_as_noise(tmp_path: Path, migrated: Template, ending: str) -> None:
    noise = random.Random(7).randbytes(1_000_000)
    told = taken(tmp_path, migrated, f"bronnen.{ending}", [noise])
    assert "charset" in told or (told["changed"] == 0 and told["wrong"] == told["read"])


def test_one_that_is_too_long_says_how_long_it_may_be(tmp_path: Path, migrated: Template) -> None:
    told = taken(tmp_path, migrated, "a.jsonl", [LONG.encode()])
    assert told["problems"] == [f"row is longer than {LONGEST} characters"]
