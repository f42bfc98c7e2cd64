"""What somebody with bad intentions tries at the desk."""

from __future__ import annotations

from io import BytesIO
from secrets import token_hex
from urllib.parse import urlencode

import pytest
from aiohttp import FormData

from bot.app import App
from bot.desk import Bureau
from knowledge.sources import store
from tests.adapters.web.desk.browsing import Browser, Form, at_the_desk, link_for, stranger

pytestmark = pytest.mark.asyncio
FORM = "application/x-www-form-urlencoded"
SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'


async def shown(app: App, id_: str) -> bool:
    found = await app.database.read(lambda unit: store.resource_by_id(unit, id_))
    return found is not None


async def hiding(els: Browser) -> dict[str, str]:
    return (await els.get("/bronnen/nji-bigdeal")).form("verberg-bron").fields


async def test_a_form_of_another_site_does_nothing(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        fields = await hiding(els)
        for origin in ("https://evil.example", "null", "", els.origin + ".evil.example", "http://localhost"):
            assert (await els.post("/doe/verberg-bron", fields, origin=origin)).status == 403
        for token in ("", "x" * 43, "\udce9"):
            bad = {**fields, "bewijs": token.encode(errors="replace").decode()}
            assert (await els.post("/doe/verberg-bron", bad)).status == 403
        assert (await els.post("/uit", {})).status == 403
        assert (await els.get("/doe/verberg-bron")).status in {404, 405}


async def test_a_token_of_another_session_does_nothing(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "ine") as ine, at_the_desk(app, desk, "els") as els:
        assert (await els.post("/doe/verberg-bron", await hiding(ine))).status == 403


async def test_a_link_is_not_used_up_from_another_site(app: App, desk: Bureau) -> None:
    link = await link_for(app, "els")
    async with stranger(desk) as victim:
        assert (await victim.post(link, {}, origin="https://evil.example")).status == 403
        assert (await victim.post(link, {})).status == 200


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/%0d%0aSet-Cookie:x=1",
        "javascript:1",
        "/a b",
    ],
)
async def test_nobody_is_sent_elsewhere(app: App, desk: Bureau, to: str) -> None:
    async with at_the_desk(app, desk, "els") as els:
        for name in ("terug", "daarna"):
            fields = {**(await hiding(els)), name: to, "w.bron": "bestaat-niet"}
            sent = await els.post("/doe/verberg-bron", fields, allow_redirects=False)
            assert sent.headers["Location"].startswith("/")
            assert "evil" not in sent.headers["Location"]
        page = await els.get("/bronnen/nji-bigdeal?terug=https://evil.example")
        assert "https://evil.example" not in [f.fields.get("terug") for f in page.forms]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost:1@evil.example", ""])
async def test_another_host_is_turned_away(desk: Bureau, host: str) -> None:
    async with stranger(desk) as someone:
        assert (await someone.get("/in", headers={"Host": host})).status in {400, 421}


