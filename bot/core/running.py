"""Running one command: role, cooldown, confirmation, missing values, binding, and only then the handler."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core.arguments import Directory, bind, label, missing, option_label
from bot.core.commands import Call, Command, Parameter
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.limits import Cooldowns
from bot.core.reply import Action, Field, FieldKind, Form, Reply, Seen, Style

CONFIRMED = "bevestigd"
"""The value only a prepared action can carry; typed or native calls never reach a handler with it."""
STOP = "stop"
LENGTHS = {FieldKind.LONG: 1500}


class Runner:
    """Runs commands for dispatch, inside the open transaction."""

    def __init__(self, cooldowns: Cooldowns) -> None:
        self._cooldowns = cooldowns

    def forget(self, person: str) -> int:
        """Forget a person's cooldowns; how many that were."""
        return self._cooldowns.forget(person)

    def run(self, call: Call, command: Command, given: Mapping[str, str], directory: Directory) -> Reply:
        """Answer one call.

        Raises:
            UserError: when the person may not do this (here, now), or a value is wrong.
        """
        if not call.actor.may(*command.needs):
            raise UserError("command-not-allowed", roles=", ".join(sorted(command.needs)))
        if missing(command, given):
            return _narrow(Reply(form=form(call, command, given)), command)
        values = bind(command, given, directory, call.conversation, call.say)
        if command.confirm and CONFIRMED not in given:
            return _narrow(confirmation(call, command, given), command)
        wait = self._cooldowns.wait(call.person, command.id, command.pause, call.now)
        if wait:
            raise UserError("command-too-soon", seconds=int(wait.total_seconds()) + 1)
        return _narrow(command.handler(call, **values), command)


def form(call: Call, command: Command, given: Mapping[str, str]) -> Form:
    """The questions that complete a call, with what is known filled in."""
    # Who points at a message is not asked which one.
    asked = (x for x in command.parameters if not (_is_meant(call, x) and x.name not in given))
    fields = tuple(_field(call, command, x, given.get(x.name, "")) for x in asked)
    title = call.say(f"command-{command.id}")
    return Form(title, fields, Action(title, command.id, dict(given), once=True, target=call.target))


def _is_meant(call: Call, parameter: Parameter) -> bool:
    """Whether a parameter is the message that the call is about anyway."""
    return call.target is not None and parameter.kind is FieldKind.MESSAGE and not parameter.required


def confirmation(call: Call, command: Command, given: Mapping[str, str]) -> Reply:
    """Ask ja or nee before something that is hard to undo."""
    sure = {**given, CONFIRMED: "ja"}
    yes = Action(call.say("confirm-yes"), command.id, sure, Style.DANGER, once=True, target=call.target)
    no = Action(call.say("confirm-no"), STOP)
    return Reply(p(call.say(f"confirm-{command.id}", **given)), (yes, no))


def _field(call: Call, command: Command, parameter: Parameter, value: str) -> Field:
    options = tuple((str(o.value), option_label(o, call.say)) for o in parameter.options or ())
    return Field(
        parameter.name,
        label(command, parameter, call.say),
        parameter.kind,
        parameter.required,
        options,
        value,
        LENGTHS.get(parameter.kind, 200),
    )


def _narrow(reply: Reply, command: Command) -> Reply:
    """A command's answer may be seen by fewer people than it said, never by more."""
    return replace(reply, to=Seen.ASKER) if command.seen is Seen.ASKER else reply
