"""A member who did all that members do is in no byte of the data folder after wis-mij, nor in a digest."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.app import App
from bot.core.events import Called, Chosen, Event, Heard, Joined, Reacted
from bot.core.people import Actor, Role
from bot.equipment import Equipment
from bot.store.links import keys_of
from tests.conversations.between import ACROSS, ROOMS_ACROSS, found, link
from tests.conversations.conftest import QUESTIONS, ROOMS, STAFF, Clock, Stage
from tests.conversations.platforms import DISCORD, MATRIX
from tests.conversations.test_signals import gives
from tests.conversations.theatre import Theatre, private
from tests.conversations.voices import HALL, Voice
from tests.databases import Template

pytestmark = pytest.mark.asyncio
# Account, name and words stand nowhere else in what is kept.
ACCOUNT, ELSEWHERE, CALLED = "qzxj-7731-wvpk", "bnmt-4402-hgfd", "Xanthippe"
WORDS = "De wachttijden in mijn regio zijn kanarievogelgeel en dat houden wij niet vol"
TRACES = (ACCOUNT, ELSEWHERE, CALLED, "kanarievogelgeel")


@dataclass
class Opaque(Stage):
    """A stage whose events have ids that tell nothing of a person, as those of platforms."""

    async def _send(self, event: Event) -> None:
        if isinstance(event, Heard):
            ref = replace(event.message.ref, id=secrets.token_hex(8))
            event = replace(event, message=replace(event.message, ref=ref))
        elif isinstance(event, Called | Chosen | Reacted | Joined):
            event = replace(event, id=secrets.token_hex(8))
        await super()._send(event)

    def member(self, account: str, theatre: Theatre) -> Voice:
        """The member, on one of the platforms."""
        actor = Actor(theatre.name, account, CALLED)
        theatre.people[account] = actor
        return Voice(actor, theatre, self._send, self.clock)


@asynccontextmanager
async def community(data: Path, equipment: Equipment, stocked: Template) -> AsyncIterator[Opaque]:
    """The assistant between two platforms."""
    stocked.put(data)
    clock, here, there = Clock(), Theatre(DISCORD), Theatre(MATRIX, name=ACROSS)
    app = App(equipment, data, [lambda _: here, lambda _: there], ROOMS | ROOMS_ACROSS, clock)
    async with app.running():
        yield Opaque(app, here, clock)


async def lives(stage: Opaque, member: Voice, mo: Voice) -> None:
    """Do what members do: ask, report, recognise, follow, object, leave a form open, wait for a message."""
    await member.joins()
    await gives(member, WORDS)
    await member.presses("houd me op de hoogte")
    await gives(mo, "Het tarief is niet kostendekkend en blijft ver achter bij de cao")
    await member.uses("herken", private(ACCOUNT), wat="S-2026-00002")
    await member.uses("waar", private(ACCOUNT), vraag="waar vind ik iets over kanarievogelgeel stotteren")
    await member.says(WORDS, QUESTIONS)
    await member.says(f"{WORDS}, bel mijn cliënt op 06-12345678", QUESTIONS)
    await mo.uses("waarschuw", STAFF, lid=ACCOUNT, reden=f"{CALLED} was te fel over kanarievogelgeel")
    await mo.uses("log", STAFF, lid=ACCOUNT)
    await member.uses("bezwaar", private(ACCOUNT), zaak="Z-2026-001", uitleg=WORDS)
    await member.uses("koppel", private(ACCOUNT))
    await member.uses("signaal", HALL)
    await member.uses("mijn-gegevens", private(ACCOUNT))


async def test_nothing_of_an_erased_member_is_left_in_any_table_or_file(
    tmp_path: Path, equipment: Equipment, stocked: Template
) -> None:
    data = tmp_path / "data"
    async with community(data, equipment, stocked) as stage:
        theatres = stage.app.adapters
        member, mo = stage.member(ACCOUNT, stage.theatre), stage.person("mo", Role.MODERATOR)
        other = stage.member(ELSEWHERE, theatres[ACROSS])  # type: ignore[arg-type]  # a Theatre here
        await link(member, other)
        await lives(stage, member, mo)
        person = stage.app.people.person(member.actor)
        keys = set(await stage.app.database.read(lambda unit: keys_of(unit, person)))
        held = await stage.app.database.read(lambda unit: found(unit, keys))
        assert {"signal", "endorsement", "moderation_case", "choice", "contact", "account_link"} <= held
        before = kept(data)
        assert [trace for trace in (*TRACES[:1], TRACES[3], *keys) if trace.encode() not in before] == []
        await member.uses("wis-mij", private(ACCOUNT))
        await member.presses("ja, doe maar")
        assert "Je gegevens zijn gewist" in member.hears
        assert "staat nog iets van jou" not in member.hears
        assert await stage.app.database.read(lambda unit: found(unit, keys)) == set()
        bram = stage.person("bram", Role.POLICY_TABLE)
        await bram.uses("weekbericht", STAFF)
        digests = b"".join(file.content for shown in bram.sees for file in shown.files)
        assert digests
        assert [trace for trace in (*TRACES, *keys) if trace.encode() in digests] == []
    after = kept(data)
    assert [trace for trace in (*TRACES, *keys) if trace.encode() in after] == []


def kept(folder: Path) -> bytes:
    """Every byte in the data folder: database, journals, index, lists and whatever comes later."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
