"""A moderator steers the prompts, on every platform."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.core.plan import Capability
from tests.conversations.conftest import STAFF, Stage

pytestmark = pytest.mark.asyncio
# The clock of the stage stands in week 47, to which this one belongs.
TITLE = "Wanneer is een onderbuikgevoel een signaal?"


async def test_a_moderator_looks_at_the_next_prompt_and_posts_it(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await mo.uses("thema", STAFF)
    assert TITLE in mo.hears
    assert not anna.hears
    await mo.presses("Plaats nu")
    assert "Geplaatst" in mo.hears
    assert "Je ziet niets hards, maar het zit niet goed." in anna.hears
    threads = Capability.THREADS in stage.theatre.capabilities
    assert anna.last.thread == (TITLE if threads else None)


async def test_a_pause_holds_until_someone_goes_on(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await mo.uses("thema", STAFF, stap="pauze")
    await mo.uses("thema", STAFF, stap="nu")
    assert "staan op pauze" in mo.hears
    assert not anna.hears
    await mo.uses("thema", STAFF, stap="verder")
    await mo.uses("thema", STAFF, stap="nu")
    assert "Wat is jouw ervaring?" in anna.hears


async def test_a_member_cannot_steer_and_hears_which_roles_can(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.uses("thema", stap="nu")
    assert "moderator, programmaraad" in anna.hears
    assert "Wat is jouw ervaring?" not in anna.hears
