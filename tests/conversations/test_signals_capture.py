"""How signals begin and change with their message, on every platform: tags taken away, edits, deletions."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from bot.core.people import Role
from bot.signals.capture.tagging import TAG
from bot.signals.signal_table import signal
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.test_signals import RATES, gives

pytestmark = pytest.mark.asyncio
OWN_WORDS = "Wij leggen er als aanbieder elk jaar geld bij om dit werk te kunnen doen"
LATER = "Het tarief is nog steeds niet kostendekkend en dat weet iedereen aan tafel"


async def texts(stage: Stage) -> list[str | None]:
    """The words of all signals as kept."""
    return await stage.app.database.read(
        lambda unit: list(unit.execute(select(signal.c.text).order_by(signal.c.id)).scalars())
    )


async def test_a_tag_on_someone_elses_message_is_taken_back_by_who_gave_it(stage: Stage) -> None:
    anna, ben, kim = stage.person("anna"), stage.person("ben"), stage.person("kim")
    message = await anna.says(RATES)
    await ben.reacts(message, TAG)
    assert "Een collega denkt" in anna.hears
    await kim.reacts(message, TAG, added=False)
    assert "Er wordt geen signaal van gemaakt" not in kim.hears
    await ben.reacts(message, TAG, added=False)
    assert "Er wordt geen signaal van gemaakt" in ben.hears
    assert await texts(stage) == [None]
    kept = await stage.app.database.read(lambda unit: unit.execute(select(signal)).one())
    assert (kept.state, kept.person, kept.message, kept.pointed_by) == ("ingetrokken", None, None, None)


async def test_a_tag_on_ones_own_message_is_taken_back_before_anything_is_kept(stage: Stage) -> None:
    anna = stage.person("anna")
    message = await anna.says(RATES)
    await anna.reacts(message, TAG)
    await anna.reacts(message, TAG, added=False)
    assert "Er wordt geen signaal van gemaakt" in anna.hears
    await anna.tells("hier is meer over te zeggen")
    assert await texts(stage) == []


async def test_a_changed_message_changes_the_signal_only_when_its_giver_says_so(stage: Stage) -> None:
    anna = stage.person("anna")
    message = await anna.says(RATES)
    await anna.uses("signaal", on=message)
    await anna.fills(tekst=RATES, thema="", niveau="", soort="")
    await anna.edits(message, LATER)
    assert "Zal ik het bijwerken?" in anna.hears
    assert await texts(stage) == [RATES]
    await anna.presses("bijwerken")
    assert await texts(stage) == [LATER]


async def test_a_deleted_message_asks_whether_the_signal_in_other_words_goes_too(stage: Stage) -> None:
    anna = stage.person("anna")
    message = await anna.says(RATES)
    await anna.uses("signaal", on=message)
    await anna.fills(tekst=OWN_WORDS, thema="", niveau="", soort="")
    await anna.presses("houd me op de hoogte")
    await anna.removes(message)
    assert "Ook intrekken?" in anna.hears
    assert await texts(stage) == [OWN_WORDS]
    await anna.presses("trek S-2026-00001 in")
    await anna.presses("ja, doe maar")
    assert await texts(stage) == [None]


async def test_a_deleted_message_takes_a_copy_of_its_words_along(stage: Stage) -> None:
    anna = stage.person("anna")
    message = await anna.says(RATES)
    await anna.uses("signaal", on=message)
    await anna.fills(tekst=RATES, thema="", niveau="", soort="")
    await anna.presses("houd me op de hoogte")
    await anna.removes(message)
    assert "zijn de woorden gewist" in anna.hears
    assert await texts(stage) == [None]


async def test_check_10_words_of_acute_danger_are_kept_nowhere_and_answered_with_a_number(
    stage: Stage,
) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses("signaal")
    danger = "Een kind in mijn caseload wordt op dit moment geslagen door vader"
    await anna.fills(tekst=danger, thema="", niveau="", soort="")
    assert "Veilig Thuis: 0800-2000" in anna.hears
    assert "112" in anna.hears
    assert await texts(stage) == []
    await mo.uses("wachtrij", STAFF)
    assert "wachtrij is leeg" in mo.hears


async def test_what_may_be_done_is_chosen_at_the_receipt_and_strictly_anonymous_is_nobodys(
    stage: Stage,
) -> None:
    anna = stage.person("anna")
    code = await gives(anna)
    await anna.presses("wat mag ermee")
    await anna.fills(niveau="strikt anoniem: alleen nog te volgen met het bonnetje")
    assert "Alleen met je bonnetje" in anna.hears
    kept = await stage.app.database.read(lambda unit: unit.execute(select(signal)).one())
    assert (kept.person, kept.consent) == (None, "anoniem-strikt")
    await anna.tells("mijn-signalen")
    assert "nog geen signalen gegeven" in anna.hears
    await anna.tells(f"volg {code}")
    assert re.search(r"S-2026-00001 .*ontvangen", anna.hears)
