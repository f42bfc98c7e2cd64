"""The moderator's command: show, post, skip, pause and go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from bot.core.commands import Call, commands_of
from bot.core.content import plain
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.reply import Reply, Seen
from bot.prompts import store
from bot.prompts.commands import PromptCommands, PromptStep
from bot.prompts.model import Limits, Prompt
from bot.schedule import Rule
from tests.bot.prompts.conftest import GENERAL, SAY, STAFF, USUAL, Outbox, prompter, stock

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MO = Actor("web", "mo", "Mo", frozenset({Role.MODERATOR}))


def call(unit: Connection, *, id_: str = "e1", locale: str = "nl") -> Call:
    return Call(id_, MO, "person-of-mo", STAFF, NOW, SAY[locale], unit)


def commands(outbox: Outbox, prompts: tuple[Prompt, ...], limits: Limits = USUAL) -> PromptCommands:
    return PromptCommands(prompter(outbox, prompts, limits), Rule("0 10 * * tue").next_after)


def offered(reply: Reply) -> list[str]:
    return [str(action.given["stap"]) for action in reply.actions]


def test_only_moderators_and_the_programme_board_may_steer_and_only_they_read_the_answer(
    outbox: Outbox,
) -> None:
    (command,) = commands_of(commands(outbox, ()))
    assert command.id == "thema"
    assert command.seen is Seen.ASKER
    assert not Actor("web", "els", "Els", frozenset({Role.EDITOR})).may(*command.needs)
    assert Actor("web", "an", "An", frozenset({Role.PROGRAMME_BOARD})).may(*command.needs)


def test_the_next_prompt_is_shown_with_its_moment_the_stock_and_what_can_be_done(
    unit: Connection, outbox: Outbox
) -> None:
    reply = commands(outbox, stock(3)).steer(call(unit))
    words = plain(reply.blocks)
    assert "Titel 0" in words
    assert "dinsdag 24 november 2026 om 10:00" in words
    assert "nog 3 gespreksstarters" in words
    assert offered(reply) == ["nu", "overslaan", "pauze"]
    assert not outbox.said


def test_posting_now_says_it_in_the_rooms_and_takes_it_from_the_stock(
    unit: Connection, outbox: Outbox
) -> None:
    room = commands(outbox, stock(3))
    assert "Titel 0. In 2 kanalen" in plain(room.steer(call(unit), PromptStep.NOW).blocks)
    assert "vraag0aa" in outbox.texts(GENERAL)[0]
    assert "Titel 1" in plain(room.steer(call(unit)).blocks)


def test_posting_now_keeps_to_the_budget(unit: Connection, outbox: Outbox) -> None:
    room = commands(outbox, stock(3), Limits(per_week=1))
    room.steer(call(unit), PromptStep.NOW)
    with pytest.raises(UserError) as refused:
        room.steer(call(unit, id_="e2"), PromptStep.NOW)
    assert (refused.value.key, refused.value.values) == ("prompt-budget-spent", {"per_week": 1})
    assert len(outbox.texts(GENERAL)) == 1


def test_a_skipped_prompt_makes_way_and_comes_back_last(unit: Connection, outbox: Outbox) -> None:
    room = commands(outbox, stock(2))
    assert "Titel 1" in plain(room.steer(call(unit), PromptStep.SKIP).blocks)
    room.steer(call(unit), PromptStep.NOW)
    assert "Titel 0" in plain(room.steer(call(unit)).blocks)


def test_pausing_stops_posting_until_someone_goes_on(unit: Connection, outbox: Outbox) -> None:
    room = commands(outbox, stock(3))
    assert offered(room.steer(call(unit), PromptStep.PAUSE)) == ["verder"]
    assert "al op pauze" in plain(room.steer(call(unit), PromptStep.PAUSE).blocks)
    shown = room.steer(call(unit))
    assert "zondag 22 november 2026, 13:00" in plain(shown.blocks)
    assert "nu" not in offered(shown)
    with pytest.raises(UserError, match="prompt-paused-now"):
        room.steer(call(unit), PromptStep.NOW)
    assert "weer aan" in plain(room.steer(call(unit), PromptStep.RESUME).blocks)
    assert "niet op pauze" in plain(room.steer(call(unit), PromptStep.RESUME).blocks)
    room.steer(call(unit), PromptStep.NOW)
    assert len(outbox.texts(GENERAL)) == 1


def test_an_empty_stock_is_said_and_nothing_is_posted(unit: Connection, outbox: Outbox) -> None:
    room = commands(outbox, ())
    assert "config/prompts.toml" in plain(room.steer(call(unit)).blocks)
    for step in (PromptStep.NOW, PromptStep.SKIP):
        with pytest.raises(UserError, match="prompt-none-left"):
            room.steer(call(unit), step)


def test_without_rooms_the_remedy_is_told(unit: Connection, outbox: Outbox) -> None:
    made = prompter(outbox, stock(1), rooms=())
    with pytest.raises(UserError, match="prompt-no-rooms"):
        PromptCommands(made, lambda _: None).steer(call(unit), PromptStep.NOW)
    assert store.posted_since(unit, NOW - timedelta(days=1)) == []


def test_every_step_reads_well_in_english_too(unit: Connection, outbox: Outbox) -> None:
    room = commands(outbox, stock(2))
    shown = plain(room.steer(call(unit, locale="en")).blocks)
    assert "Tuesday, November 24, 2026" in shown
    assert "There are 2 prompts in stock." in shown
    said = [
        room.steer(call(unit, locale="en"), step)
        for step in (PromptStep.PAUSE, PromptStep.RESUME, PromptStep.NOW)
    ]
    assert all(plain(reply.blocks) for reply in said)
