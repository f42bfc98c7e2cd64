"""What is owed to an interaction on Discord: a word in time, seen by the right people, once."""

from __future__ import annotations

import pytest

from bot.core.content import p
from bot.core.errors import NotDeliveredError, UnavailableError
from bot.core.events import Called, Chosen
from bot.core.plan import Capability, Choice, FormCall, Part
from bot.core.reply import Field, FieldKind
from tests.contract.discord_rig import Server
from tests.contract.rig import Listener
from tests.discord_peer.exchanges import DEFERRED, MESSAGE, MODAL, Exchange
from tests.discord_peer.faults import Answer, Fault

pytestmark = pytest.mark.asyncio
FORM = FormCall("formulier-1", "Signaal", (Field("tekst", "Wat schuurt er?", FieldKind.LONG, True),))
at_once = pytest.mark.parametrize("defers_after", [0.0])
LONG_AGO = 1000.0


async def test_a_private_answer_is_seen_by_the_asker_alone(server: Server) -> None:
    made = await server.calls(server.anna, "signaal")
    assert Capability.PRIVATE_REPLY in server.adapter.can(server.room, f"i{made.id}")
    assert Capability.PRIVATE_REPLY not in server.adapter.can(server.room, "m1")
    await server.answers(made, (p("onder ons"),), "k1", only=server.anna)
    assert made.type == MESSAGE
    (seen,) = server.reads(server.anna)
    assert (seen.text, seen.private) == ("onder ons", True)
    assert server.reads(server.mo) == []


async def test_an_open_answer_is_seen_by_everyone(server: Server) -> None:
    made = await server.calls(server.anna, "waar", vraag="de meldcode")
    await server.answers(made, (p("hier"),), "k1")
    assert [(x.text, x.private) for x in server.reads(server.mo)] == [("hier", False)]


@at_once
@pytest.mark.parametrize(("name", "private"), [("signaal", True), ("waar", False)])
async def test_more_time_is_asked_where_the_answer_will_be_seen(
    server: Server, name: str, private: bool
) -> None:
    made = await server.calls(server.anna, name, **({} if private else {"vraag": "x"}))
    await server.deferred(made)
    assert made.type == DEFERRED
    (waiting,) = server.reads(server.anna)
    assert (waiting.text, waiting.private) == ("", private)
    await server.answers(made, (p("daar is het"),), "k1", only=server.anna if private else None)
    assert [(x.id, x.text) for x in server.reads(server.anna)] == [(waiting.id, "daar is het")]
    assert made.said
    assert len(server.reads(server.mo)) == (0 if private else 1)


@at_once
async def test_a_private_answer_after_an_open_delay_stays_private(server: Server) -> None:
    made = await server.calls(server.anna, "waar", vraag="x")
    await server.deferred(made)
    await server.answers(made, (p("onder ons"),), "k1", only=server.anna)
    assert [(x.text, x.private) for x in server.reads(server.anna)] == [("onder ons", True)]
    assert server.reads(server.mo) == []


@at_once
async def test_an_open_answer_after_a_private_delay_is_for_everyone(server: Server) -> None:
    made = await server.calls(server.anna, "signaal")
    await server.deferred(made)
    await server.answers(made, (p("voor iedereen"),), "k1")
    assert [(x.text, x.private) for x in server.reads(server.mo)] == [("voor iedereen", False)]
    assert len(server.reads(server.anna)) == 1


@pytest.mark.parametrize("only", [True, False])
async def test_an_answer_whose_receipt_was_lost_is_said_once(server: Server, only: bool) -> None:
    made = await server.calls(server.anna, "signaal")
    server.peer.faults.answers.append(Fault(Answer.LOST, f"POST /interactions/{made.id}"))
    to = server.anna if only else None
    with pytest.raises(UnavailableError):
        await server.answers(made, (p("eenmaal"),), "k1", only=to)
    await server.answers(made, (p("eenmaal"),), "k1", only=to)
    assert [(x.text, x.private) for x in server.reads(server.anna)] == [("eenmaal", only)]


