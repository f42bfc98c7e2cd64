"""What is private stays private, and client data goes nowhere, on every platform."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.app import App
from bot.core.events import Called, Heard, Message
from bot.core.people import Role
from bot.core.places import MessageRef
from bot.core.plan import ActKind, Capabilities, Capability
from bot.equipment import Equipment
from tests.conversations.conftest import ROOMS, STAFF, Clock, Stage
from tests.conversations.test_signals import RATES, gives
from tests.conversations.theatre import Theatre, private
from tests.conversations.voices import HALL, Voice

pytestmark = pytest.mark.asyncio
BSN, PHONE, MAIL = "123456782", "06-12345678", "kevin.jansen@voorbeeld.example"
CLOSED = "Ik kon je niet privé bereiken. Zet privéberichten aan, of schrijf me eerst zelf een privébericht."
SEND = "Verstuur deze versie"


async def calls_on(voice: Voice, words: str) -> None:
    """Say something to the assistant by name in an open room."""
    ref = MessageRef(HALL, f"{voice.actor.id}-roept-{len(words)}")
    await voice.send(Heard(Message(ref, voice.actor, words, voice.now()), to_bot=True))


async def test_closed_private_messages_open_no_room(stage: Stage) -> None:
    bram, eve = stage.person("bram", Role.POLICY_TABLE), stage.person("eve")
    stage.theatre.closed.add("bram")
    tries: tuple[tuple[str, dict[str, str]], ...] = (
        ("signaal", {}),
        ("signaal", {"tekst": RATES}),
        ("help", {}),
        ("mijn-gegevens", {}),
        ("wis-mij", {}),
        ("weekbericht", {}),
        ("weekbericht", {"week": "ooit"}),
        ("bundel", {"bundel": "B-404"}),
    )
    for command, given in tries:
        await bram.uses(command, HALL, None, **given)
    await bram.says(f"bsn {BSN} van mijn cliënt")
    open_ = [x for x in eve.sees if not x.author]
    told = Capability.PRIVATE_REPLY not in stage.theatre.capabilities
    assert [x.text for x in open_] == [CLOSED] * (len(tries) + 1) * told
    assert not [x for x in open_ if x.choices or x.files or x.form]
    assert (RATES in bram.hears) is not told


async def test_a_private_question_is_not_answered_in_an_open_room(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    if Capability.PRIVATE_REPLY not in stage.theatre.capabilities:
        stage.theatre.closed.add("anna")
    await anna.uses("signaal")
    await calls_on(anna, "waar vind ik de richtlijn over uithuisplaatsing")
    assert "Niet wat ik zocht" in repr([x.choices for x in anna.sees])
    stage.theatre.closed.clear()
    await anna.fills(tekst=RATES, thema="", niveau="", soort="")
    assert RATES in anna.hears
    await mo.uses("wachtrij", STAFF)
    assert "S-2026-00001 (1 in de wachtrij)" in mo.hears
    assert "uithuisplaatsing" not in mo.hears.split("in de wachtrij")[1]


async def test_a_masked_command_runs_with_one_press_and_only_once(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses("signaal", private("anna"), tekst=f"{RATES}, zie bsn {BSN}")
    assert "SIG-" not in anna.hears
    offered = anna.last
    await anna.presses(SEND)
    assert f"{RATES}, zie bsn [bsn]" in anna.last.text
    stage.theatre.shown.append(offered)
    await anna.presses(SEND)
    assert "Dit heb je al gedaan" in anna.last.text
    await mo.uses("wachtrij", STAFF)
    assert "(1 in de wachtrij)" in mo.hears


async def test_a_masked_question_is_answered_after_one_press(stage: Stage) -> None:
    anna = stage.person("anna")
    await anna.tells(f"waar vind ik de richtlijn over uithuisplaatsing voor bsn {BSN}")
    assert "Niet wat ik zocht" not in repr(anna.last.choices)
    await anna.presses(SEND)
    assert "Niet wat ik zocht" in repr(anna.last.choices)
    assert BSN not in anna.hears
    await anna.tells(f"goedemorgen bsn {BSN}")
    shown = len(anna.sees)
    await anna.presses(SEND)
    said = [x for x in anna.sees[shown:] if not x.author]
    assert said
    assert all(x.text for x in said)


async def test_a_masked_answer_of_a_form_is_taken_after_one_press(stage: Stage) -> None:
    anna, mo = stage.person("anna"), stage.person("mo", Role.MODERATOR)
    await anna.uses("signaal")
    words = f"{RATES}. Bel {PHONE} van moeder, bsn {BSN}"
    if Capability.FORMS in stage.theatre.capabilities:
        await anna.fills(tekst=words, thema="inkoop_tarieven", niveau="", soort="")
        await anna.presses(SEND)
    else:
        await anna.fills(tekst=words)
        await anna.presses(SEND)
        await anna.fills(thema="inkoop_tarieven", niveau="", soort="")
    assert len(set(re.findall(r"SIG-\w{4}-\w{4}", anna.hears))) == 1
    assert "Thema: inkoop en tarieven" in anna.hears
    await mo.uses("wachtrij", STAFF)
    assert "(1 in de wachtrij)" in mo.hears
    for secret in (BSN, PHONE):
        assert secret not in anna.hears + mo.hears
    assert "[bsn]" in mo.hears


async def test_client_data_that_is_edited_in_is_acted_on_and_other_edits_are_not(stage: Stage) -> None:
    anna, eve = stage.person("anna"), stage.person("eve")
    ref = await anna.says("goedemorgen allemaal")
    await anna.edits(ref, "goedemiddag allemaal")
    await anna.edits(ref, "!help")
    assert anna.hears == ""
    await anna.edits(ref, f"mijn cliënt heeft bsn {BSN}")
    removed = [act.ref for act in stage.theatre.acts if act.kind is ActKind.REMOVE_MESSAGE]
    assert removed == [ref] * (Capability.DELETE in stage.theatre.capabilities)
    assert "mijn cliënt heeft bsn [bsn]" in anna.hears
    assert "[bsn]" not in eve.hears
    assert not [c for x in anna.sees for c in x.choices]


@asynccontextmanager
async def opened(
    folder: Path, capabilities: Capabilities, clock: Clock, equipment: Equipment
) -> AsyncIterator[Stage]:
    """A stage whose end a test can look behind."""
    theatre = Theatre(capabilities)
    app = App(equipment, folder, [lambda _: theatre], ROOMS, clock)
    async with app.running():
        yield Stage(app, theatre, clock)


async def test_refused_words_are_in_no_file_and_no_log(
    tmp_path: Path,
    capabilities: Capabilities,
    clock: Clock,
    equipment: Equipment,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    words = f"Kevin van Zuilekom (bsn {BSN}, {PHONE}, {MAIL}) slaapt op de bank"
    async with opened(tmp_path / "data", capabilities, clock, equipment) as stage:
        anna, own = stage.person("anna"), private("anna")
        ref = await anna.says(words)
        await anna.says(f"!signaal {words}")
        await anna.says(f"!toestemming S-2026-00001 niveau={words}", replace(own, locale="en"))
        await anna.tells(words)
        await calls_on(anna, words)
        await anna.edits(ref, words)
        given = {"signaal": words, "niveau": f"{BSN} {MAIL}"}
        await anna.send(Called("c1", "toestemming", given, anna.actor, own, clock()))
        await anna.uses("signaal", on=ref)
        await anna.fills(tekst=words, thema=f"{BSN}", niveau="", soort="")
        await anna.presses(SEND)
        await anna.uses("mijn-gegevens", own)
        assert BSN not in anna.hears
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert b"inbound_seen" in kept
    for secret in (BSN, PHONE, MAIL, "Zuilekom"):
        assert secret.encode() not in kept
        assert secret not in caplog.text


class Broken:
    """A room that fails when it has to forget someone."""

    name = "broken"

    def export(self, unit: Connection, person: str) -> Mapping[str, object]:
        """Hold nothing."""
        return {}

    def forget(self, unit: Connection, person: str) -> int:
        """Fail with someone's words in the message."""
        raise RuntimeError(f"{RATES} of {person}")


async def test_a_failure_is_one_sentence_with_a_number_undoes_all_and_logs_no_words(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    anna = stage.person("anna")
    await gives(anna)
    stage.app.keepers.append(Broken())
    await anna.uses("wis-mij", private("anna"))
    before = len(anna.sees)
    await anna.presses("ja, doe maar")
    said = [x.text for x in anna.sees[before:] if not x.author]
    assert len(said) == 1
    number = re.search(r"Er is niets opgeslagen.* nummer ([0-9a-f]{8}) ", said[0])
    assert number is not None
    assert f"fout {number[1]}: RuntimeError" in caplog.text
    assert RATES not in caplog.text
    assert stage.app.people.person(anna.actor) not in caplog.text
    stage.app.keepers.pop()
    await anna.uses("mijn-signalen", private("anna"))
    assert "S-2026-00001" in anna.last.text
    await anna.uses("wis-mij", private("anna"))
    await anna.presses("ja, doe maar")
    assert "Je gegevens zijn gewist" in anna.hears
