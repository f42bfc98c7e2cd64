"""What a link is found to be: there, moved, gone, only seemingly there, or not for us to say."""

from __future__ import annotations

import pytest
from aiohttp import web

from knowledge.links.judging import Judge
from knowledge.links.pace import Pace
from knowledge.links.states import Found, LinkState
from tests.knowledge.links.site import Answer, Names, Site, site, to, visitor

pytestmark = pytest.mark.asyncio

WORDS = " ".join(f"woord{number}" for number in range(60))
ARTICLE = f"<title>Kind in de knel</title><h1>Kind in de knel</h1><p>Over scheiding. {WORDS}"


async def found(there: Site, path: str, names: Names | None = None) -> Found:
    pace = Pace(seconds=0.0)
    async with visitor(names, pace=pace) as guest:
        return await Judge(guest, pace).judge(there.at(path))


async def test_a_page_that_is_there_is_good() -> None:
    async with site({"/a": ARTICLE}) as there:
        assert await found(there, "/a") == Found(LinkState.GOOD, 200)
        assert [how for how, _, path in there.calls if path == "/a"] == ["HEAD", "GET"]
        assert there.headers[-2]["Range"] == "bytes=0-65535"


async def test_of_what_is_no_page_the_head_is_enough() -> None:
    async def paper(_: web.Request) -> web.StreamResponse:
        return web.Response(body=b"%PDF", content_type="application/pdf")

    async with site({"/a.pdf": paper}) as there:
        assert (await found(there, "/a.pdf")).state is LinkState.GOOD
        assert there.calls[-1][0] == "HEAD"


async def test_a_site_that_knows_no_head_is_asked_in_full() -> None:
    async def plain(request: web.Request) -> web.StreamResponse:
        if request.method == "HEAD":
            return web.Response(status=405)
        return web.Response(text=ARTICLE, content_type="text/html")

    async with site({"/a": plain}) as there:
        assert (await found(there, "/a")).state is LinkState.GOOD


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (404, LinkState.GONE),
        (410, LinkState.GONE),
        (500, LinkState.FAULT),
        (503, LinkState.FAULT),
        (401, LinkState.CLOSED),
        (403, LinkState.CLOSED),
        (429, LinkState.CLOSED),
        (451, LinkState.CLOSED),
    ],
)
async def test_a_status_means_what_it_says(status: int, state: LinkState) -> None:
    async with site({"/a": status}) as there:
        assert await found(there, "/a") == Found(state, status)


async def test_a_move_for_good_is_told_with_the_new_address() -> None:
    pages: dict[str, Answer | str | int] = {
        "/oud": to("/nieuw", 301),
        "/nieuw": ARTICLE,
        "/tijd": to("/nieuw", 302),
    }
    pages |= {"/map": to("/map/", 301), "/map/": ARTICLE, "/dood": to("/niets", 301)}
    async with site(pages) as there:
        assert await found(there, "/oud") == Found(LinkState.MOVED, 200, there.at("/nieuw"))
        assert await found(there, "/tijd") == Found(LinkState.GOOD, 200)
        assert await found(there, "/map") == Found(LinkState.GOOD, 200)
        assert await found(there, "/dood") == Found(LinkState.GONE, 404)


@pytest.mark.parametrize(
    "head",
    [
        "<title>Pagina niet gevonden | Gemeente</title>",
        "<title>404 - NJi</title>",
        "<TITLE>Page not found</TITLE>",
        "<h1>Oeps! Deze pagina bestaat niet (meer)</h1>",
        "<title>Gemeente</title><h1 class=x>Helaas, deze pagina is niet meer beschikbaar</h1>",
        "<title>Not Found</title>",
    ],
)
async def test_a_page_that_says_it_is_not_there_seems_gone(head: str) -> None:
    async with site({"/a": f"{head}<p>{WORDS}"}) as there:
        assert (await found(there, "/a")).state is LinkState.LOST


@pytest.mark.parametrize(
    "title",
    [
        "Niet gevonden worden: kinderen uit beeld",
        "Wat als hulp niet beschikbaar is?",
        "Als een kind niet meer naar school gaat",
        "Artikel 4.1.1 Jeugdwet",
    ],
)
async def test_an_ordinary_title_is_no_sign(title: str) -> None:
    async with site({"/a": f"<title>{title}</title><p>{WORDS}"}) as there:
        assert (await found(there, "/a")).state is LinkState.GOOD


async def test_who_is_sent_to_the_front_page_does_not_find_the_page() -> None:
    home = f"<title>Welkom</title>{WORDS}"
    async with site({"/a/b": to("/"), "/": home, "/c": to("/nl/"), "/nl/": home}) as there:
        assert (await found(there, "/a/b")).state is LinkState.LOST
        assert (await found(there, "/c")).state is LinkState.LOST
        assert (await found(there, "/")).state is LinkState.GOOD


async def test_a_page_that_is_the_same_for_any_address_seems_gone() -> None:
    shell = f"<title>Onze site</title><p>Zoek verder in ons aanbod. {WORDS}"
    async with site({"/b": ARTICLE}, anything=shell) as there:
        assert (await found(there, "/a")).state is LinkState.LOST
        assert (await found(there, "/b")).state is LinkState.GOOD


async def test_a_page_that_a_browser_fills_is_not_judged_by_its_shell() -> None:
    async with site(
        {}, anything="<title>App</title><div id=app></div><script>een twee drie</script>"
    ) as there:
        assert (await found(there, "/a")).state is LinkState.GOOD


async def test_a_host_that_is_dead_is_told_apart() -> None:
    async with site({}) as there:
        assert await found(there, "/a", Names({"site.example": []})) == Found(LinkState.NO_HOST)
        assert await found(there, "/a", Names({"site.example": ["10.0.0.1"]})) == Found(LinkState.REFUSED)


async def test_robots_that_keep_us_out_are_obeyed() -> None:
    async def rules(_: web.Request) -> web.StreamResponse:
        return web.Response(text="User-agent: *\nDisallow: /dicht/\nAllow: /\n")

    async with site({"/robots.txt": rules, "/open": ARTICLE, "/dicht/a": ARTICLE}) as there:
        assert (await found(there, "/open")).state is LinkState.GOOD
        assert (await found(there, "/dicht/a")).state is LinkState.CLOSED
        assert "/dicht/a" not in there.asked()


async def test_what_holds_for_a_host_is_asked_once_a_round() -> None:
    async with site({"/a": ARTICLE, "/b": ARTICLE}) as there:
        pace = Pace(seconds=0.0)
        async with visitor(pace=pace) as guest:
            judge = Judge(guest, pace)
            for path in ("/a", "/b", "/a"):
                await judge.judge(there.at(path))
        assert there.asked().count("/robots.txt") == 1
        assert len({path for path in there.asked() if path not in {"/a", "/b", "/robots.txt"}}) == 1
