"""The work of an editor at the desk, over the real assistant."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from aiohttp import FormData

from bot.app import App
from bot.desk import Bureau
from knowledge.exchange import requests
from knowledge.gaps import gaps
from knowledge.gaps.gaps import MissReason
from knowledge.sources import history, store
from knowledge.sources.resource import Resource
from tests.adapters.web.desk.browsing import Browser, Sheet, at_the_desk

pytestmark = pytest.mark.asyncio
ROWS = """id;title;url;publisher;kind;summary;knowledge_source;checked
proef;Een proef;https://voorbeeld.nl/proef;Uitgever;artikel;Iets.;praktijkkennis;2026-11-21
kapot
"""


async def source(app: App, id_: str) -> Resource | None:
    return await app.database.read(lambda unit: store.resource_by_id(unit, id_))


async def changes(app: App, id_: str) -> int:
    return len(await app.database.read(lambda unit: history.revisions(unit, id_)))


async def edited(browser: Browser, id_: str, **words: str) -> Sheet:
    form = (await browser.get(f"/bronnen/{id_}/bewerken")).form("herschrijf-bron")
    return await browser.send(form, **words)


async def test_several_fields_are_changed_at_once_and_put_back(app: App, desk: Bureau) -> None:
    before = await source(app, "nji-bigdeal")
    assert before is not None
    async with at_the_desk(app, desk, "els") as els:
        seen = await edited(els, "nji-bigdeal", title="Andere titel", keywords="een\r\ntwee", published="")
        assert "<del>" in seen.html
        assert f"Bekijk wat er verandert aan “{before.title}”</h1>" in seen.html
        assert await source(app, "nji-bigdeal") == before
        kept = await els.send(seen.form("bewaar-wijziging"))
        assert kept.url.startswith(f"{els.origin}/bronnen/nji-bigdeal?")
        now = await source(app, "nji-bigdeal")
        assert now is not None
        assert (now.title, now.keywords, now.published) == ("Andere titel", ("een", "twee"), None)
        assert (now.summary, now.themes) == (before.summary, before.themes)
        back = await els.send((await els.get("/bronnen/nji-bigdeal")).form("draai-terug"))
        await els.send(back.form("bewaar-wijziging"))
    assert await source(app, "nji-bigdeal") == before


async def test_a_form_that_nobody_changed_changes_nothing(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        for made in (await app.database.read(store.every_resource))[::40]:
            await edited(els, made.id)
            assert await changes(app, made.id) == 0
            assert await source(app, made.id) == made


async def test_what_another_changed_meanwhile_stays(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els, at_the_desk(app, desk, "ine") as ine:
        form = (await els.get("/bronnen/nji-bigdeal/bewerken")).form("herschrijf-bron")
        theirs = await edited(ine, "nji-bigdeal", publisher="Van Ine")
        await ine.send(theirs.form("bewaar-wijziging"))
        mine = await els.send(form, title="Van Els")
        await els.send(mine.form("bewaar-wijziging"))
    now = await source(app, "nji-bigdeal")
    assert now is not None
    assert (now.title, now.publisher) == ("Van Els", "Van Ine")


async def test_what_was_wrong_can_be_mended_where_it_was_typed(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        answered = await edited(els, "nji-bigdeal", url="geen adres", published="ooit", title="Toch deze")
        assert answered.url.startswith(f"{els.origin}/bronnen/nji-bigdeal/bewerken")
        assert 'role="alert"' in answered.html
        again = answered.form("herschrijf-bron").fields
        assert (again["w.url"], again["w.published"], again["w.title"]) == ("geen adres", "ooit", "Toch deze")
        # What the form was made of is still what the source holds.
        assert again["was.title"] != "Toch deze"


async def test_client_data_is_not_kept_from_a_form(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        answered = await edited(els, "nji-bigdeal", summary="Het BSN van mijn cliënt is 123456782")
        assert "tegengehouden" in answered.html
        assert await changes(app, "nji-bigdeal") == 0


async def test_sending_a_form_twice_does_it_once(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        form = (await els.get("/bronnen/nji-bigdeal")).form("verberg-bron")
        first, second = await els.send(form), await els.send(form)
        assert first.form("bewaar-wijziging").fields["w.wijziging"] in second.html
        keep = first.form("bewaar-wijziging")
        await els.send(keep)
        await els.send(keep)
        assert await changes(app, "nji-bigdeal") == 1


async def test_the_board_proposes_and_an_editor_decides(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "piet") as piet, at_the_desk(app, desk, "ine") as ine:
        for title in ("Eerste voorstel", "Tweede voorstel"):
            seen = await edited(piet, "nji-bigdeal", title=title)
            await piet.send(seen.form("stel-voor"))
        assert "een ander beslist" in (await piet.get("/voorstellen")).html
        waiting = await ine.get("/voorstellen")
        assert "Eerste voorstel" in waiting.html
        await ine.send(waiting.form("neem-over"))
        await ine.send((await ine.get("/voorstellen")).form("wijs-af"), reden="Eén keer is genoeg.")
        assert "Eén keer is genoeg." in (await piet.get("/voorstellen")).html
    now = await source(app, "nji-bigdeal")
    assert now is not None
    assert now.title == "Eerste voorstel"


async def test_a_file_is_tried_then_taken_in_and_undone(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        tried = await sent_list(els, "probeer-lijst")
        assert "er is niets bewaard" in tried.html
        assert "niet-ingelezen.csv" in tried.html
        assert "regel 3" in tried.html
        assert await source(app, "proef") is None
        taken = await sent_list(els, "lees-lijst")
        assert await source(app, "proef") is not None
        sure = await els.send(taken.form("draai-terug"))
        await els.send(sure.form("draai-alles-terug"))
        assert await source(app, "proef") is None


async def test_a_feed_is_asked_for(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        form = (await els.get("/lijsten")).form("lees-in")
        inside = await els.send(form, feed="http://10.0.0.1/feed")
        assert "Dit adres roep ik niet aan" in inside.html
        asked = await els.send((await els.get("/lijsten")).form("lees-in"), feed="https://www.nji.nl/feed")
        assert "Ik ga https://www.nji.nl/feed lezen" in asked.html
    waiting = await app.database.read(requests.oldest)
    assert waiting is not None
    assert waiting.address == "https://www.nji.nl/feed"


async def sent_list(els: Browser, command: str) -> Sheet:
    data = FormData((await els.get("/lijsten")).form("probeer-lijst").fields)
    data.add_field("bestand", ROWS.encode(), filename="lijst.csv", content_type="text/csv")
    return await els.post(f"/doe/{command}", data)


async def test_all_sources_come_out_as_a_file(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        page = await els.send((await els.get("/lijsten")).form("geef-uit", vorm="jsonl"))
        file = await els.get("/bestand/" + page.html.split('href="/bestand/')[1].split('"')[0])
    assert len(file.html.splitlines()) == await app.database.read(store.count_shown)


async def test_a_question_is_sharpened_and_answered(app: App, desk: Bureau) -> None:
    now = datetime.now(UTC)
    await app.database.promise(
        lambda unit: gaps.note(unit, "hoe zit dat met dat ding", "landelijk", MissReason.NOTHING, now)
    )
    async with at_the_desk(app, desk, "piet") as piet:
        page = await piet.get("/vragen")
        page = await piet.send(page.form("verscherp"), titel="Hoe werkt de verklarende analyse?")
        assert "<h2>Hoe werkt de verklarende analyse?</h2>" in page.html
        assert "<q>hoe zit dat met dat ding</q>" in page.html
        answered = await piet.send(page.form("beantwoord"), bron="nji-bigdeal")
        assert "is beantwoord" in answered.html
        assert "Er wacht geen vraag" in answered.html


async def test_an_editor_sees_what_a_member_gets(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        found = await els.get("/bronnen?vraag=waar+vind+ik+de+richtlijn+uithuisplaatsing")
        assert "Een lid krijgt de eerste 3" in found.html
        danger = await els.get("/bronnen?vraag=hij+staat+nu+met+een+mes+voor+de+deur")
        assert "Een lid krijgt dit, en geen lijst" in danger.html
        assert "112" in danger.html
        filtered = await els.get("/bronnen?soort=wet-en-regelgeving")
        assert "wet of regel ·" in filtered.html
        assert "artikel ·" not in filtered.html


async def test_a_hidden_source_is_found_and_shown_again(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        hide = (await els.get("/bronnen/nji-bigdeal")).form("verberg-bron")
        await els.send((await els.send(hide)).form("bewaar-wijziging"))
        assert "nji-bigdeal" in (await els.get("/bronnen?staat=verborgen")).html
        show = (await els.get("/bronnen/nji-bigdeal")).form("herstel-bron")
        await els.send((await els.send(show)).form("bewaar-wijziging"))
    assert await source(app, "nji-bigdeal") is not None


async def test_concepts_can_be_read(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        listed = await els.get("/begrippen?zoek=ots")
        path = listed.html.split('href="/begrippen/')[1].split('"')[0]
        assert (await els.get(f"/begrippen/{path}")).status == 200
        assert (await els.get("/begrippen/bestaat-niet")).status == 404
