"""The verbs of the command line, on a real homeserver: log in, set up, keep a copy and come back from it."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
import pytest_asyncio
from nio.store.database import SqliteStore

from adapters.matrix.login.session import load
from bot.settings.reading import load as load_settings
from bot.settings.reading import load_roles
from bot.store.engine import only_one
from tests.homeserver.arriving import People

pytestmark = pytest.mark.asyncio

SHIPPED = Path(__file__).resolve().parent.parent.parent / "config"
Done: TypeAlias = "subprocess.CompletedProcess[str]"


class Installation:
    """A folder of settings and one of data, with an account that is not logged in yet."""

    def __init__(self, folder: Path, homeserver: str, user: str, password: str) -> None:
        self.config, self.data, self._password = folder / "config", folder / "data", password
        shutil.copytree(SHIPPED, self.config)
        self.change('homeserver = ""', f'homeserver = "{homeserver}/"')
        self.change('user = ""', f'user = "{user}"')

    def change(self, old: str, new: str, file: str = "vraagbaak.toml") -> None:
        path = self.config / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    async def vraagbaak(self, *words: str, password: bool = False) -> Done:
        """Run the installed command; with the password in its environment, or without."""
        command = [str(Path(sys.executable).with_name("vraagbaak")), *words]
        command += ["--config", str(self.config), "--data", str(self.data)]
        env = {**os.environ, "VRAAGBAAK_MATRIX_PASSWORD": self._password if password else ""}
        return await asyncio.to_thread(_run, command, env)


def _run(command: Sequence[str], env: dict[str, str]) -> Done:
    return subprocess.run(command, input="", capture_output=True, text=True, env=env, check=False)


@pytest_asyncio.fixture
async def installation(people: People, tmp_path: Path) -> Installation:
    made, password = await people.registered("Vraagbaak")
    return Installation(tmp_path, people.server.base_url, made.user_id, password)


async def test_a_community_is_made_and_its_settings_are_good(
    installation: Installation, people: People
) -> None:
    run = installation.vraagbaak
    assert "not logged in yet" in (await run("check")).stdout
    assert "matrix aanmelden" in (await run("matrix", "inrichten")).stderr
    assert "the password is needed" in (await run("matrix", "aanmelden")).stderr
    done = await run("matrix", "aanmelden", password=True)
    assert (done.returncode, done.stderr) == (0, "")
    mo = await people.person("Mo Bakker")
    words = ("matrix", "inrichten", "--space", f"#{mo.localpart}:localhost", "--moderator", mo.id)
    planned = await run(*words)
    assert "Nothing was made yet. Make it with --doen." in planned.stdout
    made = await run(*words, "--doen")
    assert (made.returncode, made.stderr) == (0, "")
    rooms, roles = made.stdout.split("under [matrix]\n")[1].split("# roles.toml\n")
    installation.change('space = ""\n', "")
    installation.change("show_choices = true\n", f"show_choices = true\n{rooms}")
    installation.change("# [matrix]", roles, "roles.toml")
    assert len(load_settings(installation.config).matrix.rooms) == len(
        tomllib.loads(rooms)["matrix"]["rooms"]
    )
    assert "matrix:50" in load_roles(installation.config)
    assert "5 rooms" in (await run("check")).stdout
    again = await run("matrix", "inrichten", "--moderator", mo.id)
    assert again.stdout.strip() == "Nothing is missing."


async def test_a_copy_brings_back_the_device_with_its_keys(
    installation: Installation, tmp_path: Path
) -> None:
    run, copy = installation.vraagbaak, str(tmp_path / "kopie")
    await run("db", "upgrade")
    await run("matrix", "aanmelden", password=True)
    folder = installation.data / "matrix"
    before = load(folder)
    assert before is not None
    account = _account(folder)
    assert (await run("db", "backup", copy)).returncode == 0
    shutil.rmtree(installation.data)
    done = await run("db", "restore", copy)
    assert done.stdout.strip().startswith("restored, with matrix")
    assert load(folder) == before
    assert _account(folder) == account
    # It may have been used since, which makes its keys unsafe: only a new device may go on.
    assert "the password is needed" in (await run("matrix", "aanmelden")).stderr
    assert "logged in, as device" in (await run("matrix", "aanmelden", password=True)).stdout
    after = load(folder)
    assert after is not None
    assert after.device != before.device


def _account(folder: Path) -> object:
    """The keys of the device, read as the library reads them."""
    session = load(folder)
    assert session is not None
    store = SqliteStore(session.user, session.device, str(folder), pickle_key=session.key)
    try:
        held = store.load_account()
    finally:
        store.database.close()
    assert held is not None
    return held.identity_keys


async def test_without_a_homeserver_or_with_one_that_is_away_the_remedy_is_told(
    installation: Installation,
) -> None:
    installation.change(installation_url(installation), "http://127.0.0.1:1")
    done = await installation.vraagbaak("matrix", "aanmelden", password=True)
    assert (done.returncode, "try again later" in done.stderr) == (2, True)
    installation.change('homeserver = "http://127.0.0.1:1/"', 'homeserver = ""')
    done = await installation.vraagbaak("matrix", "aanmelden")
    assert "name the homeserver and the account under [matrix]" in done.stderr


def installation_url(installation: Installation) -> str:
    return load_settings(installation.config).matrix.homeserver.rstrip("/")


async def test_names_that_cannot_be_are_refused_with_an_example(installation: Installation) -> None:
    run = installation.vraagbaak
    done = await run("matrix", "inrichten", "--moderator", "mo")
    assert "mo is no account on Matrix: write @name:server" in done.stderr
    await run("matrix", "aanmelden", password=True)
    done = await run("matrix", "inrichten", "--space", "ander")
    assert (done.returncode, "write its alias, such as #ander:" in done.stderr) == (2, True)
    assert "logged in\n" in (await run("check")).stdout


async def test_beside_a_running_assistant_nobody_logs_in(installation: Installation) -> None:
    installation.data.mkdir(mode=0o700)
    with only_one(installation.data):
        done = await installation.vraagbaak("matrix", "aanmelden", password=True)
    assert done.returncode == 2
    assert done.stderr.startswith("vraagbaak: the assistant already runs on ")
    assert done.stderr.count("\n") == 1


async def test_an_encrypted_staff_room_takes_encryption(installation: Installation) -> None:
    installation.change("encryption = true", "encryption = false")
    done = await installation.vraagbaak("matrix", "inrichten", "--versleuteld")
    assert "takes encryption = true" in done.stderr
