"""Pages of bytes in one file that only grows: what is found is read from here, without unpacking the rest."""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from zlib import crc32

_BEGIN = b"pages 1\n"
_SIZE_BITS = 24
_LARGEST = (1 << _SIZE_BITS) - 1
_CHECK = 4  # bytes of the checksum before each page
_WAITING = 1 << 22  # bytes that are held before they are written


class TornError(Exception):
    """What is read from the index is not what was written."""


class Pages:
    """The pages of one file. What was added can be read after `flush`, and is there after a crash then, too.

    Raises:
        OSError: when the file cannot be opened.
        TornError: when it holds less than `size` bytes.
    """

    def __init__(self, path: Path, size: int = 0) -> None:
        self._path = path
        self._waiting = bytearray()
        path.touch()
        self._end = path.stat().st_size
        if self._end < size:
            raise TornError(f"{path.name} is cut off")
        if self._end == 0:
            self._waiting += _BEGIN
            self._end = len(_BEGIN)
        self.flush()

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self._end

    def add(self, page: bytes) -> int:
        """Keep a page; the number by which it is read.

        Raises:
            ValueError: when it is larger than 16 MB.
        """
        if len(page) > _LARGEST:
            raise ValueError("a page of more than 16 MB")
        number = self._end << _SIZE_BITS | len(page)
        self._waiting += crc32(page).to_bytes(_CHECK, "little") + page
        self._end += _CHECK + len(page)
        if len(self._waiting) > _WAITING:
            self._write()
        return number

    def flush(self) -> None:
        """Put on disk what was added, and make it readable."""
        self._write()
        with self._path.open("rb") as file:
            os.fsync(file.fileno())
            self._map = mmap.mmap(file.fileno(), self._end, access=mmap.ACCESS_READ)

    def read(self, number: int) -> bytes:
        """The page with this number.

        Raises:
            TornError: when it is not what was written.
        """
        start = (number >> _SIZE_BITS) + _CHECK
        page = self._map[start : start + (number & _LARGEST)]
        if crc32(page).to_bytes(_CHECK, "little") != self._map[start - _CHECK : start]:
            raise TornError("a page is damaged")
        return page

    def _write(self) -> None:
        with self._path.open("ab") as file:
            file.write(self._waiting)
        self._waiting.clear()
