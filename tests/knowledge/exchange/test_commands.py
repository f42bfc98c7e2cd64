"""An editor takes files in and gives sources out from chat."""

from __future__ import annotations

import csv
import io
import json

import pytest
from sqlalchemy import Connection

from bot.core.commands import Call, commands_of
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import File, Reply
from knowledge.exchange.commands import ExchangeCommands, OutForm
from knowledge.exchange.forms import Form
from knowledge.exchange.leads import waiting
from knowledge.room import KnowledgeRoom
from knowledge.sources import store
from knowledge.sources.resource import record
from tests.knowledge.conftest import NOW, SOURCES, call, made, words
from tests.knowledge.exchange.files import taken
from tests.knowledge.exchange.test_feeds import RSS
from tests.knowledge.sources.desk import els, press

DESK = ExchangeCommands()


def sent(by: Call, name: str, content: str | bytes) -> Reply:
    body = content.encode() if isinstance(content, str) else content
    return DESK.take_in(by, File(name, "application/octet-stream", body))


def test_a_file_goes_in_and_its_wrong_rows_come_back_as_a_table(
    unit: Connection, room: KnowledgeRoom
) -> None:
    rows = [record(made("nieuw", "Nieuw")), {**record(made("fout", "Fout")), "kind": "=boek"}]
    reply = sent(els(unit), "bronnen.jsonl", "\n".join(map(json.dumps, rows)))
    assert "Gelezen: 2. Nieuw of veranderd: 1. Eén rij is niet ingelezen." in words(reply)
    assert "regel 2 fout: kind moet een van deze zijn: richtlijn" in words(reply)
    assert "En nog" not in words(reply)
    (file,) = reply.files
    assert (file.name, file.media_type) == ("niet-ingelezen.csv", "text/csv")
    table = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert table[0] == ["regel", "id", "wat er mis is"]
    assert table[1][:2] == ["2", "fout"]
    assert table[1][2].startswith("kind moet een van deze zijn: richtlijn")
    assert store.resource_by_id(unit, "nieuw") is not None
    press(room, els(unit), press(room, els(unit), reply, "Maak ongedaan"), "Ja, draai alles terug")
    assert store.resource_by_id(unit, "nieuw") is None


@pytest.mark.parametrize(("wrong", "rest"), [(4, "En nog één rij."), (12, "En nog 9 rijen.")])
def test_of_many_wrong_rows_the_first_are_named_and_the_others_counted(
    unit: Connection, wrong: int, rest: str
) -> None:
    reply = sent(els(unit), "bronnen.csv", "id,title\n" + "".join(f"rij-{x},\n" for x in range(wrong)))
    told = words(reply)
    assert [f"rij-{x}" in told for x in range(4)] == [True, True, True, False]
    assert "regel 2 rij-0: title ontbreekt: vul het in; url ontbreekt" in told
    assert rest in told
    assert len(reply.files[0].content.decode().splitlines()) == wrong + 1


def test_a_file_that_changes_nothing_offers_nothing_to_undo(unit: Connection) -> None:
    store.keep_all(unit, SOURCES[:3], NOW)
    given = DESK.put_out(els(unit))
    reply = sent(els(unit), given.files[0].name, given.files[0].content)
    assert "Gelezen: 3. Nieuw of veranderd: 0. Alles was goed." in words(reply)
    assert (reply.actions, reply.files) == ((), ())


@pytest.mark.parametrize("form", list(OutForm))
def test_every_form_goes_out_under_a_name_that_comes_in_again(unit: Connection, form: OutForm) -> None:
    store.keep_all(unit, SOURCES[:3], NOW)
    (file,) = DESK.put_out(els(unit), form).files
    assert "Gelezen: 3." in words(sent(els(unit), file.name, file.content))


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("bronnen.docx", b"PK", "exchange-form"),
        ("geen naam", b"", "exchange-form"),
        ("../../../etc/passwd", b"", "exchange-form"),
        ("a.csv", b"x" * 2_000_001, "exchange-too-large"),
        ("a.csv", "id,title\na,één\nb,reünie".encode("latin-1"), "exchange-charset"),
    ],
)
def test_a_file_that_can_not_be_read_is_refused_whole(
    unit: Connection, name: str, content: bytes, key: str
) -> None:
    with pytest.raises(UserError) as caught:
        sent(els(unit), name, content)
    assert caught.value.key == key
    assert store.every_resource(unit) == []


def test_tips_become_sources_or_go(unit: Connection, room: KnowledgeRoom) -> None:
    taken(unit, RSS, Form.FEED)
    shown = DESK.show_leads(els(unit))
    assert "Er zijn 2 tips" in words(shown)
    first, second = waiting(unit, 0, 10)
    add = next(each for each in shown.actions if each.label == "1: voeg toe")
    assert (add.command, add.given["adres"]) == ("bron", first.url)
    left = press(room, els(unit), shown, "1: niet nodig")
    assert "Er is één tip" in words(left)
    assert waiting(unit, 0, 10) == [second]
    press(room, els(unit), left, "1: niet nodig")
    assert words(DESK.show_leads(els(unit))) == "Er zijn geen tips."


def test_these_commands_are_for_editors() -> None:
    assert {c.id: c.needs for c in commands_of(DESK)} == dict.fromkeys(
        ("lees-in", "geef-uit", "tips", "tip-weg"), frozenset({Role.EDITOR})
    )


def test_a_report_is_in_the_language_of_who_asked(unit: Connection) -> None:
    reply = sent(call(unit, "els", Role.EDITOR, locale="en"), "a.jsonl", "{")
    assert "One row was left out" in words(reply)
    assert "the row is no valid JSON" in reply.files[0].content.decode()