async def test_an_answer_that_the_library_sends_again_is_said_once(server: Server) -> None:
    made = await server.calls(server.anna, "signaal")
    server.peer.faults.answers.append(Fault(Answer.AFTER, f"POST /interactions/{made.id}"))
    await server.answers(made, (p("eenmaal"),), "k1", only=server.anna)
    assert [x.status for x in server.peer.requests if "callback" in x.path] == [502, 400]
    assert [x.text for x in server.reads(server.anna)] == ["eenmaal"]


@pytest.mark.parametrize("only", [True, False])
async def test_too_late_for_a_first_word(server: Server, only: bool) -> None:
    made = await server.calls(server.anna, "signaal")
    server.peer.exchanges.first_word = 0.0
    await server.answers(made, (p("te laat"),), "k1", only=server.anna if only else None)
    await elsewhere(server, "te laat", only=only)


@at_once
@pytest.mark.parametrize("only", [True, False])
async def test_the_quarter_of_an_hour_is_over(server: Server, only: bool) -> None:
    made = await server.calls(server.anna, "waar", vraag="x")
    await server.deferred(made)
    server.peer.exchanges.later = LONG_AGO
    await server.answers(made, (p("te laat"),), "k1", only=server.anna if only else None)
    await elsewhere(server, "te laat", only=only)


async def elsewhere(server: Server, words: str, *, only: bool) -> None:
    """What cannot be answered any more is told in private, or in the channel when it was for everyone."""
    private = [x.text for x in server.private(server.anna)]
    in_channel = [x.text for x in server.reads(server.mo) if x.text]
    assert (private, in_channel) == (([words], []) if only else ([], [words]))


async def test_too_late_and_no_private_messages_is_told(server: Server) -> None:
    made = await server.calls(server.anna, "signaal")
    server.person[server.anna.id].user.accepts = False
    server.peer.exchanges.first_word = 0.0
    with pytest.raises(NotDeliveredError):
        await server.answers(made, (p("te laat"),), "k1", only=server.anna)
    assert server.reads(server.mo) == []


async def test_several_parts_are_one_message_and_a_repeat_changes_nothing(server: Server) -> None:
    made = await server.calls(server.anna, "waar", vraag="x")
    refs = [await server.answers(made, (p(f"deel {n} " + "x" * 900),), f"k{n}") for n in range(4)]
    assert len({x.id for x in refs}) == 1
    (seen,) = server.reads(server.mo)
    assert [seen.text.count(f"deel {n}") for n in range(4)] == [1] * 4
    (message,) = server.channel(server.room).messages.values()
    assert len(message.embeds) == 3
    before = len(server.peer.requests)
    for n in range(4):
        assert await server.answers(made, (p(f"deel {n} " + "x" * 900),), f"k{n}") == refs[n]
    assert len(server.peer.requests) == before
    assert server.reads(server.mo) == [seen]


async def test_what_does_not_fit_one_message_follows_it(server: Server) -> None:
    made = await server.calls(server.anna, "signaal")
    for n in range(6):
        await server.answers(made, (p(f"deel {n} " + "x" * 1900),), f"k{n}", only=server.anna)
    seen = server.reads(server.anna)
    assert all(x.private for x in seen)
    assert len(seen) == 2
    text = "\n".join(x.text for x in seen)
    assert [text.count(f"deel {n}") for n in range(6)] == [1] * 6
    assert server.reads(server.mo) == []


async def test_a_form_opens_at_once(server: Server, listener: Listener) -> None:
    made = await server.calls(server.anna, "signaal")
    await server.adapter.post(server.part(made, (), only=server.anna, form=FORM), "k1")
    assert made.type == MODAL
    await sent_in(server, listener, made)


