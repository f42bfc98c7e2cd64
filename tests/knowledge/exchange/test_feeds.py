"""Feeds, sitemaps and archives: what they know comes in as leads, never as finished sources."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy import Connection

from knowledge.exchange.forms import Form
from knowledge.exchange.harvest import Harvest, harvest
from knowledge.exchange.leads import dismiss, number_waiting, waiting
from knowledge.exchange.taking_in import Report, Told, WrongRow, take_in
from knowledge.links.guard import Policy
from knowledge.sources import store
from tests.knowledge.conftest import NOW, made
from tests.knowledge.exchange.files import lines_of, taken, within
from tests.knowledge.links.site import Answer, Site, drip, site, to, visitor

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Nieuws van het NJi</title><link>https://voorbeeld.nl/</link>
<image><url>https://voorbeeld.nl/logo.png</url><title>Logo</title></image>
<item><title>Wachten &amp; wat je intussen doet</title><media:title>iets anders</media:title>
<link>https://voorbeeld.nl/wachten?utm_source=rss</link><author>anna@voorbeeld.nl (Anna)</author>
<description>&lt;p&gt;Drie &lt;b&gt;tips&lt;/b&gt;&lt;script&gt;x()&lt;/script&gt; voor wachttijd&lt;/p&gt;
</description>
<pubDate>Tue, 17 Nov 2026 09:00:00 GMT</pubDate><category>wachtlijst</category></item>
<item><title>Zonder link</title><guid isPermaLink="false">1</guid></item>
<item><title>Met guid</title><guid>https://voorbeeld.nl/guid</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>
<link rel="next" href="?page=2"/><link rel="self" href="/feed"/>
<entry><title type="html">Een &lt;i&gt;kop&lt;/i&gt;</title><link rel="enclosure" href="/x.mp3"/>
<link href="/een"/>
<updated>2025-02-03T00:00:00Z</updated><summary>Kort.</summary><category term="veiligheid"/></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://voorbeeld.nl/a</loc><lastmod>2024-05-06</lastmod></url><url><loc>geen adres</loc></url>
</urlset>"""
OAI = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<record><header><identifier>oai:x:1</identifier></header><metadata>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Proefschrift over hechting</dc:title><dc:creator>Jansen, A.</dc:creator>
<dc:identifier>urn:nbn:1</dc:identifier>
<dc:identifier>https://hdl.handle.net/1/%d</dc:identifier><dc:publisher>Universiteit</dc:publisher>
<dc:subject>hechting</dc:subject><dc:date>2019-01-01</dc:date><dc:description>Onderzoek.</dc:description>
</oai_dc:dc></metadata></record>
<record><header status="deleted"><identifier>oai:x:2</identifier></header></record>%s
</ListRecords></OAI-PMH>"""
OAI_ERROR = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="%s">Nee</error></OAI-PMH>'


def test_rss_gives_leads_with_what_it_knows(unit: Connection) -> None:
    report, wrong = taken(unit, RSS, Form.FEED)
    assert (report.read, report.leads, report.changed, len(wrong)) == (3, 2, 0, 1)
    found = {lead.url: lead for lead in waiting(unit, 0, 10)}
    lead = found["https://voorbeeld.nl/wachten?utm_source=rss"]
    assert (lead.title, lead.summary) == ("Wachten & wat je intussen doet", "Drie tips voor wachttijd")
    assert (lead.publisher, lead.published) == ("Nieuws van het NJi", 2026)
    assert "https://voorbeeld.nl/guid" in found
    assert store.every_resource(unit) == []
    assert "url" in wrong[0].problems[0]


def test_a_page_comes_once_and_not_when_it_is_a_source_or_was_turned_down(unit: Connection) -> None:
    store.keep(unit, made("a", "A", url="http://www.voorbeeld.nl/wachten/"), NOW)
    assert taken(unit, RSS, Form.FEED)[0].leads == 1
    assert taken(unit, RSS, Form.FEED)[0].leads == 0
    (lead,) = waiting(unit, 0, 10)
    assert dismiss(unit, lead.id)
    assert not dismiss(unit, lead.id)
    assert taken(unit, RSS, Form.FEED)[0].leads == 0
    assert number_waiting(unit) == 0


def test_a_lead_that_became_a_source_waits_no_longer(unit: Connection) -> None:
    taken(unit, SITEMAP, Form.FEED)
    assert number_waiting(unit) == 1
    store.keep(unit, made("a", "A"), NOW)
    assert number_waiting(unit) == 0


def test_a_packed_sitemap_is_read_from_a_file(unit: Connection) -> None:
    report, wrong = taken(unit, gzip.compress(SITEMAP.encode()), Form.FEED)
    assert (report.leads, lines_of(wrong)) == (1, [2])


def test_a_feed_that_breaks_off_gives_what_came_before(unit: Connection) -> None:
    report, wrong = taken(unit, RSS[: RSS.index("<item><title>Met guid")], Form.FEED)
    assert report.leads == 1
    assert "XML" in wrong[-1].problems[0]


BIBTEX = r"""@string{uu = {Universiteit Utrecht}}
@comment{niets}
@phdthesis{a1, title = {Hechting bij {K}inderen: caf{\'e} en Re{\"u}nie}, school = uu # " en RU", year = 2019,
  url = {https://voorbeeld.nl/proefschrift}, author = {Jansen, A.}, keywords = {hechting; jong},
  abstract = "Over {veel}\& meer"}
@article{kapot, title = {Nooit dicht, year = 2020}
@misc{b2, title={Zonder adres}}
@misc{c3, title={Met doi}, doi = {10.1000/182}}
"""


def test_bibtex_gives_leads(unit: Connection) -> None:
    report, wrong = taken(unit, BIBTEX, Form.BIBTEX)
    assert (report.leads, lines_of(wrong)) == (2, [6, 7])
    found = {lead.url: lead for lead in waiting(unit, 0, 10)}
    lead = found["https://voorbeeld.nl/proefschrift"]
    assert lead.title == "Hechting bij Kinderen: café en Reünie"
    assert (lead.publisher, lead.published) == ("Universiteit Utrecht en RU", 2019)
    assert lead.summary == "Over veel& meer"
    assert "https://doi.org/10.1000/182" in found


async def harvested(there: Site, path: str, folder: Path) -> Harvest:
    async with visitor() as guest:
        return await harvest(there.at(path), guest, folder)


def kept(unit: Connection, found: Harvest) -> tuple[Report, list[WrongRow]]:
    wrong: list[WrongRow] = []
    return take_in(found.rows, "proef", within(unit), NOW, Told(wrong.append)), wrong


def xml(words: str | bytes) -> Answer:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(
            body=words if isinstance(words, bytes) else words.encode(), content_type="text/xml"
        )

    return answer


@pytest.mark.asyncio
async def test_an_index_of_sitemaps_is_followed(unit: Connection, tmp_path: Path) -> None:
    index = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/een.xml.gz</loc>
    </sitemap><sitemap><loc>/weg.xml</loc></sitemap><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>"""
    pages = {"/index.xml": xml(index), "/een.xml.gz": xml(gzip.compress(SITEMAP.encode()))}
    async with site(pages) as there:
        report, wrong = kept(unit, await harvested(there, "/index.xml", tmp_path))
        assert (report.leads, len(wrong)) == (1, 2)
        assert "/weg.xml 404" in wrong[0].problems[0]
        assert there.asked() == ["/index.xml", "/een.xml.gz", "/weg.xml"]
    assert waiting(unit, 0, 1)[0].origin == "site.example"


@pytest.mark.asyncio
async def test_an_archive_is_read_to_its_last_page(unit: Connection, tmp_path: Path) -> None:
    busy = iter((True, False))

    async def archive(request: web.Request) -> web.StreamResponse:
        if request.query_string == "":
            body = OAI_ERROR % "badVerb"
        elif request.query.get("metadataPrefix") == "oai_dc":
            body = OAI % (1, "<resumptionToken>a&amp;b=c</resumptionToken>")
        elif next(busy):
            return web.Response(status=503, headers={"Retry-After": "1"})
        else:
            assert request.query["resumptionToken"] == "a&b=c"
            body = OAI % (2, "<resumptionToken/>")
        return web.Response(body=body.encode(), content_type="text/xml")

    async with site({"/oai": archive}) as there:
        report, wrong = kept(unit, await harvested(there, "/oai", tmp_path))
    assert (report.leads, wrong) == (2, [])
    lead = waiting(unit, 0, 1)[0]
    assert (lead.title, lead.publisher) == ("Proefschrift over hechting", "Universiteit")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("pages", "problem"),
    [
        ({"/x": "<html><body>Welkom"}, "no RSS"),
        ({"/x": 500}, "500"),
        ({"/x": xml(OAI_ERROR % "noSetHierarchy")}, "noSetHierarchy Nee"),
        ({"/x": to("http://169.254.169.254/latest/meta-data/")}, "refused"),
        ({"/x": xml("")}, "XML"),
        ({"/x": drip(b"<rss>" + b" " * 1_000_000)}, "> 50 MB"),
    ],
)  # fmt: skip
async def test_what_is_no_feed_is_told(
    unit: Connection, tmp_path: Path, pages: Mapping[str, Answer | str | int], problem: str
) -> None:
    async with site(pages) as there:
        report, wrong = kept(unit, await harvested(there, "/x", tmp_path))
    assert (report.leads, len(wrong)) == (0, 1)
    assert problem in wrong[0].problems[0]


@pytest.mark.asyncio
async def test_a_feed_that_names_itself_as_its_next_page_ends(unit: Connection, tmp_path: Path) -> None:
    async with site({"/feed": xml(ATOM)}) as there:
        report, _ = kept(unit, await harvested(there, "/feed", tmp_path))
        assert there.asked() == ["/feed", "/feed?page=2"]
        assert report.leads == 1
        lead = waiting(unit, 0, 1)[0]
        assert (lead.url, lead.title) == (there.at("/een"), "Een kop")


@pytest.mark.asyncio
async def test_a_feed_inside_a_network_is_not_fetched(tmp_path: Path) -> None:
    async with site({"/feed": xml(ATOM)}) as there, visitor(policy=Policy(ports=None)) as guest:
        found = await harvest(there.at("/feed"), guest, tmp_path)
        assert (found.documents, len(found.wrong), there.calls) == ([], 1, [])
