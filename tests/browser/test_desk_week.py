"""A real browser walks a week of a signal at the desk, as professional, moderator, secretary and trojka."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.app import App
from bot.core.zone import local_day
from bot.desk import Bureau, bureau
from bot.equipment import Equipment
from bot.platforms import web_app
from bot.settings.platforms import Desk
from tests.browser.markup import unsound
from tests.browser.test_desk import FAINT, FAULTS, SMALL
from tests.browser.test_four_jobs import browser, enter, say
from tests.databases import Template

__all__ = ["browser"]
pytestmark = pytest.mark.asyncio
SIGNAL = "Elk half jaar opnieuw indiceren, terwijl er voor het gezin niets verandert."
PROBLEM = "Steeds opnieuw indiceren zonder dat er iets verandert"
QUESTION = "Kan een beschikking bij langdurige zorg twee jaar gelden?"
DECISION = "De VNG legt een langere duur van beschikkingen voor aan de gemeenten."
TOLD = "De tafel besprak het indiceren. De VNG legt een langere duur voor aan gemeenten."


@pytest_asyncio.fixture
async def house(
    tmp_path: Path, equipment: Equipment, community: Template
) -> AsyncIterator[tuple[App, Bureau]]:
    community.put(tmp_path / "data")
    desk = bureau(equipment, Desk(port=0))
    app = web_app(equipment, tmp_path / "data", port=0, sample=True, desk=desk)
    async with app.running(), desk.beside(app):
        yield app, desk


async def at_the_desk(browser: Browser, app: App, person: str) -> Page:
    """Come in with the link that somebody gets in the private conversation."""
    chat = await enter(browser, app, person, f"@{person}")
    await say(chat, "bureau")
    address = await chat.locator("#log a[href*='/in/']").last.get_attribute("href")
    assert address is not None
    page = await (await browser.new_context(locale="nl-NL", java_script_enabled=False)).new_page()
    await page.goto(address)
    await page.get_by_role("button", name="Meld me aan").click()
    await expect(page.get_by_role("button", name="Afmelden")).to_be_visible()
    return page


async def go(page: Page, name: str) -> None:
    """Follow the menu."""
    await page.locator(".menu").get_by_role("link", name=name, exact=True).click()


async def test_a_signal_goes_to_the_table_and_comes_back(browser: Browser, house: tuple[App, Bureau]) -> None:
    app, _ = house
    sanne = await enter(browser, app, "sanne", "signalen")
    await say(sanne, f"!signaal {SIGNAL}")
    receipt = sanne.locator("#log .message.private").last
    await expect(receipt).to_contain_text("SIG-")
    await receipt.get_by_role("button", name="Houd me op de hoogte").click()
    mo, bram = await at_the_desk(browser, app, "mo"), await at_the_desk(browser, app, "bram")
    bundle = await the_moderator_judges(mo)
    await the_secretary_sees_it_counted(bram, bundle)
    await it_goes_on_the_agenda(bram, bundle)
    await the_table_decides(bram, bundle)
    await the_trojka_does_it(await at_the_desk(browser, app, "els"))
    await it_is_told(bram)
    await sanne.click('[data-room="@sanne"]')
    await expect(sanne.locator("#log")).to_contain_text("De VNG legt een langere duur voor")


async def the_moderator_judges(mo: Page) -> str:
    """Three questions, then a new bundle."""
    await go(mo, "Wachtrij")
    await mo.locator(".cards li", has_text="half jaar opnieuw indiceren").get_by_role("link").click()
    groups = mo.locator("fieldset.yes-no")
    for number, answer in enumerate(("Nee", "Ja", "Nee")):
        await groups.nth(number).get_by_label(answer, exact=True).check()
    await mo.get_by_role("button", name="Bewaar de antwoorden").click()
    await expect(mo.get_by_role("heading", name="Waar hoort het bij?")).to_be_visible()
    fresh = mo.locator('form.sheet[action="/doe/nieuwe-bundel"]')
    if not await fresh.is_visible():
        await mo.get_by_text("Nieuwe bundel").first.click()
    await fresh.get_by_label("Het knelpunt in één zin").fill(PROBLEM)
    await fresh.get_by_role("button").click()
    await go(mo, "Bundels")
    await mo.get_by_role("link", name=PROBLEM).click()
    await expect(mo.locator("main")).to_contain_text("half jaar opnieuw indiceren")
    return mo.url.rsplit("/", 1)[1]


async def the_secretary_sees_it_counted(bram: Page, bundle: str) -> None:
    """The bundle is in the digest of this week, and the figure leads to it."""
    await go(bram, "Weekbericht")
    await bram.get_by_role("link", name="Een week later").click()
    await expect(bram.locator("main")).to_contain_text(PROBLEM)
    await bram.locator("a.code", has_text="F1").first.click()
    await expect(bram.locator(f".chips a[href*='/bundels/{bundle}']").first).to_be_visible()


async def it_goes_on_the_agenda(bram: Page, bundle: str) -> None:
    """A meeting is planned for today, and the bundle put on its agenda with a reason to be late."""
    await go(bram, "Agenda")
    plan = bram.locator('form.sheet[action="/doe/vergadering-plannen"]')
    if not await plan.is_visible():
        await bram.get_by_text("Plan een vergadering").first.click()
    await plan.get_by_label("Vergadering").fill(local_day(datetime.now(UTC)).isoformat())
    await plan.get_by_role("button").click()
    put = bram.locator('form.sheet[action="/doe/agenderen"]')
    await put.get_by_label("Bundel").select_option(bundle)
    await put.get_by_label("Bereidt voor").select_option("beleidstafel")
    await put.get_by_label("Aan wie is een reactie gevraagd?").fill("VNG")
    await put.get_by_label("Welk besluit vraag je de tafel?").fill(QUESTION)
    await put.locator('input[name="w.reden"]').fill("Veel gezinnen wachten hierop.")
    await put.get_by_role("button").click()
    await expect(bram.get_by_role("status").first).to_contain_text("staat op de agenda")


async def the_table_decides(bram: Page, bundle: str) -> None:
    """A decision with whom it is for, who does it and by when."""
    await go(bram, "Besluiten")
    card = bram.locator(".cards li", has_text=QUESTION)
    await card.get_by_text("Leg het besluit vast").first.click()
    form = card.locator("form")
    await form.locator('select[name="w.uitkomst"]').select_option("oppakken")
    await form.locator('textarea[name="w.tekst"]').fill(DECISION)
    await form.locator('select[name="w.ontvanger"]').select_option("vng")
    await form.locator('select[name="w.eigenaar"]').select_option("programmaraad")
    await form.locator('input[name="w.datum"]').fill(local_day(datetime.now(UTC)).isoformat())
    await form.get_by_role("button").click()
    await expect(bram.locator("main")).to_contain_text(DECISION)


async def the_trojka_does_it(els: Page) -> None:
    """The action point that came of it is done."""
    await go(els, "Actiepunten")
    card = els.locator(".cards li", has_text=DECISION)
    await card.locator("summary").first.click()
    await card.locator('textarea[name="w.resultaat"]').fill("De VNG heeft het voorgelegd.")
    await card.locator('form[action="/doe/actiepunt-klaar"] button').click()
    await expect(els.locator("main")).to_contain_text("De VNG heeft het voorgelegd.")


async def it_is_told(bram: Page) -> None:
    """The secretary puts the draft in own words and sends it."""
    await go(bram, "Terugkoppeling")
    card = bram.locator(".cards li", has_text="indiceren").last
    await card.get_by_label("Dit lezen ze").fill(TOLD)
    await card.locator('form[action="/doe/terugkoppeling-aanpassen"] button').click()
    await go(bram, "Terugkoppeling")
    await card.locator('form[action="/doe/terugkoppeling-versturen"] button').click()
    await bram.get_by_role("button", name="Ja, doe maar").click()
    await expect(bram.locator("main")).to_contain_text("Verstuurd")


@pytest.mark.parametrize(
    ("person", "paths"),
    [
        ("mo", ("signalen", "signalen/S-2026-00254", "bundels", "bundels/B-001", "privacyfilter")),
        (
            "bram",
            ("termijnen", "weekbericht", "dossier", "agenda", "besluiten", "actiepunten", "terugkoppeling"),
        ),
    ],
)
async def test_every_page_can_be_read_and_used(
    browser: Browser, house: tuple[App, Bureau], person: str, paths: tuple[str, ...]
) -> None:
    app, desk = house
    page = await (await at_the_desk(browser, app, person)).context.new_page()
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        for width in (320, 1280):
            await page.set_viewport_size({"width": width, "height": 800})
            for path in paths:
                answer = await page.goto(desk.desk.address + path)
                assert answer is not None
                where = f"{path} at {width}, {scheme}"
                assert await page.evaluate(FAULTS) == [], where
                assert await page.evaluate(SMALL) == [], where
                assert await page.evaluate(FAINT) == [], where
                wide = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                assert wide <= 0, where
                assert await unsound(page, await answer.text()) == [], where
