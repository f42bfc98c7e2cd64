"""People whose clients encrypt, on a real server."""

from __future__ import annotations

import pytest

from tests.homeserver.arriving import People

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("version", ["11", "12"])
async def test_both_read_each_other_and_the_server_does_not(people: People, version: str) -> None:
    els, mo = await people.encrypted("Els Jansen"), await people.encrypted("Mo Bakker")
    room = await els.creates(version=version, encrypted=True, invite=[mo.id])
    await mo.accepts(els.id)
    root = await els.says(room, "vertrouwelijk", html="<b>vertrouwelijk</b>")
    seen = await mo.waits_for(room, lambda each: each.body == "vertrouwelijk")
    assert (seen.encrypted, seen.formatted_body) == (True, "<b>vertrouwelijk</b>")
    await mo.says(room, "in de draad", thread=root)
    await mo.edits(room, (await mo.says(room, "foutje", reply_to=root)), "hersteld")
    await mo.reacts(room, root, "👍")
    last = await els.waits_for(room, lambda each: each.body == "hersteld")
    assert (last.reply_to, last.edited) == (root, True)
    assert [each.thread for each in await els.sees(room)] == [None, root, None]
    assert (await els.sees(room))[0].reactions == {"👍": {mo.id}}
    said = [each for each in await els.events(room) if each["type"] in ("m.room.message", "m.room.encrypted")]
    assert [each["type"] for each in said] == ["m.room.encrypted"] * 4
    assert "vertrouwelijk" not in str(said)


async def test_an_encrypted_file_arrives_as_it_was(people: People) -> None:
    els, mo = await people.encrypted("Els Jansen"), await people.encrypted("Mo Bakker")
    room = await els.creates(encrypted=True, invite=[mo.id])
    await mo.accepts()
    await els.sends_file(room, "nota.txt", b"inhoud", "text/plain")
    seen = await mo.waits_for(room, lambda each: each.file)
    assert seen.file
    assert await mo.opens(seen.file) == b"inhoud"
    assert b"inhoud" not in await mo.line.download(seen.file.url)


async def test_what_was_said_while_asleep_is_read_after_waking(people: People) -> None:
    els, mo = await people.encrypted("Els Jansen"), await people.encrypted("Mo Bakker")
    room = await els.creates(encrypted=True, invite=[mo.id])
    await mo.accepts()
    await mo.sleeps()
    await els.says(room, "welterusten")
    await mo.wakes()
    await mo.waits_for(room, lambda each: each.body == "welterusten")
    await mo.says(room, "goedemorgen")
    await els.waits_for(room, lambda each: each.body == "goedemorgen")


async def test_who_comes_later_reads_from_then_on(people: People) -> None:
    els, mo = await people.encrypted("Els Jansen"), await people.encrypted("Mo Bakker")
    room = await els.creates(encrypted=True, preset="public_chat")
    await els.says(room, "voor mo er was")
    await mo.joins(room)
    await els.says(room, "met mo erbij")
    await mo.waits_for(room, lambda each: each.body == "met mo erbij")
    before, _ = await mo.sees(room)
    assert (before.kind, before.body) == ("m.room.encrypted", "")


async def test_someone_without_encryption_sees_that_something_was_said(people: People) -> None:
    els, anna = await people.encrypted("Els Jansen"), await people.person("Anna Bos")
    room = await els.creates(encrypted=True, invite=[anna.id])
    await anna.accepts()
    await els.says(room, "vertrouwelijk")
    seen = await anna.waits_for(room, lambda each: each.sender == els.id)
    assert (seen.kind, seen.body, seen.encrypted) == ("m.room.encrypted", "", True)


async def test_in_a_plain_room_nothing_is_encrypted(people: People) -> None:
    els, anna = await people.encrypted("Els Jansen"), await people.person("Anna Bos")
    room = await els.creates(invite=[anna.id])
    await anna.accepts()
    await els.says(room, "open en bloot")
    await els.sends_file(room, "nota.txt", b"inhoud", "text/plain")
    file = await anna.waits_for(room, lambda each: each.file)
    assert file.file
    assert await anna.opens(file.file) == b"inhoud"
    assert [each.encrypted for each in await els.sees(room)] == [False, False]
