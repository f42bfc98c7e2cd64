"""From what somebody typed to a source, and from somebody to the role as which they act."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.commands import Call, Suggestion
from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.suggesting import MOST
from knowledge.reading.dutch import words
from knowledge.sources import store
from knowledge.sources.changes import Changes, Stored, applied
from knowledge.sources.problems import told
from knowledge.sources.resource import Resource, RowError, resource
from knowledge.sources.rows import stored

LONGEST_ID = 60
_ROLES = (Role.EDITOR, Role.PROGRAMME_BOARD, Role.ADMIN)


def acting(actor: Actor) -> Role:
    """As which role somebody works on the sources; that is all the history says of them."""
    return next((role for role in _ROLES if role in actor.roles), Role.MEMBER)


def known(call: Call, bron: str) -> Resource | None:
    """The source with this id or address that is shown, or None."""
    return store.resource_by_id(call.unit, bron) or store.resource_by_address(call.unit, bron)


def must_know(call: Call, bron: str) -> Stored:
    """The source with this id or address; a hidden one only by its own id.

    Raises:
        UserError: when there is none.
    """
    found = known(call, bron)
    id_ = found.id if found else bron.strip()
    held = stored(call.unit, [id_]).get(id_)
    if held is None:
        raise UserError("find-no-resource", id=bron[:60])
    return held


def checked(call: Call, fields: Mapping[str, object]) -> Resource:
    """The source of these fields.

    Raises:
        UserError: naming in the language of the call all that is wrong.
    """
    try:
        return resource(fields)
    except RowError as error:
        raise UserError("find-wrong", problems=told(call.say, error.problems)) from None


def changed(call: Call, before: Stored | None, changes: Changes) -> Stored:
    """A source with changes applied.

    Raises:
        UserError: naming in the language of the call all that is wrong.
    """
    try:
        return applied(before, changes)
    except RowError as error:
        raise UserError("find-wrong", problems=told(call.say, error.problems)) from None


def free_id(call: Call, title: str) -> str:
    """An id made of the title that no source has."""
    base = "-".join(words(title))[:LONGEST_ID].strip("-") or "bron"
    number = 1
    while store.is_taken(call.unit, base if number == 1 else f"{base}-{number}"):
        number += 1
    return base if number == 1 else f"{base}-{number}"


def suggested(call: Call, typed: str) -> list[Suggestion]:
    """The sources whose title or name holds what was typed."""
    return store.titled(call.unit, typed, MOST)
