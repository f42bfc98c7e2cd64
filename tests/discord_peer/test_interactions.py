"""Commands, buttons, menus and dialogs, through the unmodified library."""

from __future__ import annotations

from typing import Any

import discord
import pytest
import pytest_asyncio
from discord import app_commands, ui

from tests.discord_peer.conftest import Guest
from tests.discord_peer.faults import Answer, Fault
from tests.discord_peer.peer import Peer

pytestmark = pytest.mark.asyncio
Live = discord.Interaction[Any]


class Question(ui.Modal, title="Vraag"):
    """A dialog with one question."""

    words: ui.Label[Any] = ui.Label(text="Je vraag", component=ui.TextInput(custom_id="vraag"))

    async def on_submit(self, live: Live, /) -> None:
        assert isinstance(self.words.component, ui.TextInput)
        await live.response.send_message(f"Je vroeg: {self.words.component.value}", ephemeral=True)


class Choices(ui.View):
    """A button that changes its message, one that opens a dialog, and a menu."""

    @ui.button(label="Meer", custom_id="meer")
    async def more(self, live: Live, _: ui.Button[Any]) -> None:
        await live.response.edit_message(content="meer", view=None)

    @ui.button(label="Vraag", custom_id="vraag")
    async def ask(self, live: Live, _: ui.Button[Any]) -> None:
        await live.response.send_modal(Question())
        live.client.dispatch("opened")

    @ui.select(custom_id="keuze", options=[discord.SelectOption(label="Een", value="1")])
    async def choose(self, live: Live, menu: ui.Select[Any]) -> None:
        await live.response.defer()
        await live.followup.send(f"gekozen: {menu.values[0]}", ephemeral=True)


@pytest_asyncio.fixture
async def tree(peer: Peer, guest: Guest) -> app_commands.CommandTree[Guest]:
    """Commands, published on the server."""
    tree = app_commands.CommandTree(guest)
    server = discord.Object(guest.server.id)

    @tree.command(name="zeg", description="Zeg iets", guild=server)
    async def say(live: Live, woorden: str, wie: discord.Member | None = None, keer: int = 1) -> None:
        who = wie.display_name if wie else "niemand"
        await live.response.send_message(f"{woorden * keer} tegen {who}", view=Choices())

    @tree.command(name="wacht", description="Doe er lang over", guild=server)
    async def wait(live: Live, prive: bool) -> None:
        await live.response.defer(ephemeral=prive, thinking=True)
        await live.edit_original_response(content="klaar")
        await live.followup.send("nog iets", ephemeral=True)

    @say.autocomplete("woorden")
    async def suggest(live: Live, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed + "!", value=typed)]

    @tree.context_menu(name="Bewaar", guild=server)
    async def keep(live: Live, message: discord.Message) -> None:
        await live.response.send_message(f"bewaard: {message.content}", ephemeral=True)

    await tree.sync(guild=server)
    return tree


async def test_a_command_with_options_of_each_kind(peer: Peer, tree: object) -> None:
    anna, mo, room = peer.person("Anna Bos"), peer.person("Mo Bakker"), peer.room("vragen")
    await (await anna.uses(room, "zeg", woorden="hoi", wie=mo.id, keer="2")).answered()
    assert mo.sees(room)[-1].text == "hoihoi tegen Mo Bakker"
    assert [label for label, _ in mo.sees(room)[-1].buttons] == ["Meer", "Vraag", "Een"]


@pytest.mark.parametrize(("private", "others"), [("ja", []), ("nee", ["klaar"])])
async def test_what_is_deferred_is_said_later_and_only_to_whom_it_concerns(
    peer: Peer, tree: object, private: str, others: list[str]
) -> None:
    anna, mo, room = peer.person("Anna Bos"), peer.person("Mo Bakker"), peer.room("vragen")
    asked = await anna.uses(room, "wacht", prive=private)
    await peer.until(lambda: asked.followed)
    assert [(x.text, x.private) for x in anna.sees(room)] == [("klaar", private == "ja"), ("nog iets", True)]
    assert [x.text for x in mo.sees(room)] == others


