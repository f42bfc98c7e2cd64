"""After an erasure nothing in the memory of the assistant leads to the person: we walk through all of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from types import MethodType

import pytest

from bot.core.people import Actor
from bot.equipment import Equipment
from tests.stories.cast import HALL, SIGNALS
from tests.stories.discord_stage import DiscordStage, discord_stage

WORDS = "Het tarief zeppelinweg dekt de kosten niet en de indexatie blijft achter bij de cao"
OURS = ("bot.", "adapters.", "knowledge.", "moderation.", "tests.stories.living")
STAYS = {"Tries", "Places", "Stemmer", "_Patterns"}
"""What counts wrong codes, what the settings say of accounts, and single words that are nobody's."""


def parts(thing: object) -> Iterator[object]:
    """What an object of ours, or a container, holds."""
    match thing:
        case Mapping():
            yield from list(thing.keys())
            yield from list(thing.values())
        case list() | tuple() | set() | frozenset() | deque():
            yield from list(thing)
        case partial():
            yield from (thing.func, thing.args, thing.keywords)
        case MethodType():
            yield thing.__self__
    if not type(thing).__module__.startswith(OURS) or type(thing).__name__ in STAYS:
        return
    # What the test itself notes is no part of the assistant.
    yield from [held for name, held in getattr(thing, "__dict__", {}).items() if name != "_done"]
    if is_dataclass(thing) and not isinstance(thing, type):
        yield from (getattr(thing, x.name, None) for x in fields(thing))


def places(root: object, words: frozenset[str]) -> set[str]:
    """The kinds of objects that hold any of these words, from a root on."""
    found, seen = set(), set[int]()
    waiting: list[tuple[object, str]] = [(root, "")]
    keep = []
    while waiting:
        thing, owner = waiting.pop()
        if isinstance(thing, str | int):
            if any(word in str(thing) for word in words):
                found.add(owner)
            continue
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        # What was met stays alive, or its number could be another's.
        keep.append(thing)
        module = type(thing).__module__
        name = type(thing).__name__ if module.startswith(OURS) else owner
        waiting += ((part, name) for part in parts(thing))
    return found


async def lives(stage: DiscordStage) -> None:
    """A member does all kinds of things."""
    anna, mo = stage.person("anna"), stage.person("mo")
    message = await anna.says(WORDS, SIGNALS)
    await anna.uses_on("signaal", message)
    await anna.fills(thema="inkoop_tarieven")
    await mo.uses("wachtrij")
    await anna.uses("volg", HALL, code="SIG-2222-3333")
    other = await anna.says("Let op de toon in dit zeppelinweg gesprek", HALL)
    await stage.person("ben").uses_on("meld-bericht", other)
    await anna.says("help", HALL)


@pytest.mark.asyncio
async def test_nothing_in_memory_leads_to_who_was_erased(equipment: Equipment, tmp_path: Path) -> None:
    async with discord_stage(equipment, tmp_path) as stage:
        anna, app = stage.person("anna"), stage._app
        actor = Actor("discord", anna.handle, "")
        leads = frozenset({"zeppelinweg", anna.handle, app.people.account(actor)})
        await lives(stage)
        assert {"Cooldowns", "Message"} <= places(app, leads)
        await anna.uses("wis-mij", HALL)
        await anna.presses("Ja, doe maar")
        assert places(app, leads) == set()
