"""A real browser does all four jobs on the real page, as three people."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.app import App
from bot.equipment import Equipment
from bot.platforms import web_app
from tests.databases import Template

pytestmark = pytest.mark.asyncio
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
BSN = "123456782"


@pytest_asyncio.fixture
async def app(tmp_path: Path, equipment: Equipment, community: Template) -> AsyncIterator[App]:
    community.put(tmp_path / "data")
    app = web_app(equipment, tmp_path / "data", port=0, sample=True)
    async with app.running():
        yield app


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium is not None, "the browser tests need Chromium: apt-get install chromium"
    async with async_playwright() as play:
        started = await play.chromium.launch(executable_path=chromium, args=QUIET)
        yield started
        await started.close()


async def enter(browser: Browser, app: App, person: str, room: str, width: int = 1280) -> Page:
    """Open the page as someone, in a room."""
    page = await (await browser.new_context(viewport={"width": width, "height": 860})).new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page's script failed: {error}"))
    await page.goto(app.addresses[0])
    await page.select_option("#who", person)
    await page.click(f'[data-room="{room}"]')
    return page


async def say(page: Page, words: str) -> None:
    await page.fill("#text", words)
    await page.keyboard.press("Enter")


async def command(page: Page, name: str) -> None:
    """Open the list of commands and take the first that fits."""
    await page.click("#palette-open")
    await page.fill("dialog input[type=search]", name)
    await page.keyboard.press("Enter")


async def test_three_people_do_all_four_jobs(browser: Browser, app: App) -> None:
    sanne = await enter(browser, app, "sanne", "waar-vind-ik")
    mo = await enter(browser, app, "mo", "staf")
    bram = await enter(browser, app, "bram", "staf")
    await they_find(sanne)
    await they_signal(sanne, mo)
    await they_discuss(sanne, mo)
    await they_are_safe(sanne, mo)
    await the_secretary_pulls_the_digest(bram)


async def they_find(sanne: Page) -> None:
    """At most three cards, or an honest no."""
    await say(sanne, "Waar vind ik de richtlijn uithuisplaatsing?")
    await expect(sanne.locator("#log .card").first).to_contain_text("Uithuisplaatsing")
    assert await sanne.locator("#log .card").count() <= 3
    await say(sanne, "waar vind ik een cursus onderwaterhockey voor marktkooplui")
    await expect(sanne.locator("#log")).to_contain_text("Dat heb ik niet")


async def they_signal(sanne: Page, mo: Page) -> None:
    """A form, a receipt, and the moderator's queue."""
    await sanne.click('[data-room="signalen"]')
    await command(sanne, "signaal")
    await sanne.fill(
        "dialog textarea", "Elk half jaar opnieuw indiceren, terwijl er voor dit gezin niets verandert."
    )
    await sanne.click("dialog button[type=submit]")
    await expect(sanne.locator("#log .message.private").last).to_contain_text("SIG-")
    await say(mo, "!wachtrij")
    await expect(mo.locator("#log .message.private").last).to_contain_text("Past misschien bij")


async def they_discuss(sanne: Page, mo: Page) -> None:
    """A prompt with a thread in which someone answers."""
    await command(mo, "thema")
    await mo.click("dialog button[type=submit]")
    await mo.get_by_role("button", name="Plaats nu").click()
    await sanne.click('[data-room="algemeen"]')
    await sanne.get_by_role("button", name="Open gesprek").click()
    await sanne.fill("#thread-text", "Bij ons begint dat met elkaar bellen.")
    await sanne.keyboard.press("Enter")
    await expect(sanne.locator("#thread-log")).to_contain_text("elkaar bellen")


