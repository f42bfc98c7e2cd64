"""A real browser at the pages of concepts: words are tried, kept, taken back, and refused with a reason."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from bot.app import App
from bot.desk import Bureau
from tests.browser.test_desk import at_the_desk, browser, link, rooms

__all__ = ["browser", "rooms"]
pytestmark = pytest.mark.asyncio


async def test_words_are_tried_kept_and_taken_back(browser: Browser, rooms: tuple[App, Bureau]) -> None:
    app, desk = rooms
    phone = await browser.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False, locale="nl-NL"
    )
    page = await at_the_desk(phone, await link(browser, app))
    await page.goto(desk.desk.address + "begrippen?zoek=pleegouder+worden")
    await page.get_by_role("link", name="pleegouder worden: aanmelden en voorbereiden").click()
    await page.get_by_label("Woorden of zinnen erbij").fill("spinnewiel\nop een vlot drijven")
    await page.get_by_label("Welke vraag moet dit vinden?").fill("wij willen op een vlot pleegouder worden")
    await page.get_by_role("button", name="Bekijk de wijziging").click()
    answer = page.locator(".answer")
    await expect(answer).to_contain_text("erbij: los woord “spinnewiel”")
    await expect(answer).to_contain_text("Jouw vraag “wij willen op een vlot pleegouder worden”")
    await expect(page.locator(".chips li", has_text="spinnewiel")).to_have_count(0)
    await page.get_by_role("button", name="Zo bewaren").click()
    await expect(answer).to_contain_text("Bewaard als wijziging 1")
    await expect(page.locator(".chips li", has_text="spinnewiel")).to_have_count(1)
    await expect(page.locator(".history")).to_contain_text("zin “op een vlot drijven”")
    await answer.get_by_role("button", name="Maak ongedaan").click()
    await page.get_by_role("button", name="Zo bewaren").click()
    await expect(page.locator(".chips li", has_text="spinnewiel")).to_have_count(0)


async def test_a_new_concept_is_made_and_heard(browser: Browser, rooms: tuple[App, Bureau]) -> None:
    app, desk = rooms
    page = await at_the_desk(await browser.new_context(locale="nl-NL"), await link(browser, app))
    await page.goto(desk.desk.address + "begrippen/nieuw")
    await page.get_by_label("Hoe heet het in het vak?").fill("Zeilend hulpverlenen")
    await page.get_by_label("Woorden of zinnen erbij").fill("de")
    await page.get_by_label("Nummer of webadres van de bron").fill("nji-bigdeal")
    await page.get_by_role("button", name="Bekijk de wijziging").click()
    await expect(page.get_by_role("alert")).to_contain_text("“de” is te kort")
    await expect(page.get_by_label("Hoe heet het in het vak?")).to_have_value("Zeilend hulpverlenen")
    await page.get_by_label("Woorden of zinnen erbij").fill("spinnewiel")
    await page.get_by_role("button", name="Bekijk de wijziging").click()
    await page.get_by_role("button", name="Zo bewaren").click()
    await page.get_by_role("link", name="Bekijk het begrip").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Zeilend hulpverlenen")
    await page.goto(desk.desk.address + "bronnen?vraag=waar+vind+ik+iets+over+zeilend+hulpverlenen")
    await expect(page.locator(".cards h2 a").first).to_have_attribute("href", "/bronnen/nji-bigdeal")
