"""Client data planted in every value of every command reaches no file, no log and no answer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from bot.core.commands import Command, Parameter
from bot.core.people import Role
from bot.core.plan import Capabilities
from bot.core.reply import FieldKind
from bot.equipment import Equipment
from tests.conversations.conftest import Clock
from tests.conversations.platforms import PLATFORMS
from tests.conversations.test_privacy import opened
from tests.conversations.theatre import private
from tests.conversations.voices import HALL, Voice

pytestmark = pytest.mark.asyncio
SEND, NAME = "Verstuur deze versie", "Zuilekom"
GIVEN = {
    FieldKind.LINE: "iets",
    FieldKind.LONG: "iets langers om te bewaren",
    FieldKind.NUMBER: "1",
    FieldKind.YES_NO: "ja",
    FieldKind.DATE: "31-12-2026",
    FieldKind.PERSON: "ben",
    FieldKind.ROOM: "zaal",
    FieldKind.MESSAGE: "anna-1",
    FieldKind.FILE: "1",
}


def citizen_numbers() -> Iterator[str]:
    """Numbers that pass the eleven test, each another."""
    for first in count(12345670):
        digits = [int(d) for d in str(first)]
        check = sum(w * d for w, d in zip(range(9, 1, -1), digits, strict=True)) % 11
        if check < 10:
            yield f"{first}{check}"


def fitting(parameter: Parameter) -> str:
    """A value that this parameter takes."""
    if parameter.options is not None:
        return str(next(iter(parameter.options)).value)
    return GIVEN[parameter.kind]


async def goes_on(anna: Voice) -> None:
    """Press what sends the masked version, where that is offered."""
    if any(SEND in choice.label for choice in anna.last.choices):
        await anna.presses(SEND)


async def tries(anna: Voice, command: Command, parameter: Parameter, words: str) -> None:
    """Say these words in one parameter: in a call, and as the answer to the question about it."""
    others = {p.name: fitting(p) for p in command.parameters if p.required and p is not parameter}
    own = private(anna.actor.id)
    await anna.uses(command.id, own, None, **others, **{parameter.name: words})
    await goes_on(anna)
    if parameter.required and parameter is command.parameters[0]:
        await anna.uses(command.id, own)
        await anna.fills(**{parameter.name: words})
        await goes_on(anna)


async def other_ways(anna: Voice, words: str) -> None:
    """A changed message, a reaction, a hashtag, and a thread and a room that are called so."""
    ref = await anna.says("goedemorgen allemaal")
    await anna.edits(ref, words)
    await anna.reacts(ref, words)
    await anna.says(f"#signaal {words}", HALL, ref)
    for where in (replace(HALL, thread=words), replace(HALL, room=words)):
        await anna.says("!waar pleegzorg", where)


@pytest.mark.parametrize("platform", ["discord", "console"])
async def test_client_data_in_any_value_of_any_command_is_kept_nowhere(
    tmp_path: Path, clock: Clock, equipment: Equipment, caplog: pytest.LogCaptureFixture, platform: str
) -> None:
    caplog.set_level(logging.DEBUG)
    capabilities: Capabilities = PLATFORMS[platform]
    numbers, planted = citizen_numbers(), dict[str, str]()
    async with opened(tmp_path / "data", capabilities, clock, equipment) as stage:
        anna = stage.person("anna", *Role)
        stage.person("ben")
        for command in stage.app.commands:
            for parameter in command.parameters:
                number = next(numbers)
                planted[number] = f"{command.id} {parameter.name}"
                words = f"moeder van Kevin {NAME}, bsn {number}, kevin{number}@gmail.com"
                await tries(anna, command, parameter, words)
        planted[number := next(numbers)] = "elsewhere"
        await other_ways(anna, f"moeder van Kevin {NAME}, bsn {number}, kevin{number}@gmail.com")
        said = repr([(x.text, x.choices, x.form) for x in stage.theatre.shown if not x.author])
        acts = repr([act.reason for act in stage.theatre.acts])
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert len(planted) > 60
    assert b"inbound_seen" in kept
    seen = kept + (said + acts + caplog.text).encode()
    assert {where for number, where in planted.items() if number.encode() in seen} == set()
    assert NAME.encode() not in seen
