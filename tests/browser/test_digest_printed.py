"""Check 11: the digest as a page prints on five sheets at most and needs nothing of the network."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from playwright.async_api import async_playwright
from pypdf import PdfReader

from bot.digest.counting.build import Json
from bot.digest.formats import DigestFormat, render
from tests.bot.digest.test_papers import WORDS, digest  # noqa: F401 - the fixture of a busy week
from tests.browser.markup import unsound
from tests.browser.test_four_jobs import QUIET

pytestmark = pytest.mark.asyncio
WRONG = (
    "<!doctype html><html><head><title>x</title></head><body><p><span><div></div></span></p></body></html>"
)


async def test_check_11_a_busy_week_is_valid_prints_on_five_sheets_and_fits_a_phone(
    tmp_path: Path,
    digest: Json,  # noqa: F811 - the fixture
) -> None:
    file = tmp_path / "weekbericht.html"
    file.write_bytes(render(digest, DigestFormat.HTML, WORDS))
    asked: list[str] = []
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        page = await browser.new_page(viewport={"width": 400, "height": 800})
        page.on("request", lambda request: asked.append(request.url))
        await page.goto(file.as_uri())
        assert await page.evaluate("document.documentElement.scrollWidth") <= 400
        assert await page.evaluate("document.documentElement.lang") == "nl"
        assert await unsound(page, file.read_text("utf-8")) == []
        printed = await page.pdf(prefer_css_page_size=True)
        assert asked == [file.as_uri()]
        await page.set_content(WRONG)
        assert await unsound(page, WRONG) != []
        await browser.close()
    assert len(PdfReader(io.BytesIO(printed)).pages) <= 5
