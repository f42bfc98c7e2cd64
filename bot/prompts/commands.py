"""The command with which moderators and the programme board steer the prompts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from bot.core.commands import Call, command
from bot.core.content import Block, b, p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.prompts import store
from bot.prompts.model import ZONE, Prompt
from bot.prompts.posting import Prompter


class PromptStep(StrEnum):
    """What to do with the prompts."""

    NOW = "nu"
    NEXT = "volgende"
    SKIP = "overslaan"
    PAUSE = "pauze"
    RESUME = "verder"


class PromptCommands:
    """Steers the prompts; `next_due` tells when the schedule posts again after a moment."""

    def __init__(self, prompter: Prompter, next_due: Callable[[datetime], datetime | None]) -> None:
        self._prompter = prompter
        self._next_due = next_due
        self._steps: dict[PromptStep, Callable[[Call], Reply]] = {
            PromptStep.NOW: self._post,
            PromptStep.NEXT: self._show,
            PromptStep.SKIP: self._skip,
            PromptStep.PAUSE: self._pause,
            PromptStep.RESUME: self._resume,
        }

    @command("thema", needs=(Role.MODERATOR, Role.PROGRAMME_BOARD), seen=Seen.ASKER)
    def steer(self, call: Call, stap: PromptStep = PromptStep.NEXT) -> Reply:
        """Show, post or skip the next prompt, or pause them all."""
        return self._steps[stap](call)

    def _post(self, call: Call) -> Reply:
        """Post the next prompt at once; the hour is the asker's own choice, the budget is not."""
        prompt = self._next(call)
        if store.paused_since(call.unit):
            raise UserError("prompt-paused-now")
        if not self._prompter.rooms:
            raise UserError("prompt-no-rooms")
        rooms = self._prompter.open_rooms(call.unit, call.now)
        if not rooms:
            raise UserError("prompt-budget-spent", per_week=self._prompter.per_week)
        self._prompter.post(call.unit, prompt, rooms, call.now, f"thema:{call.actor.platform}:{call.id}")
        return Reply(p(call.say("prompt-posted", title=prompt.title, rooms=len(rooms))))

    def _show(self, call: Call) -> Reply:
        waiting = self._prompter.waiting(call.unit, call.now)
        if not waiting:
            return Reply((p(call.say("prompt-none-left")), self._status(call)))
        first = waiting[0]
        return Reply(
            (
                p(call.say("prompt-next"), " ", b(first.title)),
                p(first.question),
                self._status(call),
                p(call.say("prompt-stock", count=len(waiting))),
            ),
            self._actions(call),
        )

    def _skip(self, call: Call) -> Reply:
        store.skip(call.unit, self._next(call), call.now)
        return self._show(call)

    def _pause(self, call: Call) -> Reply:
        fresh = store.pause(call.unit, call.now)
        return Reply(
            p(call.say("prompt-paused" if fresh else "prompt-paused-already")),
            (_action(call, PromptStep.RESUME),),
        )

    def _resume(self, call: Call) -> Reply:
        ended = store.resume(call.unit)
        return Reply((p(call.say("prompt-resumed" if ended else "prompt-not-paused")), self._status(call)))

    def _next(self, call: Call) -> Prompt:
        waiting = self._prompter.waiting(call.unit, call.now)
        if not waiting:
            raise UserError("prompt-none-left")
        return waiting[0]

    def _status(self, call: Call) -> Block:
        since = store.paused_since(call.unit)
        if since:
            return p(call.say("prompt-status-paused", at=since.astimezone(ZONE)))
        due = self._next_due(call.now)
        if due is None:
            return p(call.say("prompt-status-unplanned"))
        return p(call.say("prompt-status-due", at=due.astimezone(ZONE)))

    def _actions(self, call: Call) -> tuple[Action, ...]:
        if store.paused_since(call.unit):
            return _action(call, PromptStep.RESUME), _action(call, PromptStep.SKIP)
        steps = (PromptStep.SKIP, PromptStep.PAUSE)
        return _action(call, PromptStep.NOW, Style.PRIMARY), *(_action(call, step) for step in steps)


def _action(call: Call, step: PromptStep, style: Style = Style.PLAIN) -> Action:
    # Once: a button pressed twice must not post two prompts.
    return Action(call.say(f"prompt-do-{step}"), "thema", {"stap": step}, style, once=True)
