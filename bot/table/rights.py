"""Who may read what the policy table does, and who keeps it."""

from __future__ import annotations

from bot.core.commands import Call
from bot.core.people import Role

SECRETARY = Role.POLICY_TABLE
TROIKA = (Role.POLICY_TABLE, Role.TROIKA)
READERS = (Role.POLICY_TABLE, Role.TROIKA, Role.PROGRAMME_BOARD)


def role_of(call: Call) -> str:
    """The role in which somebody does this, for the history: the first they hold of those who may."""
    return next((role.value for role in READERS if role in call.actor.roles), Role.ADMIN.value)
