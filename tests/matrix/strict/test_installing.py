"""The strict client's packages: installed once, whole, and the same everywhere."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.matrix.strict.installing import HERE, installed

PACKAGE = "node_modules/matrix-js-sdk/package.json"


def test_two_processes_at_once_install_once_and_what_broke_is_made_anew(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        one, other = pool.map(installed, [tmp_path, tmp_path])
    assert one == other
    made = (one / "installed").stat().st_mtime_ns
    assert installed(tmp_path) == one
    assert (one / "installed").stat().st_mtime_ns == made
    (one / PACKAGE).unlink()
    assert installed(tmp_path) == one
    assert (one / PACKAGE).exists()


def test_the_lock_file_names_what_a_package_holds_and_not_where_it_came_from() -> None:
    packages = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = [package for name, package in packages.items() if name]
    assert len(locked) > 10
    assert all(package["integrity"].startswith("sha512-") for package in locked)
    assert not any("resolved" in package or "link" in package for package in locked)
