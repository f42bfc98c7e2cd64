"""The built wheel: what a community installs is complete and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.architecture.sources import CODE, ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def python(*arguments: str, cwd: Path = ROOT) -> str:
    run = subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, built without asking the network for anything."""
    out = tmp_path_factory.mktemp("dist")
    python("-m", "hatchling", "build", "-t", "wheel", "-d", str(out))
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_installs_in_an_empty_place_and_runs_from_there(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    offline = ("--no-deps", "--no-index", "--disable-pip-version-check", "--quiet")
    python("-m", "pip", "install", *offline, "--target", str(target), str(wheel))
    # -I: neither this tree nor the environment's own copy may answer for it.
    look = f"import sys; sys.path.insert(0, {str(target)!r}); import bot._version as v"
    tell = f"{look}; print(v.__file__, v.__version__)"
    file, version = python("-I", "-S", "-c", tell, cwd=tmp_path).split()
    assert Path(file).is_relative_to(target)
    assert version in wheel.name


def test_the_wheel_holds_the_four_packages_the_configuration_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not re.search(r"\.(dist-info|data)$", top)} == set(CODE)
    shipped = {name.partition("/share/vraagbaak/")[2] for name in names if "/share/vraagbaak/" in name}
    tracked = {path.relative_to(ROOT).as_posix() for path in (ROOT / "config").rglob("*") if path.is_file()}
    assert shipped == tracked


def test_the_wheel_holds_every_file_that_stands_beside_the_code(wheel: Path) -> None:
    shipped = set(zipfile.ZipFile(wheel).namelist())
    ours = {path.relative_to(ROOT) for top in CODE for path in (ROOT / top).rglob("*") if path.is_file()}
    leftovers = re.compile(r"__pycache__|\..*")
    beside = {path.as_posix() for path in ours if not any(map(leftovers.fullmatch, path.parts))}
    assert beside <= shipped


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_names_versions_and_hashes_only(name: str) -> None:
    line = re.compile(
        r"[a-z0-9-]+==[0-9][^ ]*( ; [a-z_]+ [!=<>]+ '[^']+'( (and|or) [a-z_]+ [!=<>]+ '[^']+')*)? \\|"
        r"    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    wrong = [row for row in (ROOT / name).read_text(encoding="utf-8").splitlines() if not line.fullmatch(row)]
    assert not wrong


def locked(name: str) -> dict[str, str]:
    pins = re.findall(r"^([a-z0-9-]+)==([^ ]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    return dict(pins)


def test_both_lock_files_agree() -> None:
    few, all_ = (locked(name) for name in LOCKS)
    assert few.items() <= all_.items()


def test_the_lock_files_satisfy_what_the_project_asks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for asked in project["optional-dependencies"].values() for one in asked]
    for lock, asked in ((LOCKS[0], project["dependencies"]), (LOCKS[1], [*project["dependencies"], *extras])):
        pins = locked(lock)
        wanted = [Requirement(one) for one in asked]
        missing = [
            str(one)
            for one in wanted
            if (name := re.sub(r"[-_.]+", "-", one.name).lower()) != project["name"]
            and not one.specifier.contains(pins.get(name, "0"))
        ]
        assert not missing, lock
