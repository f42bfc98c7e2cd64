"""The adapter contract: a class of tests that every adapter's own test module inherits with its rig."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.core.content import b, card, code, h, link, p, quote, table, ul
from bot.core.errors import NotDeliveredError
from bot.core.events import Chosen, Heard
from bot.core.places import Audience, Direct
from bot.core.plan import NO_HOMESERVERS, Act, ActKind, Capability, Choice, FormCall, Part
from bot.core.reply import Field, FieldKind, File
from tests.contract.rig import Listener, Rig, Shown

CHOICE, FORM = "keuze-1", "formulier-1"
NASTY = "<b>vet</b> @everyone *ster* [x](javascript:alert(1)) `a` \N{RIGHT-TO-LEFT OVERRIDE}om"


def said(shown: Sequence[Shown]) -> str:
    return "\n".join(x.text for x in shown)


@pytest.mark.asyncio
class AdapterContract:
    """Inherit, and give fixtures `rig` (started, with `listener` as its bot) and `listener`."""

    async def test_what_is_posted_is_seen(self, rig: Rig) -> None:
        body = (h("Kop"), p("Zie ", link("de richtlijn", "https://example.org/r")), ul("een", b("twee")))
        await rig.adapter.post(Part(rig.room, body), "k1")
        text = said(await rig.sees(rig.anna, rig.room))
        for words in ("Kop", "de richtlijn", "een", "twee"):
            assert words in text

    async def test_every_kind_of_block_is_shown(self, rig: Rig) -> None:
        body = (
            quote("geciteerd"),
            code("vast"),
            card("Kaart", "https://example.org/k", "uitleg", facts=(("soort", "richtlijn"),)),
            table(("thema", "aantal"), (("tarieven", "7"),)),
        )
        await rig.adapter.post(Part(rig.room, body), "k1")
        text = said(await rig.sees(rig.anna, rig.room))
        for words in ("geciteerd", "vast", "Kaart", "uitleg", "soort", "richtlijn", "tarieven", "7"):
            assert words in text

    async def test_the_same_key_is_sent_once(self, rig: Rig) -> None:
        first = await rig.adapter.post(Part(rig.room, (p("eenmaal"),)), "k1")
        again = await rig.adapter.post(Part(rig.room, (p("eenmaal"),)), "k1")
        assert first == again
        assert said(await rig.sees(rig.anna, rig.room)).count("eenmaal") == 1

    async def test_user_text_stays_words(self, rig: Rig) -> None:
        await rig.adapter.post(Part(rig.room, (p(NASTY),)), "k1")
        shown = said(await rig.sees(rig.anna, rig.room))
        for words in ("<b>vet</b>", "@everyone", "*ster*", "[x](javascript:alert(1))"):
            assert words in shown

    async def test_a_private_part_is_for_one_person(self, rig: Rig) -> None:
        asked = await rig.asks(rig.anna, rig.room)
        if Capability.PRIVATE_REPLY in rig.adapter.can(rig.room, asked):
            part = Part(rig.room, (p("onder ons"),), only_for=rig.anna.id, answers=asked)
            await rig.adapter.post(part, "k1")
            assert "onder ons" in said(await rig.sees(rig.anna, rig.room))
        else:
            await rig.adapter.post(Part(Direct(rig.adapter.name, rig.anna.id), (p("onder ons"),)), "k1")
            assert "onder ons" in said(await rig.sees_private(rig.anna))
        assert "onder ons" not in said(await rig.sees(rig.mo, rig.room))

    async def test_a_direct_message_reaches_only_that_person(self, rig: Rig) -> None:
        await rig.adapter.post(Part(Direct(rig.adapter.name, rig.anna.id), (p("voor anna"),)), "k1")
        assert "voor anna" in said(await rig.sees_private(rig.anna))
        assert "voor anna" not in said(await rig.sees_private(rig.mo))

    async def test_a_message_to_nobody_is_refused(self, rig: Rig) -> None:
        with pytest.raises(NotDeliveredError):
            await rig.adapter.post(Part(Direct(rig.adapter.name, "bestaat-niet"), (p("hallo"),)), "k1")

    async def test_what_people_say_is_heard_once(self, rig: Rig, listener: Listener) -> None:
        await rig.says(rig.anna, "waar vind ik de meldcode", rig.room)
        heard = await listener.next(Heard)
        assert heard.message.text == "waar vind ik de meldcode"
        assert (heard.message.author.id, heard.message.author.bot) == (rig.anna.id, False)
        assert heard.message.ref.conversation.room == rig.room.room
        assert heard.to_bot is (rig.room.audience is Audience.DIRECT)
        assert heard.message.at.utcoffset() == timedelta(0)

    async def test_a_moderator_is_known_as_one(self, rig: Rig, listener: Listener) -> None:
        await rig.says(rig.mo, "hallo", rig.room)
        assert (await listener.next(Heard)).message.author.roles == rig.mo.roles

    async def test_the_assistant_does_not_hear_itself(self, rig: Rig, listener: Listener) -> None:
        await rig.adapter.post(Part(rig.room, (p("van mij"),)), "k1")
        await rig.says(rig.anna, "van anna", rig.room)
        await listener.next(Heard)
        assert [e.message.text for e in listener.events if isinstance(e, Heard)] == ["van anna"]

    async def test_a_button_gives_its_token(self, rig: Rig, listener: Listener) -> None:
        if Capability.BUTTONS not in rig.adapter.can(rig.room):
            return
        choice = Choice(CHOICE, "Meer")
        ref = await rig.adapter.post(Part(rig.room, (p("kies"),), choices=(choice,)), "k1")
        assert [list(x.choices) for x in await rig.sees(rig.anna, rig.room)][-1] == ["Meer"]
        await rig.presses(rig.anna, ref, choice, {})
        assert (await listener.next(Chosen)).token == CHOICE

    async def test_a_form_gives_its_values(self, rig: Rig, listener: Listener) -> None:
        if Capability.FORMS not in rig.adapter.can(rig.room):
            return
        form = FormCall(FORM, "Signaal", (Field("tekst", "Wat schuurt er?", FieldKind.LONG, True),))
        asked = await rig.asks(rig.anna, rig.room)
        ref = await rig.adapter.post(Part(rig.room, (), only_for=rig.anna.id, answers=asked, form=form), "k1")
        await rig.presses(rig.anna, ref, Choice(FORM, "Signaal"), {"tekst": "het tarief\nklopt niet"})
        chosen = await listener.next(Chosen)
        assert (chosen.token, dict(chosen.given)) == (FORM, {"tekst": "het tarief\nklopt niet"})

    async def test_a_file_arrives_whole(self, rig: Rig) -> None:
        if Capability.FILES not in rig.adapter.can(rig.room):
            return
        file = File("weekbericht.csv", "text/csv", b"a;b\r\n1;2\r\n")
        await rig.adapter.post(Part(rig.room, (p("hier"),), files=(file,)), "k1")
        files = [f for x in await rig.sees(rig.anna, rig.room) for f in x.files]
        assert files == [("weekbericht.csv", b"a;b\r\n1;2\r\n")]

    async def test_an_edit_takes_the_place_of_the_message(self, rig: Rig) -> None:
        if Capability.EDIT not in rig.adapter.can(rig.room):
            return
        ref = await rig.adapter.post(Part(rig.room, (p("oude tekst"),)), "k1")
        await rig.adapter.post(Part(rig.room, (p("nieuwe tekst"),), replaces=ref), "k2")
        text = said(await rig.sees(rig.anna, rig.room))
        assert "nieuwe tekst" in text
        assert "oude tekst" not in text

    async def test_a_message_can_be_removed_twice_and_is_gone_then(
        self, rig: Rig, listener: Listener
    ) -> None:
        if Capability.DELETE not in rig.adapter.can(rig.room):
            return
        await rig.says(rig.anna, "weg hiermee", rig.room)
        heard = await listener.next(Heard)
        assert not await rig.adapter.gone(heard.message.ref)
        act = Act(ActKind.REMOVE_MESSAGE, rig.adapter.name, rig.room.space, "proef", ref=heard.message.ref)
        await rig.adapter.act(act, "k1")
        await rig.adapter.act(act, "k1")
        assert "weg hiermee" not in said(await rig.sees(rig.mo, rig.room))
        assert await rig.adapter.gone(heard.message.ref)

    async def test_a_homeserver_is_kept_out_where_there_are_homeservers(self, rig: Rig) -> None:
        act = Act(ActKind.KEEP_OUT_SERVER, rig.adapter.name, rig.room.space, "", server="spam.example")
        if rig.adapter.name == "matrix":
            assert rig.adapter.lacks(act) != NO_HOMESERVERS
            return
        assert rig.adapter.lacks(act) == NO_HOMESERVERS
        with pytest.raises(NotDeliveredError):
            await rig.adapter.act(act, "k1")

    async def test_people_are_found_by_name(self, rig: Rig) -> None:
        found = rig.adapter.find_actor(f"@{rig.mo.name}", rig.room)
        assert found is not None
        assert (found.id, found.roles) == (rig.mo.id, rig.mo.roles)
        assert rig.adapter.find_actor("@bestaat-niet", rig.room) is None
