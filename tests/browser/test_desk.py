"""A real browser at the desk: by keyboard alone, on a phone, without scripts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.app import App
from bot.desk import Bureau, bureau
from bot.equipment import Equipment
from bot.platforms import web_app
from bot.settings.platforms import Desk
from tests.browser.test_four_jobs import browser, enter, say
from tests.databases import Template

__all__ = ["browser"]
pytestmark = pytest.mark.asyncio
PAGES = (
    "",
    "bronnen",
    "bronnen?vraag=waar+vind+ik+de+richtlijn+uithuisplaatsing",
    "bronnen/nieuw",
    "bronnen/nji-bigdeal",
    "bronnen/nji-bigdeal/bewerken",
    "vragen",
    "voorstellen",
    "nakijken",
    "links",
    "dubbel",
    "wijzigingen",
    "lijsten",
    "begrippen",
    "begrippen/nieuw",
    "begrippen/pleegouder-worden",
)
# What a screen reader needs: each control has a name, each page one heading, headings skip no level.
FAULTS = """() => {
  const faults = [], name = (x) => (x.labels && [...x.labels].map(l => l.textContent).join("")) ||
    x.getAttribute("aria-label") || x.textContent || "";
  for (const x of document.querySelectorAll("input:not([type=hidden]), select, textarea, button, a[href]"))
    if (!name(x).trim()) faults.push("no name: " + x.outerHTML.slice(0, 120));
  const ids = [...document.querySelectorAll("[id]")].map(x => x.id);
  if (new Set(ids).size !== ids.length) faults.push("an id stands twice");
  for (const x of document.querySelectorAll("[aria-describedby]"))
    if (!document.getElementById(x.getAttribute("aria-describedby"))) faults.push("no description: " + x.id);
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  let before = 1;
  for (const x of document.querySelectorAll("h1, h2, h3")) {
    const level = Number(x.tagName[1]);
    if (level > before + 1) faults.push("a level is skipped: " + x.textContent);
    before = level;
  }
  if (!document.documentElement.lang || !document.title) faults.push("no language or title");
  return faults;
}"""
SMALL = """() => [...document.querySelectorAll("button, a.button, .menu a, input:not([type=hidden]), select")]
  .filter(x => x.offsetParent && !x.closest("details:not([open])") && x.getBoundingClientRect().height < 36)
  .map(x => x.outerHTML.slice(0, 90))"""
# Contrast of text with what is behind it, by the formula of WCAG 2.
FAINT = """() => {
  const rgb = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const line = (v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * line(r / 255) + .7152 * line(g / 255) + .0722 * line(b / 255);
  const behind = (x) => { for (; x; x = x.parentElement) { const c = rgb(getComputedStyle(x).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  const faint = [];
  for (const x of document.querySelectorAll("body *")) {
    if (!x.offsetParent || ![...x.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    if (x.closest(".hidden")) continue;
    const one = light(rgb(getComputedStyle(x).color).slice(0, 3)), other = light(behind(x));
    const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    if (ratio < 4.5) faint.push(ratio.toFixed(2) + " " + x.outerHTML.slice(0, 90));
  }
  return faint;
}"""


@pytest_asyncio.fixture
async def rooms(
    tmp_path: Path, equipment: Equipment, community: Template
) -> AsyncIterator[tuple[App, Bureau]]:
    community.put(tmp_path / "data")
    desk = bureau(equipment, Desk(port=0))
    app = web_app(equipment, tmp_path / "data", port=0, sample=True, desk=desk)
    async with app.running(), desk.beside(app):
        yield app, desk


async def link(browser: Browser, app: App) -> str:
    """The link that els gets in her private conversation."""
    chat = await enter(browser, app, "els", "@els")
    await say(chat, "bureau")
    found = await chat.locator("#log a[href*='/in/']").last.get_attribute("href")
    assert found is not None
    return found


async def at_the_desk(context: BrowserContext, address: str) -> Page:
    page = await context.new_page()
    await page.goto(address)
    await page.get_by_role("button", name="Meld me aan").click()
    await expect(page.get_by_role("heading", level=1, name="Overzicht")).to_be_visible()
    return page


async def test_every_page_can_be_read_and_used_at_any_width(
    browser: Browser, rooms: tuple[App, Bureau]
) -> None:
    app, desk = rooms
    address = await link(browser, app)
    context = await browser.new_context(locale="nl-NL")
    page = await at_the_desk(context, address)
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        for path in PAGES:
            await page.goto(desk.desk.address + path)
            assert await page.evaluate(FAULTS) == [], path
            for width in (320, 390, 1280):
                await page.set_viewport_size({"width": width, "height": 800})
                where = f"{path} at {width}, {scheme}"
                assert await page.evaluate(SMALL) == [], where
                assert await page.evaluate(FAINT) == [], where
                wide = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                assert wide <= 0, where


async def test_a_source_is_changed_on_a_phone_without_scripts(
    browser: Browser, rooms: tuple[App, Bureau]
) -> None:
    app, desk = rooms
    address = await link(browser, app)
    phone = await browser.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False, has_touch=True, locale="nl-NL"
    )
    page = await at_the_desk(phone, address)
    await page.get_by_label("Zoek zoals een lid het vraagt").fill("richtlijn uithuisplaatsing")
    await page.get_by_role("button", name="Zoek").tap()
    await page.locator(".cards h2 a").first.tap()
    await page.get_by_role("link", name="Wijzig", exact=True).tap()
    await page.get_by_label("uitgever").fill("Een andere uitgever")
    await page.get_by_role("button", name="Bekijk de wijziging").tap()
    await expect(page.locator("ins")).to_contain_text("Een andere uitgever")
    assert (await page.locator("main").inner_text()).count("Een andere uitgever") == 1
    await page.get_by_role("button", name="Bewaar").tap()
    await expect(page.get_by_role("status")).to_be_visible()
    await expect(page.locator(".fields")).to_contain_text(["Een andere uitgever"])
    await page.get_by_role("button", name="Afmelden").tap()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Je bent afgemeld")
    await page.goto(desk.desk.address)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Je bent niet aangemeld")


async def test_a_source_is_hidden_by_keyboard_alone(browser: Browser, rooms: tuple[App, Bureau]) -> None:
    page = await at_the_desk(await browser.new_context(), await link(browser, rooms[0]))
    await page.keyboard.press("Tab")
    await expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.type("richtlijn uithuisplaatsing")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/bronnen?vraag=*")
    await tab_to(page, ".cards h2 a")
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile(r"/bronnen/[^?]+$"))
    await tab_to(page, "button.danger")
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile(r"/wijziging/V-"))
    await tab_to(page, ".answer button.primary")
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile(r"/bronnen/[^?]+\?antwoord="))
    await expect(page.locator("form[action='/doe/herstel-bron'] button")).to_be_visible()


async def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is wanted has the focus, which can be seen."""
    for _ in range(60):
        await page.keyboard.press("Tab")
        if await page.evaluate("s => document.activeElement.matches(s)", selector):
            style = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert style == "solid"
            return
    pytest.fail(f"{selector} cannot be reached by keyboard")
