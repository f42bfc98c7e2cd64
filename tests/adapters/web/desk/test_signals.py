"""The work of moderators and the beleidstafel at the desk, over the real assistant."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.app import App
from bot.core.people import Actor
from bot.desk import Bureau
from bot.signals import store
from bot.signals.model import ConsentLevel, Draft, Origin, SignalState
from tests.adapters.web.desk.browsing import Browser, at_the_desk

pytestmark = pytest.mark.asyncio
TARIFF = "Het tarief voor begeleiding is niet kostendekkend en de indexatie loopt achter op de cao."
LATER = "Door het lage tarief en de indexatie stoppen aanbieders met begeleiding in onze regio."


async def given(app: App, person: str, text: str, consent: ConsentLevel = ConsentLevel.ANONYMOUS) -> str:
    """The number of a signal that somebody gave in the web chat."""
    now, origin = datetime.now(UTC), Origin("web", "web:signalen")
    key = app.people.person(Actor("web", person, person))
    taken = await app.database.promise(
        lambda unit: app.signals.intake.take_in(unit, key, Draft(text, consent=consent), origin, now)
    )
    return taken.signal.id


async def state(app: App, id_: str) -> SignalState:
    found = await app.database.read(lambda unit: store.signal_by_id(unit, id_))
    assert found is not None
    return found.state


async def bundled(mo: Browser, id_: str, title: str) -> str:
    """The number of a bundle that a moderator made of a signal."""
    seen = await mo.get(f"/signalen/{id_}")
    answers = dict.fromkeys(("kennis_delen", "nieuwe_kennis"), "nee")
    seen = await mo.send(seen.form("triage"), werkgever="ja", **answers)
    seen = await mo.send((await mo.get(f"/signalen/{id_}")).form("nieuwe-bundel"), titel=title)
    assert 'class="answer fine"' in seen.html
    return next(part for part in seen.html.replace("<", " ").split() if part.startswith("B-"))[:5]


async def test_a_moderator_judges_what_waits_and_sees_why_a_bundle_fits(app: App, desk: Bureau) -> None:
    first, second = await given(app, "sanne", TARIFF), await given(app, "joris", LATER)
    async with at_the_desk(app, desk, "mo") as mo:
        queue = await mo.get("/signalen")
        assert first in queue.html
        assert second in queue.html
        assert "sanne" not in queue.html.lower()
        assert "Beslissen vóór" in queue.html
        bundle = await bundled(mo, first, "Tarieven dekken de kosten niet")
        assert await state(app, first) is SignalState.BUNDLED
        seen = await mo.get(f"/signalen/{second}")
        with pytest.raises(StopIteration):
            seen.form("goedkeuren", bundel=bundle)
        await mo.send(seen.form("triage"), kennis_delen="nee", werkgever="ja", nieuwe_kennis="nee")
        seen = await mo.get(f"/signalen/{second}")
        assert "deelt:" in seen.html
        await mo.send(seen.form("goedkeuren", bundel=bundle))
        assert await state(app, second) is SignalState.BUNDLED
        whole = await mo.get(f"/bundels/{bundle}")
        assert first in whole.html
        assert second in whole.html
        assert second not in (await mo.get("/signalen")).html


async def test_nobody_judges_a_signal_of_their_own(app: App, desk: Bureau) -> None:
    own = await given(app, "mo", TARIFF)
    async with at_the_desk(app, desk, "mo") as mo:
        assert own not in (await mo.get("/signalen")).html
        assert (await mo.get(f"/signalen/{own}")).status == 404


async def test_who_gave_it_may_keep_its_words_from_the_table(app: App, desk: Bureau) -> None:
    kept = await given(app, "sanne", TARIFF, ConsentLevel.INTERNAL)
    async with at_the_desk(app, desk, "mo") as mo, at_the_desk(app, desk, "bram") as bram:
        bundle = await bundled(mo, kept, "Tarieven dekken de kosten niet")
        assert TARIFF in (await mo.get(f"/bundels/{bundle}")).html
        seen = await bram.get(f"/bundels/{bundle}")
        assert kept in seen.html
        assert TARIFF not in seen.html
        with pytest.raises(StopIteration):
            seen.form("samenvoegen")


async def test_each_role_comes_in_where_its_work_is_and_sees_no_more(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "mo") as mo, at_the_desk(app, desk, "bram") as bram:
        assert (await mo.get("/")).url == f"{mo.origin}/signalen"
        assert (await bram.get("/")).url != f"{bram.origin}/"
        assert (await bram.get("/signalen")).status == 403
        assert (await mo.get("/bronnen")).status == 403
        page = await mo.get("/bundels")
        assert "/bronnen" not in page.html
    async with at_the_desk(app, desk, "els") as els:
        assert (await els.get("/signalen")).status == 403
        assert (await els.get("/bundels")).status == 200


async def test_what_is_not_there_is_said(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "mo") as mo:
        assert (await mo.get("/signalen/S-2026-99999")).status == 404
        assert (await mo.get("/bundels/B-999")).status == 404
        assert (await mo.get("/bundels/%3Cscript%3E")).status == 404


async def test_terms_are_changed_at_the_desk_and_seen_first(app: App, desk: Bureau) -> None:
    first, second = await given(app, "sanne", TARIFF), await given(app, "joris", LATER)
    async with at_the_desk(app, desk, "mo") as mo, at_the_desk(app, desk, "bram") as bram:
        bundle = await bundled(mo, first, "Tarieven dekken de kosten niet")
        answers = dict.fromkeys(("kennis_delen", "nieuwe_kennis"), "nee")
        await mo.send((await mo.get(f"/signalen/{second}")).form("triage"), werkgever="ja", **answers)
        await mo.send((await mo.get(f"/signalen/{second}")).form("goedkeuren", bundel=bundle))
        assert "/signaalbegrippen/tarief" in (await mo.get("/signaalbegrippen?zoek=kostendekkend")).html
        page = await mo.get("/signaalbegrippen/tarief")
        seen = await mo.send(page.form("term-erbij"), termen="zweefuurloon")
        assert "zweefuurloon" in seen.html
        seen = await mo.send(seen.form("bewaar-term"))
        assert 'class="answer fine"' in seen.html
        after = await bram.get("/signaalbegrippen/tarief")
        assert "<li>zweefuurloon</li>" in after.html
        assert "term-erbij" not in after.html
        assert (await mo.get("/signaalbegrippen/atlantis")).status == 404


async def test_a_proposed_bundle_is_made_at_the_desk(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "mo") as mo:
        for person, text in (("sanne", TARIFF), ("joris", LATER)):
            id_ = await given(app, person, text)
            answers = dict.fromkeys(("kennis_delen", "nieuwe_kennis"), "nee")
            await mo.send((await mo.get(f"/signalen/{id_}")).form("triage"), werkgever="ja", **answers)
            await mo.send((await mo.get(f"/signalen/{id_}")).form("goedkeuren", bundel="los"))
        now = datetime.now(UTC)
        await app.database.promise(lambda unit: app.signals.proposing.look(unit, now))
        page = await mo.get("/bundelvoorstellen")
        assert "deelt: " in page.html
        seen = await mo.send(page.form("maak-bundel"), titel="Het tarief is te laag")
        assert "Het tarief is te laag" in seen.html
        assert "maak-bundel" not in (await mo.get("/bundelvoorstellen")).html
