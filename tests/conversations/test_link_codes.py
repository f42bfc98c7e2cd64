"""The code that goes from one account to the other: short-lived, for one, used once, guessed never."""

from __future__ import annotations

import pytest

from tests.conversations.between import ACROSS, HALL_ACROSS, Stages, asks, code_of, found
from tests.conversations.theatre import NAME

pytestmark = pytest.mark.asyncio


async def test_a_code_works_once_for_a_quarter_of_an_hour_and_not_for_its_maker(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    code = await code_of(anna)
    await asks(anna, "koppel", code=code)
    assert "Deze code heb je met dit account gevraagd" in anna.last.text
    stages.clock.moves(minutes=15, seconds=1)
    await asks(annie, "koppel", code=code)
    assert "Deze code is verlopen" in annie.last.text
    code = await code_of(anna)
    await asks(annie, "koppel", code=code.lower())
    await annie.presses("ja, koppel")
    eve = stages.person("eve", theatre=ACROSS)
    await asks(eve, "koppel", code=code)
    assert "Deze code is al gebruikt" in eve.last.text
    await asks(annie, "koppel", code=await code_of(anna))
    assert "Deze accounts zijn al gekoppeld" in annie.last.text


async def test_who_reads_along_cannot_use_a_code_that_was_typed(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    eve = stages.person("eve", theatre=ACROSS)
    code = await code_of(anna)
    await annie.says(f"!koppel {code}", HALL_ACROSS)
    await eve.says(f"!koppel {code}", HALL_ACROSS)
    assert "Deze code is al gebruikt" in eve.hears
    await annie.presses("ja, koppel")
    assert "Je accounts zijn gekoppeld" in annie.hears


async def test_a_newer_code_ends_the_older_one(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    older, newer = await code_of(anna), await code_of(anna)
    await asks(annie, "koppel", code=older)
    assert "Deze code ken ik niet" in annie.last.text
    await asks(annie, "koppel", code=newer)
    assert f"Deze code is gemaakt op {NAME}" in annie.last.text


async def test_guesses_are_bounded(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    code = await code_of(anna)
    for guess in ("KOP-2222-2222", "KOP-3333-3333", "onzin", "KOP-4444-4444", "KOP-5555-5555"):
        await asks(annie, "koppel", code=guess)
        assert "Deze code ken ik niet" in annie.last.text
    await asks(annie, "koppel", code=code)
    assert "Probeer het over 60 minuten opnieuw" in annie.last.text
    stages.clock.moves(hours=1)
    await asks(annie, "koppel", code=await code_of(anna))
    assert f"Deze code is gemaakt op {NAME}" in annie.last.text


async def test_a_code_is_kept_as_a_hash_only(stages: Stages) -> None:
    anna, annie = stages.person("anna"), stages.person("annie", theatre=ACROSS)
    code = await code_of(anna)
    await asks(annie, "koppel", code=code)
    own = stages.app.people.account(anna.actor)
    assert await stages.app.database.read(lambda unit: found(unit, {own})) == {"link_code"}
    drawn = {code, code.replace("-", ""), code.removeprefix("KOP-")}
    assert await stages.app.database.read(lambda unit: found(unit, drawn)) == set()
