"""Makes the pictures of the secretary's guide: python -m tests.browser.guide_pictures.

They are of the real pages with the sample community, walked as the guide tells, with the dates of the day.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.desk import bureau
from bot.equipment import equip
from bot.platforms import web_app
from bot.settings.platforms import Desk
from tests.browser.test_four_jobs import QUIET, enter, say
from tests.databases import community

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
WIDE, HIGH = 1000, 620
MOST_BYTES = 1_000_000
"""All pictures of the guide together are smaller than this."""


async def pictures(folder: Path) -> None:
    """Walk from the link to a digest that was sent, and keep a picture of each step in a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        community(Path(scratch))
        desk = bureau(equip(ROOT / "config"), Desk(port=0))
        app = web_app(desk.equipment, Path(scratch), port=0, sample=True, desk=desk)
        async with app.running(), desk.beside(app), async_playwright() as play:
            browser = await play.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
            chat = await enter(browser, app, "bram", "@bram", WIDE)
            await say(chat, "bureau")
            link = chat.locator("#log a[href*='/in/']").last
            await kept(
                chat,
                folder,
                "1-link",
                chat.locator("#log .message", has=chat.locator("a[href*='/in/']")).last,
            )
            page = await entered(browser, await link.get_attribute("href") or "")
            await kept(page, folder, "2-termijnen")
            await walked(page, folder)
            await browser.close()


async def entered(browser: Browser, address: str) -> Page:
    """Come in with a link."""
    context = await browser.new_context(locale="nl-NL", viewport={"width": WIDE, "height": HIGH})
    page = await context.new_page()
    await page.goto(address)
    await page.get_by_role("button", name="Meld me aan").click()
    await expect(page.get_by_role("button", name="Afmelden")).to_be_visible()
    return page


async def walked(page: Page, folder: Path) -> None:
    """Read the digest of last week, make it final and send it."""
    await page.locator(".menu").get_by_role("link", name="Weekbericht").click()
    await page.set_viewport_size({"width": WIDE, "height": 2 * HIGH})
    await kept(page, folder, "3-weekbericht")
    await page.set_viewport_size({"width": WIDE, "height": HIGH})
    await page.locator("a.code", has_text="F1").first.click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("F1")
    await page.go_back()
    await page.get_by_role("button", name="Stel vast").click()
    await page.get_by_role("button", name="Ja, doe maar").click()
    await kept(page, folder, "4-vastgesteld")
    await page.locator(".answer").get_by_role("button", name="Verstuur het naar de lezers").click()
    await page.get_by_role("button", name="Ja, doe maar").click()
    await expect(page.locator(".answer")).to_contain_text(re.compile("lezers"))
    await page.reload()
    await expect(page.locator("main")).to_contain_text("aangekomen")
    await kept(page, folder, "5-verstuurd")


async def kept(page: Page, folder: Path, name: str, about: Locator | None = None) -> None:
    """Keep a picture of what is seen of a page, or of a part of it."""
    file = folder / f"beleidstafel-{name}.png"
    await (about.screenshot(path=file) if about else page.screenshot(path=file))


def main() -> None:
    """Make all pictures anew; SystemExit when they are too large together."""
    asyncio.run(pictures(PICTURES))
    size = sum(each.stat().st_size for each in PICTURES.glob("beleidstafel-*.png"))
    if size > MOST_BYTES:
        raise SystemExit(f"the pictures of the guide are {size} bytes together, more than {MOST_BYTES}")


if __name__ == "__main__":
    main()
