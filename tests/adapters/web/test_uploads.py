"""A page sends a file ahead of the command that names it."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from aiohttp import ClientSession

from adapters.web.uploads import KEPT, MOST_BYTES, Uploads
from bot.app import App
from knowledge.sources import store
from knowledge.sources.resource import record
from tests.adapters.web.visitor import visit
from tests.knowledge.conftest import made

pytestmark = pytest.mark.asyncio


async def sent(
    app: App, content: bytes, *, name: str = "bronnen.jsonl", origin: str | None = ""
) -> tuple[int, str]:
    """The status and what was answered to a file."""
    address = app.addresses[0].rstrip("/")
    headers = {} if origin is None else {"Origin": origin or address}
    body = BytesIO(content)
    async with (
        ClientSession() as session,
        session.post(f"{address}/bestand", params={"naam": name}, data=body, headers=headers) as answer,
    ):
        return answer.status, await answer.text()


async def test_an_editor_takes_a_file_in_and_gets_the_wrong_rows_back(app: App) -> None:
    rows = [record(made("nieuw-in-de-proef", "Nieuw")), {"id": "fout"}]
    status, token = await sent(app, "\n".join(map(json.dumps, rows)).encode())
    assert status == 200
    async with visit(app.addresses[0]) as els:
        await els.hello("els")
        call = {"type": "call", "room": "staf", "command": "lees-in"}
        await els.sends(**call, given={"bestand": token})
        told = await els.told(lambda frame: frame["type"] == "message" and frame["message"]["files"])
        assert "Gelezen: 2. Nieuw of veranderd: 1." in told["message"]["html"]
        assert told["message"]["files"][0]["name"] == "niet-ingelezen.csv"
        await els.sends(**call, given={"bestand": "verzonnen"})
        await els.told(lambda frame: "dat bestand vind ik niet" in json.dumps(frame, ensure_ascii=False))
    found = await app.database.read(lambda unit: store.resource_by_id(unit, "nieuw-in-de-proef"))
    assert found is not None


async def test_only_our_own_page_may_send_a_file_and_none_without_end(app: App) -> None:
    assert (await sent(app, b"x", origin="https://kwaad.example"))[0] == 403
    assert (await sent(app, b"x", origin=None))[0] == 403
    assert (await sent(app, b"x" * (MOST_BYTES + 1)))[0] == 413


async def test_only_the_newest_files_are_kept() -> None:
    uploads = Uploads()
    tokens = [uploads.keep("a.csv", "text/csv", b"x") for _ in range(KEPT + 1)]
    assert uploads.get(tokens[0]) is None
    assert uploads.get(tokens[1]) is not None
    assert uploads.get("") is None
