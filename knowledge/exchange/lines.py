"""A file as lines of text: which characters its bytes stand for, and no line without end."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

LONGEST = 200_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 65_536


class CharsetError(ValueError):
    """Bytes that are not in the character set they should be in; `line` is the first that shows it."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} is not in this character set")
        self.line = line


def charset_of(file: BinaryIO) -> str:
    """The character set of a file that can be rewound: by its mark, or UTF-8.

    A file in UTF-8 may have broken lines. One that shows nothing of UTF-8 but such lines is something else.

    Raises:
        CharsetError: when it is something else.
    """
    file.seek(0)
    start = file.read(4)
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    zeros = "".join("x0"[byte == 0] for byte in start)
    marked = marked or {"x0x0": "utf-16-le", "0x0x": "utf-16-be"}.get(zeros)
    if marked is None or marked == "utf-8-sig":
        _must_be_utf8(file)
    else:
        _must_be(file, marked)
    return marked or "utf-8"


def lines(file: BinaryIO, charset: str) -> Iterator[tuple[int, str | None]]:
    """The lines with their numbers, from 1; None for one that is longer than LONGEST characters.

    Bytes that mean nothing in this character set become lone surrogates, which no record may hold.
    """
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=charset, errors="surrogateescape")
    number = 0
    try:
        while line := text.readline(LONGEST + 1):
            number += 1
            fits = len(line) <= LONGEST or line.endswith("\n")
            while not line.endswith("\n") and not fits and (line := text.readline(LONGEST)):
                continue
            yield number, line if fits else None
    except UnicodeDecodeError:
        raise CharsetError(number + 1) from None
    finally:
        text.detach()


def _must_be_utf8(file: BinaryIO) -> None:
    file.seek(0)
    right, wrong, first, number = 0, 0, 0, 0
    while piece := file.readline(_CHUNK):
        number += 1
        if piece.isascii():
            continue
        try:
            piece.decode()
            right += 1
        except UnicodeDecodeError as error:
            # A long line comes in pieces, which may be cut within a character.
            if not piece.endswith(b"\n") and error.start > len(piece) - 4:
                continue
            wrong, first = wrong + 1, first or number
    if wrong > right:
        raise CharsetError(first)


def _must_be(file: BinaryIO, charset: str) -> None:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(charset)()
    seen = 0
    try:
        while piece := file.read(_CHUNK):
            seen += decoder.decode(piece).count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise CharsetError(seen + 1) from None
