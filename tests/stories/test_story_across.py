"""One assistant on the peer and on a real homeserver: what begins on the one is followed on the other."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from msgspec import structs
from sqlalchemy import Connection, select

from adapters.matrix import client
from bot.app import App
from bot.core.people import Actor
from bot.core.places import Audience
from bot.equipment import Equipment
from bot.platforms import discord_platform, matrix_platform, together
from bot.settings.platforms import Matrix, Room
from bot.store.base import metadata
from tests.conversations.conftest import Clock
from tests.databases import Template
from tests.discord.stage import on_the_peer
from tests.discord_peer.peer import Peer
from tests.homeserver.arriving import People
from tests.homeserver.fixtures import own_synapse, people, synapse
from tests.homeserver.people import Person
from tests.homeserver.timeline import Seen
from tests.stories.cast import HALL, SIGNALS
from tests.stories.discord_stage import DiscordStage, Member
from tests.stories.story import RATES, last

__all__ = ["own_synapse", "people", "synapse"]

pytestmark = pytest.mark.asyncio
ENCRYPTED = pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
NUMBERED = re.compile(r"^(\d)\. (.+)$", re.M)
KEYCAP = "\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}"


@dataclass
class Annie:
    """Anna as Matrix knows her: she types, and reacts with numbers."""

    person: Person
    assistant: str
    hall: str
    private: str = ""

    async def writes(self, words: str) -> None:
        """Write in the hall, or in private once the assistant made a room for that."""
        await self.person.says(self.private or self.hall, words)

    async def hears(self, words: str) -> Seen:
        """Wait until the assistant said these words in private."""
        self.private = self.private or await self.person.accepts(self.assistant)
        return await self.person.waits_for(self.private, lambda seen: words in self._said(seen), 30)

    async def chooses(self, label: str) -> None:
        """React with the number that stands before these words."""
        shown = await self.hears(label)
        number = next(number for number, words in NUMBERED.findall(shown.body) if label in words)
        await self.person.reacts(self.private, shown.id, f"{number}{KEYCAP}")

    def _said(self, seen: Seen) -> str:
        return seen.body if seen.sender == self.assistant else ""


@dataclass
class Both:
    """The running assistant; `anna` and `annie` are one person."""

    app: App
    discord: DiscordStage
    annie: Annie
    clock: Clock
    peer_goes: Callable[[], Awaitable[None]]

    async def kept(self) -> set[str]:
        """Every table that holds something under a pseudonym of either account."""
        accounts = (
            Actor("discord", self.discord.person("anna").handle, ""),
            Actor("matrix", self.annie.person.id, ""),
        )
        keys = [self.app.people.account(each) for each in accounts]
        return await self.app.database.read(lambda unit: _with_one_of(unit, keys))


@asynccontextmanager
async def both(
    equipment: Equipment,
    folder: Path,
    people: People,
    stocked: Template,
    *,
    encrypted: bool,
    homeserver: str = "",
) -> AsyncIterator[Both]:
    """The assistant on both platforms, wired as the settings do; it looks for Matrix at `homeserver`."""
    clock, peer = Clock(), Peer()
    me, password = await people.registered("Vraagbaak")
    annie = await (people.encrypted if encrypted else people.person)("Annie Bos")
    hall = await annie.creates("zaal", encrypted=encrypted, invite=[me.user_id])
    secret = folder / "matrix.password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    stocked.put(folder / "data")
    async with AsyncExitStack() as there:
        await there.enter_async_context(peer.running(folder))
        here = on_the_peer(equipment, peer, folder, welcome=True, members=True)
        matrix = Matrix(
            homeserver or people.server.base_url,
            me.user_id,
            str(secret),
            encryption=encrypted,
            rooms=(Room(hall, "zaal", audience=Audience.COMMUNITY),),
        )
        settled = replace(here, settings=structs.replace(here.settings, matrix=matrix))
        data = folder / "data"

        def make() -> App:
            return together(settled, data, [discord_platform(settled), matrix_platform(settled, data)], clock)

        stage = DiscordStage(make, peer, clock, equipment.says["nl"])
        async with stage.alive():
            for name in ("anna", "mo"):
                await stage.enters(name)
            yield Both(stage._app, stage, Annie(annie, me.user_id, hall), clock, there.aclose)
    assert peer.violations == []


@ENCRYPTED
async def test_a_signal_begun_on_discord_is_followed_on_matrix(
    equipment: Equipment, tmp_path: Path, people: People, stocked: Template, encrypted: bool
) -> None:
    async with both(equipment, tmp_path, people, stocked, encrypted=encrypted) as stage:
        anna, mo, annie = stage.discord.person("anna"), stage.discord.person("mo"), stage.annie
        message = await anna.says(RATES, SIGNALS)
        await anna.uses_on("signaal", message)
        await anna.fills(thema="inkoop_tarieven")
        receipt = re.findall(r"SIG-\w{4}-\w{4}", last(anna))[0]
        await anna.uses("koppel", HALL)
        code = re.findall(r"KOP-\w{4}-\w{4}", last(anna))[0]

        await annie.writes(f"!koppel {code}")
        await annie.hears("Deze code is gemaakt op Discord")
        await annie.chooses("Ja, koppel mijn accounts")
        await annie.hears("Je accounts zijn gekoppeld")
        await annie.writes(f"!volg {receipt}")
        await annie.chooses("Houd me op de hoogte")
        await annie.hears("Ik laat je weten wat er met S-2026-00001 gebeurt")

        await _bundles(mo)
        await annie.hears("samengebracht in B-001")
        assert "samengebracht in B-001" not in "".join(line.text for line in anna.heard)
        # One person asked a moment ago, whatever the account.
        await anna.uses("volg", HALL, code=receipt)
        assert "Dat ging snel achter elkaar" in last(anna)
        stage.clock.moves(seconds=5)
        await anna.uses("volg", HALL, code=receipt)
        assert "samengebracht in B-001" in last(anna)

        assert {"signal", "account_link", "contact"} <= await stage.kept()
        await annie.writes("!wis-mij")
        await annie.chooses("Ja, doe maar")
        await annie.hears("Bewijs van wissen: WIS-")
        assert await stage.kept() == set()
        await anna.uses("mijn-gegevens", HALL)
        assert "Ik bewaar niets van jou" in last(anna)


async def test_while_discord_is_away_matrix_answers(
    equipment: Equipment, tmp_path: Path, people: People, stocked: Template
) -> None:
    async with both(equipment, tmp_path, people, stocked, encrypted=False) as stage:
        await stage.annie.writes("!privacy")
        await stage.annie.hears("Jouw privacy bij Vraagbaak")
        await stage.peer_goes()
        await stage.annie.writes("!mijn-signalen")
        await stage.annie.hears("Je hebt nog geen signalen")


async def test_while_the_homeserver_is_away_discord_starts_and_answers(
    equipment: Equipment,
    tmp_path: Path,
    people: People,
    stocked: Template,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(client, "PATIENCE", 1.0)
    nobody = "http://127.0.0.1:9"
    async with both(equipment, tmp_path, people, stocked, encrypted=False, homeserver=nobody) as stage:
        anna = stage.discord.person("anna")
        await anna.uses("privacy", HALL)
        assert "Jouw privacy bij Vraagbaak" in last(anna)


async def _bundles(mo: Member) -> None:
    """Make a bundle of the oldest signal."""
    await mo.uses("wachtrij")
    await mo.presses("Drie vragen")
    await mo.fills(kennis_delen="nee", werkgever="ja", nieuwe_kennis="nee")
    await mo.presses("Nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet")


def _with_one_of(unit: Connection, keys: list[str]) -> set[str]:
    rows = ((table.name, row) for table in metadata.sorted_tables for row in unit.execute(select(table)))
    return {name for name, row in rows if any(key in str(value) for key in keys for value in row)}
