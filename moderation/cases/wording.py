"""Cases in words, for lists and cards."""

from __future__ import annotations

from bot.core.commands import Say
from bot.core.content import Line, b, line
from bot.core.zone import local
from moderation.cases.model import Case


def listed(say: Say, case: Case) -> Line:
    """One case on one line: number, kind, state, day, room and reason."""
    words = say(
        "case-listed",
        kind=say(f"case-kind-{case.kind}"),
        state=say(f"case-state-{case.state}"),
        at=local(case.opened_at),
        room=case.room or "-",
    )
    return line(b(case.id), f" {words} {case.reason or case.rule}")
