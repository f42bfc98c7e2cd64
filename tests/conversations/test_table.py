"""The policy table in chat, from a planned meeting to an agenda; who may read it and who may keep it."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.test_signals import decides, gives
from tests.conversations.voices import HALL, Voice

pytestmark = pytest.mark.asyncio
TITLE = "Tarief dekt de kosten niet"


async def bundled(stage: Stage) -> None:
    """A first bundle."""
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await gives(anna)
    await decides(mo, into="nieuwe bundel")
    await mo.fills(titel=TITLE, thema="", niveau="")


async def planned(stage: Stage, bram: Voice, *days: str) -> None:
    """Meetings on these days."""
    for day in days:
        await bram.uses("vergadering", STAFF)
        await bram.presses("Plan een vergadering")
        await bram.fills(dag=day)


async def scheduled(bram: Voice) -> None:
    """The bundle on the agenda of the next meeting."""
    await bram.uses(
        "agenderen",
        STAFF,
        None,
        bundel="B-001",
        eigenaar="programmaraad",
        wederhoor="VNG",
        vraag="Vraag de VNG om een vast tarief",
    )


async def test_the_secretary_plans_a_meeting_and_puts_a_bundle_on_its_agenda(stage: Stage) -> None:
    bram = stage.person("bram", Role.POLICY_TABLE)
    await bundled(stage)
    await bram.uses("agenda", STAFF)
    assert "Er is nog geen vergadering gepland" in bram.hears
    await planned(stage, bram, "17-12-2026")
    assert "V-2026-1 staat gepland" in bram.hears
    assert "3 december 2026" in bram.hears
    await scheduled(bram)
    assert "B-001 staat op de agenda van V-2026-1, op 17 december 2026" in bram.hears
    await bram.uses("agenda", STAFF)
    assert TITLE in bram.hears
    assert "score" in bram.hears
    await bram.presses("B-001")
    assert "nog niet ontvangen" in bram.hears
    await bram.presses("Reactie vastleggen")
    await bram.fills(reactie="De VNG herkent dit en rekent mee.")
    assert "De VNG herkent dit en rekent mee." in bram.hears
    await bram.presses("Van de agenda")
    await bram.fills(reden="eerst meer signalen")
    assert "De bundel is weer open" in bram.hears


async def test_a_bundle_moves_on_and_the_order_is_the_secretarys(stage: Stage) -> None:
    bram, eve = stage.person("bram", Role.POLICY_TABLE), stage.person("eve")
    await bundled(stage)
    await planned(stage, bram, "17-12-2026", "18-3-2027")
    await scheduled(bram)
    await bram.uses("agenda", STAFF)
    await bram.presses("B-001")
    await bram.presses("Andere plaats")
    await bram.fills(plaats="1", reden="de wethouder kan alleen vroeg")
    assert "plaats gekozen: de wethouder kan alleen vroeg" in bram.hears
    await bram.presses("B-001")
    await bram.presses("Doorschuiven")
    await bram.fills(naar="V-2027-1", reden="de VNG is verhinderd")
    assert "B-001 is doorgeschoven naar V-2027-1, op 18 maart 2027" in bram.hears
    await eve.uses("bundel", HALL, None, bundel="B-001")
    assert "geagendeerd" in eve.hears


async def test_who_may_read_and_who_may_keep(stage: Stage) -> None:
    bram = stage.person("bram", Role.POLICY_TABLE)
    await bundled(stage)
    await planned(stage, bram, "17-12-2026")
    await scheduled(bram)
    for name, role in (("truus", Role.TROIKA), ("pia", Role.PROGRAMME_BOARD)):
        voice = stage.person(name, role)
        await voice.uses("agenda", STAFF)
        assert TITLE in voice.hears
        await voice.uses("van-agenda", STAFF, None, bundel="B-001", reden="daarom dus maar")
        assert "Dit kan alleen met de rol: beleidstafel" in voice.hears
    for name, *roles in (("eve",), ("mol", Role.MODERATOR), ("els", Role.EDITOR)):
        voice = stage.person(str(name), *(Role(r) for r in roles))
        await voice.uses("agenda")
        assert TITLE not in voice.hears
        assert "Dit kan alleen met de rol" in voice.hears


async def test_what_cannot_be_is_said_in_words(stage: Stage) -> None:
    bram = stage.person("bram", Role.POLICY_TABLE)
    await bundled(stage)
    await planned(stage, bram, "1-1-2026", "17-12-2026", "17-12-2026")
    assert "Die dag is al voorbij" in bram.hears
    assert "Op die dag vergadert de tafel al: V-2026-1" in bram.hears
    await bram.uses("agenda", STAFF, None, vergadering="V-1999-1")
    assert "V-1999-1 is geen vergadering" in bram.hears
    await bram.uses("van-agenda", STAFF, None, bundel="B-001", reden="dat moet nu")
    assert "B-001 staat niet op een agenda" in bram.hears
    stage.clock.moves(days=20)
    await scheduled(bram)
    assert "De agenda van V-2026-1 is gesloten" in bram.hears
