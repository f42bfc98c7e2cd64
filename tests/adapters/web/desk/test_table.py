"""The work of the secretary at the desk, over the real assistant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import App
from bot.core.workdays import workdays_from
from bot.core.zone import local_day
from bot.desk import Bureau
from bot.table import agenda
from bot.table.model import ItemState
from tests.adapters.web.desk.browsing import Browser, Sheet, at_the_desk
from tests.adapters.web.desk.test_signals import TARIFF, bundled, given

pytestmark = pytest.mark.asyncio
QUESTION = "Welke partij brengt de kostprijs van begeleiding in beeld voor de volgende ronde?"


async def planned(bram: Browser, weeks: int = 9) -> Sheet:
    """The page of a meeting that was planned for a working day."""
    day = workdays_from(local_day(datetime.now(UTC)) + timedelta(weeks=weeks), 1)
    return await bram.send((await bram.get("/agenda")).form("vergadering-plannen"), dag=day.isoformat())


async def put(bram: Browser, sheet: Sheet, bundle: str) -> Sheet:
    return await bram.send(
        sheet.form("agenderen"), bundel=bundle, eigenaar="beleidstafel", wederhoor="VNG", vraag=QUESTION
    )


async def test_a_bundle_goes_on_the_agenda_and_off_again(app: App, desk: Bureau) -> None:
    signal = await given(app, "sanne", TARIFF)
    async with at_the_desk(app, desk, "mo") as mo, at_the_desk(app, desk, "bram") as bram:
        bundle = await bundled(mo, signal, "Tarieven dekken de kosten niet")
        sheet = await put(bram, await planned(bram), bundle)
        assert 'class="answer fine"' in sheet.html
        assert QUESTION in sheet.html
        assert "<meter" in sheet.html
        sheet = await bram.send(sheet.form("wederhoor"), reactie="De VNG herkent het beeld.")
        assert "De VNG herkent het beeld." in (await bram.get("/agenda")).html
        on = await app.database.read(lambda unit: agenda.scheduled(unit, bundle))
        assert on is not None
        assert on.state is ItemState.ON
        assert "geagendeerd" in (await bram.get(f"/bundels/{bundle}")).html
        await bram.send((await bram.get("/agenda")).form("van-agenda"), reden="Eerst meer signalen.")
        assert await app.database.read(lambda unit: agenda.scheduled(unit, bundle)) is None
        assert "van de agenda gehaald" in (await bram.get("/agenda")).html


async def test_who_only_reads_finds_no_forms(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "bram") as bram, at_the_desk(app, desk, "piet") as piet:
        await planned(bram)
        sheet = await piet.get("/agenda")
        assert sheet.status == 200
        assert [form.action for form in sheet.forms] == ["/uit"]
        assert (await bram.get("/agenda/V-1999-9")).status == 404
    async with at_the_desk(app, desk, "mo") as mo:
        assert (await mo.get("/agenda")).status == 403


async def test_what_was_typed_stays_when_something_was_wrong(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "bram") as bram:
        sheet = await planned(bram)
        twice = await bram.send(
            (await bram.get("/agenda")).form("vergadering-plannen"),
            dag=(local_day(datetime.now(UTC)) - timedelta(days=3)).isoformat(),
        )
        assert 'role="alert"' in twice.html
        assert sheet.status == 200


async def test_what_the_table_decided_is_followed_up_and_told(app: App, desk: Bureau) -> None:
    signal = await given(app, "sanne", TARIFF)
    today, text = local_day(datetime.now(UTC)).isoformat(), "De VNG brengt de kostprijs per regio in beeld."
    async with at_the_desk(app, desk, "mo") as mo, at_the_desk(app, desk, "bram") as bram:
        bundle = await bundled(mo, signal, "Tarieven dekken de kosten niet")
        sheet = await bram.send((await bram.get("/agenda")).form("vergadering-plannen"), dag=today)
        form = sheet.form("agenderen")
        given_ = {"bundel": bundle, "eigenaar": "beleidstafel", "wederhoor": "VNG", "vraag": QUESTION}
        await bram.send(form, **given_, reden="Kan niet wachten.")
        form = (await bram.get("/besluiten")).form("besluit", bundel=bundle)
        chosen = {"uitkomst": "oppakken", "ontvanger": "vng", "eigenaar": "beleidstafel", "datum": today}
        made = await bram.send(form, **chosen, tekst=text)
        assert text in made.html
        points = await bram.get("/actiepunten")
        assert f'href="/bundels/{bundle}"' in points.html
        await bram.send(points.form("actiepunt-klaar"), resultaat="Het overzicht is er.")
        assert "Het overzicht is er." in (await bram.get("/actiepunten")).html
        drafts = await bram.get("/terugkoppeling")
        words = "De tafel heeft het besproken. De VNG brengt de kosten in beeld."
        await bram.send(drafts.form("terugkoppeling-aanpassen"), tekst=words)
        drafts = await bram.get("/terugkoppeling")
        assert words in drafts.html
        confirm = await bram.send(drafts.form("terugkoppeling-versturen"))
        await bram.send(confirm.form("terugkoppeling-versturen"))
        drafts = await bram.get("/terugkoppeling")
        with pytest.raises(StopIteration):
            drafts.form("terugkoppeling-versturen")
        assert words in (await bram.get(f"/bundels/{bundle}")).html
    async with at_the_desk(app, desk, "piet") as piet:
        assert (await piet.get("/terugkoppeling")).status == 403
        for path in ("/besluiten", "/actiepunten"):
            assert [form.action for form in (await piet.get(path)).forms] == ["/uit"]
