"""A visitor on a real server: hops, bytes and seconds are bounded, and nothing inside is ever called."""

from __future__ import annotations

import gzip
import ssl
import time
from itertools import pairwise

import pytest
import trustme
from aiohttp import web

from knowledge.links.guard import Policy
from knowledge.links.pace import Pace
from knowledge.links.visiting import HOPS, Outcome
from tests.knowledge.links.site import ELSEWHERE, HERE, HERE_ONLY, Answer, Names, drip, site, to, visitor

pytestmark = pytest.mark.asyncio


async def test_redirects_are_followed_and_only_permanent_ones_are_a_move() -> None:
    pages: dict[str, Answer | str | int] = {"/c": "klaar", "/b": to("/c", 302), "/a": to("/b", 301)}
    async with site(pages) as there, visitor() as guest:
        visit = await guest.visit(there.at("/a"))
        assert (visit.outcome, visit.status, visit.body) == (Outcome.ANSWERED, 200, b"klaar")
        assert visit.at is not None
        assert (visit.at.path, str(visit.moved)) == ("/c", there.at("/b"))
        assert (await guest.visit(there.at("/b"))).moved is None


async def test_who_goes_round_in_circles_is_left() -> None:
    async with site({"/a": to("/b"), "/b": to("/a")}) as there, visitor() as guest:
        assert (await guest.visit(there.at("/a"))).outcome is Outcome.LOOP
        assert len(there.calls) == HOPS + 1


@pytest.mark.parametrize(
    "target",
    [
        "http://{elsewhere}:{port}/geheim",
        "//{elsewhere}:{port}/geheim",
        "http://inside.example:{port}/geheim",
        "http://both.example:{port}/geheim",
        "http://localhost:{port}/geheim",
        "http://2130706434:{port}/geheim",
        "http://[::1]:{port}/geheim",
        "http://a:b@site.example:{port}/geheim",
        "file:///etc/passwd",
        "http://[kapot/geheim",
    ],
)
async def test_a_redirect_to_somewhere_inside_is_not_followed(target: str) -> None:
    names = Names({"inside.example": [ELSEWHERE], "both.example": [HERE, ELSEWHERE]})

    async def away(request: web.Request) -> web.StreamResponse:
        where = target.format(elsewhere=ELSEWHERE, port=request.url.port)
        return web.Response(status=302, headers={"Location": where})

    async with site({"/a": away, "/geheim": "geheim"}) as there, visitor(names) as guest:
        visit = await guest.visit(there.at("/a"))
        assert visit.outcome in {Outcome.REFUSED, Outcome.UNREACHABLE}
        assert there.asked() == ["/a"]


async def test_a_name_that_changes_its_address_between_look_and_call_is_refused() -> None:
    looks = iter((True, False))
    policy = Policy(allows=lambda _: next(looks), ports=None)
    async with site({"/": "hier"}) as there, visitor(policy=policy) as guest:
        assert (await guest.visit(there.at("/"))).outcome is Outcome.REFUSED
        assert there.calls == []


async def test_every_hop_asks_for_the_address_of_a_name_again() -> None:
    names = Names()

    async def rebound(request: web.Request) -> web.StreamResponse:
        names.other = {"site.example": [ELSEWHERE]}
        return web.Response(status=302, headers={"Location": "/geheim", "Connection": "close"})

    async with site({"/a": rebound}) as there, visitor(names) as guest:
        assert (await guest.visit(there.at("/a"))).outcome is Outcome.REFUSED
        assert there.asked() == ["/a"]


async def test_the_real_policy_calls_nothing_on_this_machine() -> None:
    async with site({"/": "hier"}) as there, visitor(policy=Policy(ports=None)) as guest:
        for host in (HERE, "localhost", "site.example"):
            assert (await guest.visit(there.at("/", host))).outcome is Outcome.REFUSED
        assert there.calls == []


async def test_a_host_that_is_not_there_and_one_that_does_not_listen_are_told_apart() -> None:
    async with visitor(Names({"weg.example": []})) as guest:
        assert (await guest.visit("http://weg.example/")).outcome is Outcome.NO_HOST
        assert (await guest.visit("http://site.example:1/")).outcome is Outcome.UNREACHABLE


async def test_a_wrong_certificate_is_told_apart_from_a_dead_host() -> None:
    ours, theirs = trustme.CA(), trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.issue_cert("site.example").configure_cert(server)
    right, wrong = ssl.create_default_context(), ssl.create_default_context()
    ours.configure_trust(right)
    theirs.configure_trust(wrong)
    async with site({"/": "veilig"}, context=server) as there:
        async with visitor(trusted=right) as guest:
            assert (await guest.visit(there.at("/"))).status == 200
            assert (await guest.visit(there.at("/", "ander.example"))).outcome is Outcome.CERTIFICATE
        async with visitor(trusted=wrong) as guest:
            assert (await guest.visit(there.at("/"))).outcome is Outcome.CERTIFICATE


async def test_a_body_without_end_is_read_no_further_than_asked() -> None:
    async with site({"/": drip(b"<p>" * 10_000)}) as there, visitor() as guest:
        visit = await guest.visit(there.at("/"), most=100_000)
        assert (visit.outcome, len(visit.body), visit.whole) == (Outcome.ANSWERED, 100_000, False)


async def test_a_packed_body_is_unpacked_no_further_than_asked() -> None:
    bomb = gzip.compress(b"0" * 50_000_000)

    async def packed(_: web.Request) -> web.StreamResponse:
        return web.Response(body=bomb, headers={"Content-Encoding": "gzip"}, content_type="text/html")

    async with site({"/": packed}) as there, visitor() as guest:
        visit = await guest.visit(there.at("/"), most=100_000)
        assert (visit.body, visit.whole) == (b"0" * 100_000, False)
        assert there.headers[0]["Accept-Encoding"] == "identity"


async def test_who_drips_is_left_after_a_while() -> None:
    async with site({"/": drip(b"x", 0.2)}) as there, visitor(seconds=1.0) as guest:
        assert (await guest.visit(there.at("/"))).outcome is Outcome.TOO_SLOW


async def test_what_is_no_answer_is_unreachable() -> None:
    async def broken(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.write(b"\x00\xff niets van HTTP\r\n\r\n")
        request.transport.close()
        return web.Response()

    async with site({"/": broken}) as there, visitor() as guest:
        assert (await guest.visit(there.at("/"))).outcome is Outcome.UNREACHABLE


async def test_a_visitor_says_who_it_is_and_keeps_no_cookies() -> None:
    async def cookie(_: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": "/b", "Set-Cookie": "a=b"})

    async with site({"/a": cookie, "/b": "x"}) as there, visitor() as guest:
        await guest.visit(there.at("/a"))
        assert [each["User-Agent"] for each in there.headers] == ["Proef/1.0"] * 2
        assert "Cookie" not in there.headers[1]


async def test_calls_of_one_host_keep_their_distance() -> None:
    moments = []

    async def noted(_: web.Request) -> web.StreamResponse:
        moments.append(time.monotonic())
        return web.Response()

    async with site({"/": noted}) as there, visitor(policy=HERE_ONLY, pace=Pace(seconds=0.2)) as guest:
        for _ in range(3):
            await guest.visit(there.at("/"))
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(moments))
