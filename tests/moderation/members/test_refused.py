"""What was refused is nowhere: not in the database, not in its log, not in what the assistant said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.plan import ActKind, Capabilities, Capability
from tests.conversations.platforms import PLATFORMS
from tests.conversations.theatre import private
from tests.moderation.guard.marked import Marked, examples
from tests.moderation.members.rig import GUARD, Desk, desk

SHORTEST = 6
# Half of the held back examples, so that every kind is in it on every platform.
REFUSED = [
    one for one in examples("first")[::2] if not one.context and GUARD.examine(one.text).verdict == "refuse"
]


@pytest_asyncio.fixture(params=list(PLATFORMS.values()), ids=list(PLATFORMS))
async def desk_(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    capabilities: Capabilities = request.param
    async with desk(tmp_path / "data", capabilities) as running:
        yield running


def secrets(one: Marked) -> set[str]:
    """The identifying parts of an example that are long enough to search for."""
    return {one.text[start:end] for start, end, _ in one.wanted if end - start >= SHORTEST}


@pytest.mark.asyncio
async def test_refused_words_are_never_kept_or_repeated(desk_: Desk) -> None:
    anna = desk_.person("anna")
    hidden: set[str] = set()
    for one in REFUSED:
        hidden |= secrets(one)
        await anna.says(one.text)
        await anna.tells(one.text)
        await anna.uses("signaal", private(anna.actor.id), tekst=one.text)
    assert len(hidden) > 20
    said = "\n".join(x.text for x in desk_.theatre.shown if not x.author)
    given = repr([x.choices for x in desk_.theatre.shown]) + repr(desk_.theatre.acts)
    kept = desk_.bytes_on_disk()
    for secret in hidden:
        assert secret not in said
        assert secret not in given
        assert secret not in "\n".join(desk_.room.heard_words)
        assert secret.encode() not in kept
    assert "Ik heb je bericht tegengehouden" in said


@pytest.mark.asyncio
async def test_the_masked_draft_goes_on_with_one_press(desk_: Desk) -> None:
    anna = desk_.person("anna")
    await anna.tells("Wie helpt de moeder van Kevin Jansen, bsn 123456782?")
    await anna.presses("Verstuur deze versie")
    assert desk_.room.heard_words[-1:] == ["Wie helpt de moeder van [naam], bsn [bsn]?"]


@pytest.mark.asyncio
async def test_in_an_open_room_the_message_is_taken_away_where_that_can_be(desk_: Desk) -> None:
    anna, bob = desk_.person("anna"), desk_.person("bob")
    await anna.says("het bsn van mijn cliënt is 123456782")
    taken = [act.kind for act in desk_.theatre.acts]
    assert taken == [ActKind.REMOVE_MESSAGE] * (Capability.DELETE in desk_.theatre.capabilities)
    assert "[bsn]" not in bob.hears
    assert "123456782" not in anna.hears
