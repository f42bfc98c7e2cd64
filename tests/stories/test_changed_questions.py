"""A question that is changed and taken back on the real platforms: one answer, changed in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.equipment import Equipment
from tests.homeserver.arriving import People
from tests.homeserver.fixtures import people, synapse
from tests.stories.cast import QUESTIONS
from tests.stories.discord_stage import discord_stage
from tests.stories.matrix_stage import matrix_stage

__all__ = ["people", "synapse"]
pytestmark = pytest.mark.asyncio
FIRST, OTHER = "Waar vind ik de richtlijn uithuisplaatsing?", "Waar vind ik de richtlijn pleegzorg?"
GONE = "De vraag is verwijderd. Mijn antwoord is weg."


async def test_on_discord(equipment: Equipment, tmp_path: Path) -> None:
    async with discord_stage(equipment, tmp_path) as stage:
        anna, done = stage.person("anna"), stage._settle
        said = anna._at(await anna.says(FIRST, QUESTIONS))
        (before,) = [x for x in anna._assistants if anna._at(x.id).channel == said.channel]
        await anna.person.edits(said, OTHER)
        await done(f"e{said.id}-")
        (after,) = [x for x in anna._assistants if anna._at(x.id).channel == said.channel]
        assert after.id == before.id
        assert "Pleegzorg" in str(anna._at(after.id))
        await anna.presses("Niet wat ik zocht")
        await anna.person.deletes(said)
        await done(f"d{said.id}")
        assert [x.text for x in anna._assistants if x.id == before.id] == [GONE]


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_on_matrix(equipment: Equipment, people: People, tmp_path: Path, encrypted: bool) -> None:
    async with matrix_stage(equipment, people, tmp_path, encrypted=encrypted) as stage:
        anna = stage.person("anna")
        spoken = await anna.says(FIRST, QUESTIONS)
        room, said, _ = spoken if isinstance(spoken, tuple) else ("", "", None)
        await anna.person.edits(room, said, OTHER)
        await stage._settle("e")
        seen = [x for x in await anna.person.sees(room) if x.sender == anna.assistant]
        assert len(seen) == 1
        assert "Pleegzorg" in seen[0].body
        await anna.person.redacts(room, said)
        await stage._settle("d")
        seen = [x for x in await anna.person.sees(room) if x.sender == anna.assistant]
        assert [x.body for x in seen] == [GONE]
