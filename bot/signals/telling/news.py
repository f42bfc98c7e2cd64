"""The steps of bundles as news: one line to its people and channels, soon after they were taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.commands import Say
from bot.core.content import Block, p
from bot.signals import policy, store
from bot.signals.model import Bundle, BundleState, Step
from bot.signals.telling.announcing import Teller, Words
from bot.signals.telling.feedback import THROUGH
from bot.store.schedules import Job, Slot

REASON = "signal-step"
TOLD = frozenset({BundleState.SCHEDULED, BundleState.DISCUSSED, BundleState.TAKEN_UP, BundleState.DECLINED})
"""Steps that are told by themselves; feedback tells its own."""
_AGO = timedelta(days=1)


def news_job(teller: Teller, ask: Callable[[Connection, Sequence[str], str, datetime], int]) -> Job:
    """The job that tells what was decided since; each step once, also when it runs late.

    With a place on an agenda the authors of quotes are asked (`ask`) whether these may stand in its papers.
    """

    def run(unit: Connection, slot: Slot) -> None:
        now = slot.due + slot.late
        for step in store.steps_between(unit, now - _AGO, now):
            if _is_news(step) and (found := store.bundle_by_id(unit, step.subject)) is not None:
                key = f"step:{step.subject}:{step.to}:{step.at.isoformat()}"
                teller.tell(unit, found, _worded(unit, found, step), now, key=key, reason=REASON)
                if step.to == BundleState.SCHEDULED:
                    ask(unit, [found.id], step.reason, now)

    return Job("signals-news", "7,22,37,52 * * * *", _AGO, run)


def _is_news(step: Step) -> bool:
    moved = step.subject.startswith("B-") and step.frm != step.to
    return moved and step.to in TOLD and step.reason != THROUGH


def _worded(unit: Connection, found: Bundle, step: Step) -> Words:
    words = [x.text for x in policy.notes(unit, found.id) if x.state == step.to and x.at == step.at]

    def said(say: Say, ids: tuple[str, ...]) -> tuple[Block, ...]:
        head = say(f"signal-step-{step.to}", bundle=found.id, title=found.title)
        return p(head), *(p(each) for each in words)

    return said