async def test_what_people_wrote_stays_words(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        edit = (await els.get("/bronnen/nji-bigdeal/bewerken")).form("herschrijf-bron")
        preview = await els.send(edit, title=SCRIPT, keywords=SCRIPT)
        await els.send(preview.form("bewaar-wijziging"))
        pages = [
            "/bronnen/nji-bigdeal",
            "/bronnen?titel=script",
            "/wijzigingen",
            "/",
            "/bronnen/nji-bigdeal/bewerken",
        ]
        pages.append("/bronnen?vraag=" + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
        found = [await els.get(path) for path in pages]
        assert sum("&lt;script&gt;" in x.html for x in [preview, *found]) == 7
        for page in (preview, *found):
            assert "<script" not in page.html
            assert "<img src=x" not in page.html
            assert "onerror=alert(1)&gt;49" not in page.html


async def test_every_answer_keeps_a_page_to_itself(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        for path in ("/", "/bronnen", "/nergens", "/in", "/in/x", "/static/desk.css"):
            headers = (await els.get(path)).headers
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
            assert "unsafe" not in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
        assert (await els.get("/")).headers["Cache-Control"] == "no-store"


async def test_no_page_has_a_script_or_a_style_of_its_own(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        for path in ("/", "/bronnen", "/bronnen/nji-bigdeal", "/bronnen/nji-bigdeal/bewerken", "/lijsten"):
            html = (await els.get(path)).html
            assert "<script" not in html
            assert "style=" not in html


async def test_too_much_is_refused(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        edit = (await els.get("/bronnen/nji-bigdeal/bewerken")).form("herschrijf-bron")
        huge = BytesIO(urlencode({**edit.fields, "w.summary": "a" * 10_000_000}).encode())
        assert (await els.post(edit.action, huge, kind=FORM)).status == 413
        assert "te lang" in (await els.send(edit, summary="a" * 100_000)).html
        many = {**edit.fields, **{f"x{n}": "1" for n in range(200)}}
        assert (await els.post(edit.action, many)).status == 400


async def test_the_name_of_a_file_is_only_a_name(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        form = (await els.get("/lijsten")).form("probeer-lijst")
        for name in ("../../../etc/passwd", "..\\..\\boot.ini", "a\u202e.csv", SCRIPT, "/"):
            data = FormData(form.fields, quote_fields=False)
            data.add_field("bestand", b"id;title\n", filename=name, content_type="text/csv")
            answered = await els.post("/doe/probeer-lijst", data)
            assert answered.status == 200
            assert "etc" not in answered.html
            assert "<script" not in answered.html


async def test_a_formula_in_a_file_does_not_come_back_as_one(app: App, desk: Bureau) -> None:
    row = "id;title;url;publisher;kind;summary;knowledge_source;checked\n"
    row += "=cmd|'/c calc'!A0;=1+1;https://a.nl/x;U;artikel;Iets;praktijkkennis;2026-11-21\n"
    async with at_the_desk(app, desk, "els") as els:
        data = FormData((await els.get("/lijsten")).form("probeer-lijst").fields)
        data.add_field("bestand", row.encode(), filename="a.csv", content_type="text/csv")
        answered = await els.post("/doe/probeer-lijst", data)
        href = answered.html.split('href="/bestand/')[1].split('"')[0]
        file = await els.get(f"/bestand/{href}")
        assert file.headers["Content-Disposition"].startswith("attachment")
        assert not [
            cell for line in file.html.splitlines() for cell in line.split(",") if cell.startswith('"=')
        ]


async def test_only_commands_for_editors_can_be_called(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els:
        fields = await hiding(els)
        for what in ("wis-mij", "bureau", "waar", "ban", "mijn-gegevens", "../verberg-bron", "%2e%2e"):
            assert (await els.post(f"/doe/{what}", fields)).status in {404, 405}
    async with at_the_desk(app, desk, "piet") as piet:
        form = (await piet.get("/bronnen/nji-bigdeal")).form("verberg-bron")
        for what in ("nog-goed", "geef-uit", "lees-in", "lees-lijst", "probeer-lijst", "draai-terug"):
            assert "Dit kan alleen met de rol" in (await piet.send(fresh(form, what))).html
        preview = await piet.send(fresh(form, "verberg-bron"))
        number = preview.form("stel-voor").fields["w.wijziging"]
        tried = await piet.send(fresh(form, "bewaar-wijziging"), wijziging=number)
        assert "Dit kan alleen met de rol" in tried.html
        assert await shown(app, "nji-bigdeal")


def fresh(form: Form, command: str) -> Form:
    """A form as another page would hold it, for another command."""
    return Form(f"/doe/{command}", {**form.fields, "sleutel": token_hex(16)})


async def test_a_file_of_one_session_is_not_for_another(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "els") as els, at_the_desk(app, desk, "ine") as ine:
        page = await els.send((await els.get("/lijsten")).form("geef-uit", vorm="csv"))
        href = "/bestand/" + page.html.split('href="/bestand/')[1].split('"')[0]
        assert (await els.get(href)).status == 200
        assert (await ine.get(href)).status == 404
        assert (await els.get(href[:-1] + "9")).status == 404


async def test_knocking_all_the_time_is_stopped(app: App, desk: Bureau) -> None:
    async with stranger(desk) as robot:
        seen = [(await robot.get(f"/in/guess{n}")).status for n in range(30)]
        assert set(seen) == {403}
        link = await link_for(app, "els")
        assert (await robot.post(link, {})).status == 403


async def test_what_must_be_confirmed_is_asked_also_of_who_says_yes_in_a_form(app: App, desk: Bureau) -> None:
    async with at_the_desk(app, desk, "mo") as mo:
        form = (await mo.get("/bundels")).forms[0]
        fields = {"bewijs": form.fields["bewijs"], "w.bundel": "B-001", "w.met": "B-002", "w.bevestigd": "ja"}
        seen = await mo.post("/doe/samenvoegen", {**fields, "terug": "/bundels"})
        assert "Ja, doe maar" in seen.html