async def test_suggestions_while_typing(peer: Peer, tree: object) -> None:
    asked = await peer.person("Anna Bos").types(peer.room("vragen"), "zeg", "woorden", "ho")
    assert (await asked.answered()).choices == [{"name": "ho!", "value": "ho"}]


async def test_a_menu_on_a_message_gets_its_words(peer: Peer, tree: object) -> None:
    anna, mo, room = peer.person("Anna Bos"), peer.person("Mo Bakker"), peer.room("vragen")
    said = await mo.says(room, "een goede tip")
    await (await anna.uses_on(room, "Bewaar", said)).answered()
    assert anna.sees(room)[-1].text == "bewaard: een goede tip"
    assert len(mo.sees(room)) == 1


async def test_a_button_changes_its_message(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    said = await guest.text("vragen").send("minder", view=Choices())
    await (await anna.presses(str(said.id), "meer")).answered()
    assert [(x.text, x.buttons) for x in anna.sees(room)] == [("meer", ())]


async def test_a_button_opens_a_dialog_that_is_sent_in(peer: Peer, guest: Guest) -> None:
    anna, mo, room = peer.person("Anna Bos"), peer.person("Mo Bakker"), peer.room("vragen")
    said = await guest.text("vragen").send("vraag maar", view=Choices())
    opened = await anna.presses(str(said.id), "vraag")
    # The library knows its dialog only once the answer to it arrived.
    await peer.until(lambda: guest.count("opened"))
    sent = await anna.submits(opened, vraag="waar is de meldcode?")
    await sent.answered()
    assert anna.sees(room)[-1].text == "Je vroeg: waar is de meldcode?"
    assert [x.text for x in mo.sees(room)] == ["vraag maar"]


async def test_a_choice_from_a_menu(peer: Peer, guest: Guest) -> None:
    anna, room = peer.person("Anna Bos"), peer.room("vragen")
    said = await guest.text("vragen").send("kies maar", view=Choices())
    await (await anna.presses(str(said.id), "keuze", "1")).answered()
    assert anna.sees(room)[-1].text == "gekozen: 1"


async def refused(call: Any) -> int:  # noqa: ANN401 - any call of the library
    with pytest.raises(discord.HTTPException) as found:
        await call
    return found.value.code


async def live(peer: Peer, guest: Guest) -> Live:
    """An interaction that nobody answered yet."""
    guest.peer.guild.commands.append({"id": "1", "type": 1, "name": "stil", "application_id": "1"})
    await peer.person("Anna Bos").uses(peer.room("vragen"), "stil")
    await peer.until(lambda: guest.count("interaction"))
    found: Live = guest.last("interaction")
    return found


async def test_too_late_for_a_first_word(peer: Peer, guest: Guest) -> None:
    peer.exchanges.first_word = 0.0
    assert await refused((await live(peer, guest)).response.defer()) == 10062


async def test_a_second_first_word_is_refused(peer: Peer, guest: Guest) -> None:
    found = await live(peer, guest)
    await found.response.send_message("een")
    found.response._response_type = None
    assert await refused(found.response.send_message("twee")) == 40060


async def test_a_first_word_whose_answer_got_lost_was_said(peer: Peer, guest: Guest) -> None:
    found = await live(peer, guest)
    peer.faults.answers.append(Fault(Answer.AFTER, "POST /interactions"))
    assert await refused(found.response.send_message("een")) == 40060
    assert (await found.original_response()).content == "een"


async def test_after_a_quarter_of_an_hour_the_token_is_gone(peer: Peer, guest: Guest) -> None:
    found = await live(peer, guest)
    await found.response.send_message("een")
    peer.exchanges.later = 901.0
    assert await refused(found.edit_original_response(content="twee")) == 50027


async def test_the_first_words_after_one_moment_take_its_place(peer: Peer, guest: Guest) -> None:
    found = await live(peer, guest)
    await found.response.defer(ephemeral=True, thinking=True)
    await found.followup.send("klaar", ephemeral=False)
    shown = [(m.content, m.only_for is not None) for m in peer.room("vragen").messages.values()]
    assert shown == [("klaar", True)]


async def test_answers_that_do_not_fit_are_refused(peer: Peer, guest: Guest) -> None:
    found = await live(peer, guest)
    found.type = discord.InteractionType.autocomplete
    assert await refused(found.response.autocomplete([])) == 50035
