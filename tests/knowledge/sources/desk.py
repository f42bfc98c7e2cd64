"""An editor at work: who asks, and what comes of a button."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.core.commands import Call, commands_of
from bot.core.people import Role
from bot.core.reply import Reply
from knowledge.room import KnowledgeRoom
from tests.knowledge.conftest import call


def els(unit: Connection, name: str = "els") -> Call:
    return call(unit, name, Role.EDITOR)


def press(room: KnowledgeRoom, by: Call, reply: Reply, label: str) -> Reply:
    """What comes of a button of a reply."""
    action = next(each for each in reply.actions if each.label == label)
    command = next(c for x in room.commands for c in commands_of(x) if c.id == action.command)
    assert by.actor.may(*command.needs)
    return command.handler(by, **action.given)


def kept(room: KnowledgeRoom, by: Call, reply: Reply) -> Reply:
    return press(room, by, reply, "Bewaar")
