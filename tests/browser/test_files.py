"""A real browser sends a file along with a command."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from bot.app import App
from tests.browser.test_four_jobs import app, browser, command, enter

__all__ = ["app", "browser"]
pytestmark = pytest.mark.asyncio

ROWS = """id;title;url;publisher;kind;summary;knowledge_source;checked
proef;Een proef;https://voorbeeld.nl/proef;Uitgever;artikel;Iets.;praktijkkennis;2026-11-21
kapot
"""


async def test_an_editor_takes_in_a_spreadsheet(browser: Browser, app: App) -> None:
    els = await enter(browser, app, "els", "staf")
    await command(els, "lees-in")
    await els.set_input_files(
        "dialog input[type=file]", {"name": "lijst.csv", "mimeType": "text/csv", "buffer": ROWS.encode()}
    )
    await els.click("dialog button[type=submit]")
    last = els.locator("#log .message.private").last
    await expect(last).to_contain_text("Gelezen: 2. Nieuw of veranderd: 1. Eén rij is niet ingelezen.")
    await expect(last.locator('a[download="niet-ingelezen.csv"]')).to_be_visible()
