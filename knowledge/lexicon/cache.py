"""A file in the user's cache for what takes long to make; without a cache it is made each time.

The folder may be removed at any time. Nothing in it is about people.
"""

from __future__ import annotations

import logging
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

FOLDER = "vraagbaak"
MOST = 4
"""How many of one kind are kept: those made last, for configurations that are used in turns."""
CHECK = 4
"""Bytes of the checksum that goes before the content."""

log = logging.getLogger(__name__)


def kept(kind: str, mark: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, from the cache when it was made before; `mark` names all that it is made of.

    Several processes may ask at once. Raises what `make` raises.
    """
    folder = _folder()
    file = folder / f"{kind}-{mark}" if folder else None
    content = _read(file) if file else None
    if content is None:
        content = make()
        if file:
            _write(file, content)
    return content


def _folder() -> Path | None:
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / FOLDER
    except RuntimeError:  # a user without a home
        return None


def _read(file: Path) -> bytes | None:
    """The content, or None when it is not there or not whole."""
    try:
        found = file.read_bytes()
    except OSError:
        return None
    check, content = found[:CHECK], found[CHECK:]
    return content if check == _check(content) else None


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix=f"{file.name}-", delete=False) as made:
            made.write(_check(content) + content)
        Path(made.name).replace(file)
        _tidy(file)
    except (
        OSError
    ) as error:  # a full disk or a folder of someone else: the next start takes as long as this one
        log.debug("not kept in the cache: %s", error)


def _tidy(newest: Path) -> None:
    """Remove what was made longest ago, and what a killed process left."""
    kind = newest.name.partition("-")[0]
    made = sorted(newest.parent.glob(f"{kind}-*"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in made[MOST:]:
        old.unlink(missing_ok=True)


def _check(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(CHECK, "big")
