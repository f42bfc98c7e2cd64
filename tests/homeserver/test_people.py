"""People on a real server: what one does, another sees."""

from __future__ import annotations

import pytest

from tests.homeserver.arriving import People
from tests.homeserver.asking import RefusedError

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("version", ["11", "12"])
async def test_what_one_says_another_sees(people: People, version: str) -> None:
    anna, mo = await people.person("Anna Bos"), await people.person("Mo Bakker")
    room = await anna.creates("Vragen", version=version, invite=[mo.id])
    assert await mo.accepts(anna.id) == room
    await anna.says(room, "hallo", html="<b>hallo</b>", mentions=[mo.id])
    seen = await mo.waits_for(room, lambda each: each.body == "hallo")
    assert (seen.sender, seen.kind, seen.formatted_body) == (anna.id, "m.text", "<b>hallo</b>")
    assert seen.mentions == {mo.id}
    assert not seen.encrypted


async def test_threads_replies_edits_reactions_and_redactions_are_seen(people: People) -> None:
    anna, mo = await people.person("Anna Bos"), await people.person("Mo Bakker")
    room = await anna.creates(preset="public_chat")
    await mo.joins(room)
    root = await anna.says(room, "begin")
    inside = await mo.says(room, "in de draad", thread=root)
    answer = await mo.says(room, "antwoord", reply_to=root)
    wrong = await mo.says(room, "weg hiermee")
    await anna.edits(room, root, "beter begin", html="<i>beter</i>")
    await mo.edits(room, root, "niet van mij")
    await anna.reacts(room, answer, "👍")
    await anna.redacts(room, await anna.reacts(room, answer, "👎"))
    await mo.redacts(room, wrong, "vergist")
    seen = {each.id: each for each in await mo.sees(room)}
    assert list(seen) == [root, inside, answer, wrong]
    assert (seen[root].body, seen[root].formatted_body, seen[root].edited) == (
        "beter begin",
        "<i>beter</i>",
        True,
    )
    assert (seen[inside].thread, seen[inside].reply_to) == (root, None)
    assert (seen[answer].thread, seen[answer].reply_to) == (None, root)
    assert seen[answer].reactions == {"👍": {anna.id}}
    assert (seen[wrong].redacted, seen[wrong].body) == (True, "")


async def test_a_file_arrives_as_it_was(people: People) -> None:
    anna, mo = await people.person("Anna Bos"), await people.person("Mo Bakker")
    room = await anna.creates(invite=[mo.id])
    await mo.joins(room)
    await anna.sends_file(room, "nota.txt", b"inhoud", "text/plain")
    file = (await mo.sees(room))[-1].file
    assert file
    assert (file.name, file.mimetype, await mo.opens(file)) == ("nota.txt", "text/plain", b"inhoud")


async def test_who_types_and_who_has_read_is_seen(people: People) -> None:
    anna, mo = await people.person("Anna Bos"), await people.person("Mo Bakker")
    room = await anna.creates(invite=[mo.id])
    await mo.joins(room)
    said = await anna.says(room, "hallo")

    async def mo_types() -> bool:
        return await anna.typing(room) == {mo.id}

    async def mo_has_read() -> bool:
        return mo.id in await anna.receipts(room, said)

    await mo.types(room)
    await anna.until(mo_types)
    await mo.reads(room, said)
    await anna.until(mo_has_read)


async def test_who_is_put_out_can_come_back_only_after_an_unban(people: People) -> None:
    anna, mo = await people.person("Anna Bos"), await people.person("Mo Bakker")
    room = await anna.creates(preset="public_chat")
    await mo.joins(room)
    await anna.kicks(room, mo.id, "even niet")
    assert await anna.members(room) == {anna.id}
    await mo.joins(room)
    await anna.bans(room, mo.id, "niet meer")
    with pytest.raises(RefusedError) as refused:
        await mo.joins(room)
    assert refused.value.status == 403
    await anna.unbans(room, mo.id)
    await mo.joins(room)
    assert await anna.members(room) == {anna.id, mo.id}


async def test_the_same_transaction_is_one_event(people: People) -> None:
    anna = await people.person()
    room = await anna.creates()
    first = await anna.says(room, "eenmaal", transaction="t1")
    assert await anna.says(room, "andermaal", transaction="t1") == first
    (seen,) = await anna.sees(room)
    assert (seen.body, seen.transaction) == ("eenmaal", "t1")


async def test_more_than_a_page_is_seen_oldest_first(people: People) -> None:
    anna = await people.person()
    room = await anna.creates()
    said = [await anna.says(room, f"bericht {each}") for each in range(30)]
    assert [each.id for each in await anna.sees(room)] == said


async def test_waiting_for_what_does_not_come_ends(people: People) -> None:
    anna = await people.person()
    room = await anna.creates()
    with pytest.raises(TimeoutError):
        await anna.waits_for(room, lambda each: each.body == "nooit", seconds=0.2)


async def test_who_logs_out_is_refused_until_logging_in(people: People) -> None:
    anna = await people.person()
    room = await anna.creates()
    before = anna.device
    await anna.logs_out()
    with pytest.raises(RefusedError) as refused:
        await anna.says(room, "hallo")
    assert refused.value.code == "M_MISSING_TOKEN" or refused.value.code == "M_UNKNOWN_TOKEN"
    await anna.logs_in()
    await anna.says(room, "terug")
    assert anna.device != before
    assert [each.body for each in await anna.sees(room)] == ["terug"]
