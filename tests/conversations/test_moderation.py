"""Moderators take measures, members report and object, and the look-out tells; on every platform."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.core.plan import ActKind, Capability
from tests.conversations.conftest import STAFF, Stage
from tests.conversations.theatre import private
from tests.conversations.voices import HALL

pytestmark = pytest.mark.asyncio


async def test_a_warning_is_read_by_the_member_alone(stage: Stage) -> None:
    mo, anna, ben = stage.person("mo", Role.MODERATOR), stage.person("anna"), stage.person("ben")
    await mo.uses("waarschuw", STAFF, lid="anna", reden="Blijf vriendelijk")
    assert "Zaak Z-2026-001" in mo.hears
    assert "Reden: Blijf vriendelijk" in anna.hears
    assert not ben.hears


async def test_who_decided_in_private_is_not_told(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await mo.uses("waarschuw", private("mo"), lid="anna", reden="Blijf vriendelijk")
    await mo.uses("stil", private("mo"), lid="anna", duur="10m", reden="Blijf vriendelijk")
    assert "Zaak Z-2026-002" in mo.hears
    await anna.uses("mijn-gegevens")
    assert "(kanaal" not in anna.hears
    assert all(b"@mo" not in file.content for shown in anna.sees for file in shown.files)
    await mo.uses("waarschuw", HALL, lid="anna", reden="Blijf vriendelijk")
    assert "van het moderatieteam (kanaal " in anna.hears


async def test_a_member_objects_and_another_moderator_decides(stage: Stage) -> None:
    mo, kim = stage.person("mo", Role.MODERATOR), stage.person("kim", Role.MODERATOR)
    anna = stage.person("anna")
    await mo.uses("waarschuw", STAFF, lid="anna", reden="Te fel")
    await anna.presses("Bezwaar maken")
    await anna.fills(uitleg="Het was een grap tussen ons")
    assert "Je bezwaar bij zaak Z-2026-001 is doorgegeven" in anna.hears
    assert "Het was een grap tussen ons" in kim.hears
    await mo.uses("afgehandeld", STAFF, zaak="Z-2026-001", uitkomst="Blijft staan")
    assert "Een andere moderator beslist" in mo.hears
    await kim.uses("afgehandeld", STAFF, zaak="Z-2026-001", uitkomst="De waarschuwing vervalt")
    assert "De waarschuwing vervalt" in anna.hears


async def test_a_time_out_is_carried_out_once_and_lifted(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await mo.uses("stil", STAFF, lid="anna", duur="10m", reden="Te veel berichten")
    assert "10 minuten" in anna.hears
    await mo.presses("Laat weer schrijven")
    assert [act.kind for act in stage.theatre.acts] == [ActKind.TIMEOUT, ActKind.END_TIMEOUT]
    assert "Je kunt weer schrijven" in anna.hears


async def test_a_reported_message_is_removed_and_the_reporter_hears_it(stage: Stage) -> None:
    mo, anna, ben = stage.person("mo", Role.MODERATOR), stage.person("anna"), stage.person("ben")
    ref = await anna.says("koop nu mijn wondermiddel")
    await ben.uses("meld-bericht", HALL, ref, toelichting="Reclame")
    assert "Reclame" in mo.hears
    assert "Ben" not in mo.hears
    if Capability.DELETE in stage.theatre.capabilities:
        await mo.uses("verwijder", HALL, ref, reden="Reclame hoort hier niet")
        assert all(shown.ref != ref for shown in stage.theatre.shown)
        assert "Reclame hoort hier niet" in anna.hears
    await mo.uses("afgehandeld", STAFF, zaak="Z-2026-001", uitkomst="Het bericht is weg")
    assert "Het bericht is weg" in ben.hears


async def test_for_the_message_pointed_at_only_the_reason_is_asked(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    ref = await anna.says("koop nu mijn wondermiddel")
    if Capability.DELETE in stage.theatre.capabilities:
        await mo.uses("verwijder", HALL, ref)
        await mo.fills(reden="Reclame hoort hier niet")
        assert "Welk bericht" not in mo.hears
        assert all(shown.ref != ref for shown in stage.theatre.shown)


async def test_a_member_cannot_moderate_and_nobody_moderates_a_colleague(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    stage.person("kim", Role.MODERATOR)
    await anna.uses("waarschuw", lid="mo", reden="zomaar")
    assert "rol: moderator" in anna.hears
    await mo.uses("waarschuw", STAFF, lid="kim", reden="zomaar")
    assert "Over een medemoderator" in mo.hears
    assert "Z-2026" not in mo.hears


async def test_the_look_out_tells_staff_and_leaves_the_message(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await anna.says("Uw DigiD verloopt, log direct in op https://digid-controle.example/login")
    assert "Dit lijkt oplichting" in mo.hears
    assert "verloopt" not in mo.last.text
    assert not anna.hears
    assert stage.theatre.acts == []
    await mo.presses("Waarschuw")
    await mo.fills(reden="Plaats geen verdachte links")
    assert "Plaats geen verdachte links" in anna.hears


async def test_a_member_sees_only_cases_about_themselves(stage: Stage) -> None:
    mo, anna, ben = stage.person("mo", Role.MODERATOR), stage.person("anna"), stage.person("ben")
    await mo.uses("waarschuw", STAFF, lid="anna", reden="Te fel")
    await anna.uses("mijn-zaken")
    assert "Z-2026-001 waarschuwing" in anna.hears
    await ben.uses("mijn-zaken")
    assert "Er zijn geen zaken" in ben.hears
    await ben.uses("log")
    assert "Te fel" not in ben.hears


async def test_a_missing_permission_is_named_before_anything_is_done(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    stage.theatre.forbidden = {ActKind.REMOVE_MESSAGE}
    ref = await anna.says("koop nu bij mij")
    if Capability.DELETE in stage.theatre.capabilities:
        await mo.uses("verwijder", HALL, ref, reden="Reclame hoort hier niet")
        assert 'ik mis het recht "Berichten beheren"' in mo.hears
        assert "Z-2026" not in mo.hears
    assert stage.theatre.acts == []
    assert "Reclame" not in anna.hears


async def test_a_homeserver_is_kept_out_after_a_yes_and_let_in_again(stage: Stage) -> None:
    mo, anna = stage.person("mo", Role.MODERATOR), stage.person("anna")
    await anna.uses("weer-server", server="spam.example", reden="reclame")
    assert "rol: moderator" in anna.hears
    await mo.uses("weer-server", STAFF, server="*", reden="reclame")
    assert "geen naam van een homeserver" in mo.hears
    await mo.uses("weer-server", STAFF, server="spam.example", reden="reclame")
    assert "spam.example" in mo.hears
    assert stage.theatre.acts == []
    await mo.presses("Ja, doe maar")
    assert "Zaak Z-2026-001" in mo.hears
    await mo.presses("Laat weer toe")
    kinds = [ActKind.KEEP_OUT_SERVER, ActKind.LET_IN_SERVER]
    assert [(act.kind, act.server) for act in stage.theatre.acts] == [(x, "spam.example") for x in kinds]
    assert "spam.example" not in anna.hears
