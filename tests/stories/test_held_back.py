"""What the guard refused is nowhere, on any platform: it is not kept, not logged and not repeated."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.equipment import Equipment
from tests.homeserver.arriving import People
from tests.homeserver.fixtures import people, synapse
from tests.moderation.members.rig import GUARD
from tests.stories.cast import CAST, HALL, QUESTIONS, Stage
from tests.stories.discord_stage import discord_stage
from tests.stories.held_back import Places, batches
from tests.stories.matrix_stage import matrix_stage
from tests.stories.web_stage import Surfer, web_stage

__all__ = ["people", "synapse"]
HELD = "tegengehouden"
BATCHES = batches(GUARD)
SECRETS = frozenset[str]().union(*(one.secrets for one in BATCHES))


async def say_all(stage: Stage) -> str:
    """Somebody says it all, half of it where the assistant listens; all that anyone reads of it."""
    anna = stage.person("anna")
    for place, batch in enumerate(BATCHES):
        room = (HALL, QUESTIONS)[place % 2]
        if isinstance(anna, Surfer):
            # The web chat shows nobody what was refused, so there is no message to return.
            await anna._sends(type="say", room=room, text=batch.text, thread=None)
        else:
            await anna.says(batch.text, room)
    return "\n".join(line.text for name in CAST for line in stage.person(name).heard)


async def nothing_stays(stage: Stage, folder: Path, log: pytest.LogCaptureFixture) -> None:
    places = Places(folder / "data")
    secrets = places.unknown(SECRETS)
    assert len(secrets) > 80
    with log.at_level(logging.INFO):
        heard = await say_all(stage)
    assert HELD in heard
    assert {one for one in secrets if one in heard} == set()
    assert {one for one in secrets if one in log.text} == set()
    assert places.holding(secrets, folder / "copy.db") == set()


@pytest.mark.asyncio
async def test_nothing_stays_of_what_the_web_chat_refused(
    equipment: Equipment, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with web_stage(equipment, tmp_path / "data") as stage:
        await nothing_stays(stage, tmp_path, caplog)


@pytest.mark.asyncio
async def test_nothing_stays_of_what_was_refused_on_discord(
    equipment: Equipment, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with discord_stage(equipment, tmp_path) as stage:
        await nothing_stays(stage, tmp_path, caplog)


@pytest.mark.asyncio
async def test_nothing_stays_of_what_was_refused_on_matrix(
    equipment: Equipment, people: People, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with matrix_stage(equipment, people, tmp_path, encrypted=False) as stage:
        await nothing_stays(stage, tmp_path, caplog)


def test_nothing_stays_of_what_the_console_refused(tmp_path: Path) -> None:
    data = tmp_path / "data"
    console(data, "help\n")
    places = Places(data / "console")
    secrets = places.unknown(SECRETS)
    said = console(data, "".join(one.text + "\n" for one in BATCHES))
    assert HELD in said
    assert {one for one in secrets if one in said} == set()
    assert places.holding(secrets, tmp_path / "copy.db") == set()


def console(data: Path, typed: str) -> str:
    """All that the terminal shows when this is typed."""
    program = str(Path(sys.executable).with_name("vraagbaak"))
    done = subprocess.run(
        [program, "console", "--data", str(data)], input=typed, capture_output=True, text=True, check=True
    )
    return done.stdout + done.stderr