@at_once
async def test_a_form_that_comes_too_late_is_a_button(
    server: Server, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await server.calls(server.anna, "signaal")
    await server.deferred(made)
    monkeypatch.setattr("adapters.discord.interactions.DEFER_AFTER", LONG_AGO)
    await server.adapter.post(server.part(made, (), only=server.anna, form=FORM), "k1")
    await opened_by_button(server, listener, server.reads(server.anna)[-1].id)


async def test_a_form_without_an_interaction_is_a_button_in_private(
    server: Server, listener: Listener
) -> None:
    assert Capability.FORMS in server.adapter.can(server.room)
    part = Part(server.room, (p("vul in"),), only_for=server.anna.id, form=FORM)
    await server.adapter.post(part, "k1")
    assert server.reads(server.anna) == []
    await opened_by_button(server, listener, server.private(server.anna)[-1].id)


async def opened_by_button(server: Server, listener: Listener, message: str) -> None:
    pressed = await server.person[server.anna.id].presses(message, f"f:{FORM.token}")
    asked = await listener.next(Chosen, f"i{pressed.id}")
    assert (asked.token, dict(asked.given)) == (FORM.token, {})
    part = Part(asked.conversation, (), only_for=server.anna.id, answers=asked.id, form=FORM)
    await server.adapter.post(part, "k2")
    assert pressed.type == MODAL
    await sent_in(server, listener, pressed)


async def sent_in(server: Server, listener: Listener, opened: Exchange) -> None:
    sent = await server.person[server.anna.id].submits(opened, tekst="het tarief")
    chosen = await listener.next(Chosen, f"i{sent.id}")
    assert (chosen.token, dict(chosen.given)) == (FORM.token, {"tekst": "het tarief"})
    await server.answers(sent, (p("dank je"),), "k3", only=server.anna)
    assert sent.said
    assert server.reads(server.mo) == []


async def test_many_choices_are_a_menu(server: Server, listener: Listener) -> None:
    choices = tuple(Choice(f"keuze-{n}", f"Keuze {n}") for n in range(30))
    ref = await server.adapter.post(Part(server.room, (p("kies"),), choices=choices), "k1")
    shown = server.reads(server.anna)[-1].buttons
    assert [label for label, _ in shown] == [x.label for x in choices]
    made = await server.person[server.anna.id].presses(ref.id, "s2", value=choices[29].token)
    assert (await listener.next(Chosen, f"i{made.id}")).token == choices[29].token


async def test_what_is_typed_is_suggested_for(server: Server) -> None:
    made = await server.person[server.anna.id].types(server.channel(server.room), "help", "onderwerp", "the")
    await server.peer.until(lambda: made.choices)
    assert [(x["name"], x["value"]) for x in made.choices] == [("the", "help/onderwerp")]


async def test_a_command_on_a_message_knows_the_message(server: Server, listener: Listener) -> None:
    room, anna = server.channel(server.room), server.person[server.anna.id]
    said = await server.person[server.mo.id].says(room, "de wachttijd loopt op")
    made = await anna.uses_on(room, "Geef een signaal", said)
    called = await listener.next(Called, f"i{made.id}")
    assert called.command == "signaal"
    assert called.target is not None
    message = server.adapter.message(None, called.target)
    assert message is not None
    assert (message.text, message.author.id) == ("de wachttijd loopt op", server.mo.id)


async def test_a_member_that_is_chosen_is_known(server: Server, listener: Listener) -> None:
    made = await server.calls(server.mo, "stil-af", lid=server.anna.id)
    called = await listener.next(Called, f"i{made.id}")
    assert called.actor == server.mo
    assert dict(called.given) == {"lid": server.anna.id}
    assert server.adapter.find_actor(called.given["lid"], called.conversation) == server.anna


async def test_a_command_in_private_is_answered_there(server: Server, listener: Listener) -> None:
    anna = server.person[server.anna.id]
    made = await anna.uses(anna.private, "signaal")
    called = await listener.next(Called, f"i{made.id}")
    part = Part(called.conversation, (p("hier"),), answers=called.id)
    await server.adapter.post(part, "k1")
    assert [x.text for x in server.private(server.anna)] == ["hier"]
    assert server.private(server.mo) == []
