"""What the assistant does on Discord beyond the story: the guard, measures, danger, mentions, intents."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import App
from bot.core.places import Conversation
from bot.equipment import Equipment
from tests.discord.stage import assistant
from tests.discord_peer import payloads
from tests.discord_peer import permissions as may
from tests.discord_peer.peer import Peer
from tests.discord_peer.people import Person, Seen
from tests.discord_peer.world import Channel

pytestmark = pytest.mark.asyncio
CLIENT = "Mijn cliënt Kevin Jansen, bsn 111222333, woont op Dorpsstraat 5 in Zwolle"


@dataclass
class Stage:
    """The running assistant and the people around it."""

    peer: Peer
    app: App
    anna: Person
    mo: Person

    def last(self, person: Person, room: Channel) -> Seen:
        return person.sees(room)[-1]

    async def settles(self) -> None:
        """Wait until all that was heard is handled and all that is to be said was said."""
        await self.app.flush(20)


@pytest.fixture
def options() -> dict[str, bool | int]:
    return {}


@pytest_asyncio.fixture
async def stage(equipment: Equipment, tmp_path: Path, options: dict[str, bool | int]) -> AsyncIterator[Stage]:
    peer = Peer()
    anna, mo = peer.person("Anna Bos"), peer.person("Mo Bakker", "moderator")
    async with peer.running(tmp_path):
        app = assistant(equipment, peer, tmp_path, **options)
        async with app.running():
            yield Stage(peer, app, anna, mo)
    assert peer.violations == []


async def test_client_data_is_taken_away_and_offered_back_masked(stage: Stage, tmp_path: Path) -> None:
    peer, anna, hall = stage.peer, stage.anna, stage.peer.room("zaal")
    said = await anna.says(hall, CLIENT)
    await peer.until(lambda: said.id not in hall.messages and anna.sees(anna.private))
    told = stage.last(anna, anna.private)
    assert "gegevens van een cliënt" in told.text
    for secret in ("Kevin", "111222333", "Dorpsstraat"):
        assert secret not in told.text
        for file in (tmp_path / "data").rglob("*"):
            assert not file.is_file() or secret.encode() not in file.read_bytes()
    reasons = [x["reason"] for x in peer.guild.audit]
    assert reasons == ["Dit bericht bevatte gegevens van een cliënt."]
    assert stage.mo.sees(hall) == []


async def test_without_the_permission_the_message_stays_and_the_author_hears(stage: Stage) -> None:
    peer, anna, hall = stage.peer, stage.anna, stage.peer.room("zaal")
    peer.role("Vraagbaak").permissions &= ~may.MANAGE_MESSAGES
    hall.overwrites[peer.world.bot.id] = (1, 0, may.MANAGE_MESSAGES)
    await peer.gateway.send("CHANNEL_UPDATE", payloads.channel(hall))
    said = await anna.says(hall, CLIENT)
    await peer.until(lambda: anna.sees(anna.private))
    assert "gegevens van een cliënt" in stage.last(anna, anna.private).text
    await stage.settles()
    assert said.id in hall.messages
    assert [x for x in peer.requests if x.method == "DELETE"] == []


async def test_a_file_is_not_fetched_and_its_sender_hears_so(stage: Stage) -> None:
    peer, anna = stage.peer, stage.anna
    file = ("Kevin_Jansen.pdf", "application/pdf", b"%PDF dossier")
    await anna.says(anna.private, "", files=(file,))
    await peer.until(lambda: len(anna.sees(anna.private)) == 2)
    assert "spraakberichten neem ik niet aan" in stage.last(anna, anna.private).text
    assert "Kevin" not in stage.last(anna, anna.private).text
    assert peer.fetched == []


async def test_who_says_it_is_no_client_posts_it_again_and_it_stays(stage: Stage) -> None:
    peer, anna, hall = stage.peer, stage.anna, stage.peer.room("zaal")
    words = "Ik sprak de moeder van Kevin Zuilekom gisteren"
    said = await anna.says(hall, words)
    await peer.until(lambda: said.id not in hall.messages and anna.sees(anna.private))
    label, button = stage.last(anna, anna.private).buttons[-1]
    assert label == "Dit is geen cliënt"
    await anna.presses(stage.last(anna, anna.private).id, button)
    await peer.until(lambda: "Plaats je bericht opnieuw" in stage.last(anna, anna.private).text)
    again = await anna.says(hall, words)
    await stage.settles()
    assert again.id in hall.messages


async def test_danger_gets_help_and_no_list(stage: Stage) -> None:
    peer, anna, room = stage.peer, stage.anna, stage.peer.room("vragen")
    await anna.says(
        room, "waar vind ik hulp, er is nu een kind in direct gevaar, vader slaat hem op dit moment"
    )
    await peer.until(lambda: len(anna.sees(room)) == 2)
    assert "112" in stage.last(anna, room).text
    assert "Soort:" not in stage.last(anna, room).text


async def test_every_command_works_as_text_by_mention(stage: Stage) -> None:
    peer, anna, hall = stage.peer, stage.anna, stage.peer.room("zaal")
    await anna.says(hall, f"<@{peer.world.bot.id}> waar vind ik de richtlijn uithuisplaatsing?")
    await peer.until(lambda: len(anna.sees(hall)) == 2)
    assert "ithuisplaatsing" in stage.last(anna, hall).text
    await anna.says(hall, f"<@{peer.world.bot.id}> mijn-gegevens")
    await peer.until(lambda: len(anna.sees(hall)) == 4)
    assert stage.last(anna, hall).text == "Ik heb je een privébericht gestuurd."
    assert "Dit bewaar ik" in stage.last(anna, anna.private).text


async def test_a_form_that_is_asked_for_in_words_opens_from_a_button_as_often_as_it_takes(
    stage: Stage,
) -> None:
    peer, anna = stage.peer, stage.anna
    await anna.says(anna.private, "signaal")
    await peer.until(lambda: len(anna.sees(anna.private)) == 2)
    (button,) = stage.last(anna, anna.private).buttons
    for _ in range(2):
        opened = await anna.presses(stage.last(anna, anna.private).id, button[1])
        await peer.until(partial(getattr, opened, "said"))
        assert opened.modal is not None
    sent = await anna.submits(opened, tekst="De wachttijd loopt op en niemand stuurt daarop.")
    await peer.until(lambda: sent.said)
    assert "staat in de wachtrij" in stage.last(anna, anna.private).text


async def test_a_hashtag_brings_a_form_with_ones_own_words(stage: Stage) -> None:
    peer, anna, hall = stage.peer, stage.anna, stage.peer.room("zaal")
    await anna.says(hall, "De wachttijd loopt op en niemand stuurt daarop #beleidstafel")
    await peer.until(lambda: anna.sees(anna.private))
    shown = stage.last(anna, anna.private)
    opened = await anna.presses(shown.id, shown.buttons[0][1])
    await peer.until(lambda: opened.said)
    assert "niemand stuurt daarop" in opened.modal["components"][0]["component"]["value"]


async def test_a_measure_reaches_discord_with_its_case_number(stage: Stage) -> None:
    peer, mo, staff = stage.peer, stage.mo, stage.peer.room("staf")
    asked = await mo.uses(staff, "stil", lid=stage.anna.id, duur="10m", reden="Te fel")
    await peer.until(lambda: asked.said and peer.guild.audit)
    await stage.settles()
    assert peer.guild.members[stage.anna.id].timeout_until is not None
    assert peer.guild.audit[-1]["reason"].startswith("Z-2026-001: Te fel")
    assert "Te fel" in stage.last(stage.anna, stage.anna.private).text


async def test_a_measure_begins_in_the_menu_of_a_member(stage: Stage) -> None:
    peer, mo, staff = stage.peer, stage.mo, stage.peer.room("staf")
    asked = await mo.uses_about(staff, "Waarschuw", stage.anna)
    await peer.until(lambda: asked.said)
    sent = await mo.submits(asked, reden="Te fel")
    await peer.until(lambda: sent.said)
    await stage.settles()
    assert "Te fel" in stage.last(stage.anna, stage.anna.private).text


@pytest.mark.parametrize("options", [{"most_members": 0}])
async def test_on_a_server_too_large_to_know_everyone_people_are_met_by_need(stage: Stage) -> None:
    peer, mo, staff = stage.peer, stage.mo, stage.peer.room("staf")
    client = stage.app.adapters["discord"]
    here = client.find_actor("Anna Bos", Conversation("discord", peer.guild.id, staff.id))
    assert here is None
    await mo.says(staff, f"<@{peer.world.bot.id}> waarschuw <@{stage.anna.id}> Te fel")
    await peer.until(lambda: stage.anna.sees(stage.anna.private))
    assert "Te fel" in stage.last(stage.anna, stage.anna.private).text


async def test_nobody_is_called_by_what_a_member_wrote(stage: Stage) -> None:
    peer, anna, room = stage.peer, stage.anna, stage.peer.room("vragen")
    await anna.says(room, f"waar vind ik @everyone <@&{peer.guild.id}> <@{stage.mo.id}> iets over pleegzorg")
    await peer.until(lambda: len(anna.sees(room)) == 2)
    bodies = [x.body for x in peer.requests if x.method == "POST" and "messages" in x.path]
    assert {tuple(x["allowed_mentions"].get("parse", ())) for x in bodies} == {()}
    assert all(not x["allowed_mentions"].get("users") for x in bodies)


@pytest.mark.parametrize("options", [{"message_content": False, "members": False}])
async def test_without_the_privileged_intents_commands_mentions_and_private_messages_work(
    stage: Stage,
) -> None:
    peer, anna, room = stage.peer, stage.anna, stage.peer.room("vragen")
    await anna.says(room, "waar vind ik de meldcode")
    await anna.says(room, f"<@{peer.world.bot.id}> waar vind ik de meldcode")
    await peer.until(lambda: len(anna.sees(room)) == 3)
    asked = await anna.uses(room, "waar", vraag="richtlijn uithuisplaatsing")
    await peer.until(lambda: asked.said)
    await anna.says(anna.private, "help")
    await peer.until(lambda: len(anna.sees(anna.private)) >= 2)
    await stage.settles()
    assert len([x for x in anna.sees(room) if x.author == peer.world.bot.id]) == 2
    message = await anna.says(room, "Wat een dag")
    pointed = await anna.uses_on(room, "Geef een signaal", message)
    await peer.until(lambda: pointed.said)
    assert pointed.modal["components"][0]["component"]["value"] == "Wat een dag"