async def they_are_safe(sanne: Page, mo: Page) -> None:
    """Client data is stopped, a moderator warns, a member sees what is held."""
    await say(sanne, f"Het BSN van mijn cliënt is {BSN}, wie kent dit gezin?")
    await expect(sanne.locator("#log .message.private").last).to_contain_text("bsn", ignore_case=True)
    await they_mean_no_client(sanne, mo)
    await mo.click('[data-room="algemeen"]')
    assert BSN not in await mo.locator("#log").inner_text()
    await say(mo, '!waarschuw @yusuf reden="Let op de toon, alsjeblieft."')
    await expect(mo.locator("#log .message.private").last).to_contain_text("Z-")
    await command(sanne, "mijn-gegevens")
    await expect(sanne.locator("#log")).to_contain_text("Je berichten in de webchat")


async def the_secretary_pulls_the_digest(bram: Page) -> None:
    """The summary in private, with the whole digest as a file."""
    await say(bram, "!weekbericht")
    await expect(bram.locator("#log .message.private").last).to_contain_text("Weekbericht")
    await expect(bram.locator('#log a[download$=".html"]')).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
async def test_the_page_fits_its_screen_and_is_named_for_a_screen_reader(
    browser: Browser, app: App, width: int
) -> None:
    page = await enter(browser, app, "yusuf", "signalen", width)
    await expect(page.locator("#log .message").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    await page.click('[data-room="@yusuf"]')
    await expect(page.locator('[aria-current="true"]')).to_be_in_viewport(ratio=1)
    await page.reload()
    await expect(page.locator('[aria-current="true"]')).to_be_in_viewport(ratio=1)
    assert await page.get_by_role("log", name="Berichten").count() == 1
    assert await page.get_by_role("navigation", name="Kanalen").count() == 1
    unnamed = await page.evaluate(
        "[...document.querySelectorAll('button, select, textarea, a')]"
        ".filter(x => x.offsetParent)"
        ".filter(x => !(x.textContent.trim() || x.ariaLabel || x.labels?.length || x.title))"
        ".map(x => x.outerHTML)"
    )
    assert unnamed == []


async def test_a_keyboard_is_enough(browser: Browser, app: App) -> None:
    page = await enter(browser, app, "sanne", "@sanne")
    await page.focus("#text")
    await page.keyboard.type("/")
    await expect(page.locator("dialog")).to_be_visible()
    await page.keyboard.type("help")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log")).to_contain_text("Wat ik voor je kan doen")


async def test_the_page_comes_back_after_a_restart(
    browser: Browser, tmp_path: Path, equipment: Equipment
) -> None:
    first = web_app(equipment, tmp_path / "data", port=0)
    async with first.running():
        page = await enter(browser, first, "sanne", "algemeen")
        await say(page, "voor de herstart")
        await expect(page.locator("#log")).to_contain_text("voor de herstart")
        port = int(first.addresses[0].rstrip("/").rpartition(":")[2])
    await expect(page.locator("#bar")).to_contain_text("verbinding")
    await say(page, "tijdens de herstart")
    second = web_app(equipment, tmp_path / "data", port=port)
    async with second.running():
        await expect(page.locator("#log")).to_contain_text("tijdens de herstart", timeout=15_000)
        assert (await page.locator("#log").inner_text()).count("tijdens de herstart") == 1


async def test_english_is_an_option(browser: Browser, app: App) -> None:
    page = await enter(browser, app, "sanne", "@sanne")
    await page.click("#language")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await page.click('[data-room="@sanne"]')
    await say(page, "help")
    await expect(page.locator("#log")).to_contain_text("What I can do for you")


async def they_mean_no_client(sanne: Page, mo: Page) -> None:
    """Who was held back by mistake says so, reads the words back, and posts them again for all to read."""
    words = "Ik sprak de moeder van Kevin Zuilekom gisteren"
    await say(sanne, words)
    await sanne.get_by_role("button", name="Dit is geen cliënt").last.click()
    await expect(sanne.locator("#log .message.private").last).to_contain_text(words)
    await mo.click('[data-room="algemeen"]')
    assert "Zuilekom" not in await mo.locator("#log").inner_text()
    await say(sanne, words)
    await expect(mo.locator("#log")).to_contain_text(words)
