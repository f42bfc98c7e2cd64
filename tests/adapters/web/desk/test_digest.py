"""The weekly digest at the desk, over the real assistant."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest

from bot.app import App
from bot.desk import Bureau
from bot.digest.counting.week import of
from tests.adapters.web.desk.browsing import at_the_desk
from tests.adapters.web.desk.test_signals import TARIFF, bundled, given

pytestmark = pytest.mark.asyncio


async def test_a_figure_leads_to_what_it_counts(app: App, desk: Bureau) -> None:
    week, signal = of(datetime.now(UTC)), await given(app, "sanne", TARIFF)
    async with at_the_desk(app, desk, "mo") as mo, at_the_desk(app, desk, "bram") as bram:
        bundle = await bundled(mo, signal, "Tarieven dekken de kosten niet")
        seen = await bram.get(f"/weekbericht/{week}")
        assert seen.status == 200
        assert f'href="/bundels/{bundle}"' in seen.html
        assert f'href="/weekbericht/{week}/F1"' in seen.html
        counted = await bram.get(f"/weekbericht/{week}/F1")
        assert f'href="/bundels/{bundle}#{signal}"' in counted.html
        people = await bram.get(f"/weekbericht/{week}/F2")
        assert signal not in people.html


async def test_a_file_says_what_the_page_says(app: App, desk: Bureau) -> None:
    week = of(datetime.now(UTC)).back(1)
    async with at_the_desk(app, desk, "bram") as bram:
        page = await bram.get(f"/weekbericht/{week}")
        made = await bram.send(page.form("weekbericht"), formaat="json")
        file = re.search(r'href="(/bestand/[^"]+)"', made.html)
        assert file is not None
        digest = json.loads((await bram.get(file[1])).html)
        assert digest["week"] == str(week)
        assert digest["checksum"] in page.html


async def test_a_week_that_is_not_there_is_said(app: App, desk: Bureau) -> None:
    week = of(datetime.now(UTC))
    async with at_the_desk(app, desk, "bram") as bram:
        for path in ("2026-W99", str(week.back(-3)), "gisteren", f"{week}/F99"):
            assert (await bram.get(f"/weekbericht/{path}")).status == 404
        assert f"/weekbericht/{week.back(-1)}" not in (await bram.get(f"/weekbericht/{week}")).html
    async with at_the_desk(app, desk, "mo") as mo:
        assert (await mo.get("/weekbericht")).status == 403
