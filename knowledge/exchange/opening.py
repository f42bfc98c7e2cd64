"""Opening a file in one of the forms: its rows, as often as they are asked for."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from knowledge.exchange.bibtex import read_bibtex
from knowledge.exchange.feeds import read_feed
from knowledge.exchange.forms import Form
from knowledge.exchange.jsonl import read_json
from knowledge.exchange.lines import charset_of, lines
from knowledge.exchange.rows import More, Row
from knowledge.exchange.tabular import read_csv
from knowledge.exchange.yaml_rows import read_yaml_rows

MOST_BYTES = 500_000_000
"""A file larger than this, also once it is unpacked, is not read to its end."""
_CHUNK = 65_536


def digest_of(file: BinaryIO) -> str:
    """A name for what a file holds: 32 characters."""
    file.seek(0)
    made = hashlib.blake2b(digest_size=16)
    while chunk := file.read(_CHUNK):
        made.update(chunk)
    return made.hexdigest()


def reader(file: BinaryIO, form: Form, charset: str | None = None) -> Callable[[], Iterator[Row]]:
    """What gives the rows of a file, from its beginning each time it is called.

    Raises:
        CharsetError: at once, when the characters of a text can not be read.
    """
    if form in {Form.FEED, Form.ATOM}:
        return lambda: (row for row in read_feed(chunks(file)) if not isinstance(row, More))
    known = charset or charset_of(file)
    read = {
        Form.CSV: read_csv,
        Form.JSON_LINES: read_json,
        Form.YAML: read_yaml_rows,
        Form.BIBTEX: read_bibtex,
    }[form]
    return lambda: read(lines(file, known))


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file, unpacked when it is packed with gzip."""
    file.seek(0)
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    source = gzip.GzipFile(fileobj=file) if packed else file
    left = MOST_BYTES
    try:
        while left > 0 and (chunk := source.read(_CHUNK)):
            left -= len(chunk)
            yield chunk
    except (OSError, EOFError, zlib.error):
        # What is not whole ends here, and so does the document in it.
        return
