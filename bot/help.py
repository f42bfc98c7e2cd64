"""Help, stop and welcome, made from the declared commands."""

from __future__ import annotations

from bot.core.arguments import label, option_label
from bot.core.commands import Call, Command, Suggestion, command
from bot.core.content import Body, b, h, line, p, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.ports import Dialogs
from bot.core.reply import Action, Reply, Seen
from bot.core.suggesting import matching
from bot.core.vocabulary import Vocabulary

TIPS = {
    Role.MEMBER: ("signaal", "mijn-gegevens"),
    Role.MODERATOR: ("wachtrij", "thema"),
    Role.EDITOR: ("kennisvragen",),
    Role.POLICY_TABLE: ("weekbericht",),
}
"""What someone in a role can try first, by command."""
MOST_BUTTONS = 3


class HelpCommands:
    """Tells a person what they may do here; `learn` gives it the finished vocabulary."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs
        self._vocabulary: Vocabulary | None = None

    def learn(self, vocabulary: Vocabulary) -> None:
        """Take note of all commands, these ones included."""
        self._vocabulary = vocabulary

    @command("help", seen=Seen.ASKER, suggests={"onderwerp": "suggest"})
    def help(self, call: Call, onderwerp: str | None = None) -> Reply:
        """List what this person may do, or explain one command."""
        if onderwerp is not None:
            return Reply(self._one(call, onderwerp))
        items = [line(b(_name(call, c)), f": {call.say(f'command-{c.id}')}") for c in self._mine(call)]
        return Reply((h(call.say("help-title")), p(call.say("help-intro")), ul(*items)))

    @command("stop", seen=Seen.ASKER)
    def stop(self, call: Call) -> Reply:
        """Abandon a form that is being asked question by question."""
        stopped = self._dialogs.close(call.unit, call.holder)
        return Reply(p(call.say("stop-done" if stopped else "stop-nothing")))

    def suggest(self, call: Call, typed: str) -> list[Suggestion]:
        """The commands this person may use whose name or purpose holds what was typed."""
        named = (
            (_name(call, c), f"{_name(call, c)}: {call.say(f'command-{c.id}')}") for c in self._mine(call)
        )
        return matching(typed, named)

    def _mine(self, call: Call) -> list[Command]:
        known = self._vocabulary.commands if self._vocabulary else ()
        return [c for c in known if not c.hidden and call.actor.may(*c.needs)]

    def joined(self, call: Call) -> Reply:
        """Greet a newcomer in private, and say what someone in this role can try."""
        tips = [tip for role, names in TIPS.items() if call.actor.may(role) for tip in names]
        known = (self._vocabulary.by_id(tip) for tip in tips) if self._vocabulary else ()
        actions = tuple(Action(call.say(f"try-{x.id}.do"), x.id) for x in known if x is not None)
        body = (
            p(call.say("welcome", name=call.actor.name)),
            p(call.say("welcome-try")),
            ul(*(call.say(f"try-{tip}") for tip in ("waar", *tips))),
            p(call.say("welcome-help")),
        )
        return Reply(body, actions[-MOST_BUTTONS:], to=Seen.ASKER)

    def _one(self, call: Call, name: str) -> Body:
        typed = self._vocabulary.typed(name) if self._vocabulary else None
        if typed is None or typed.command is None or typed.command.hidden:
            raise UserError("help-unknown", name=name[:40])
        found = typed.command
        parameters = [_parameter(call, found, n) for n in range(len(found.parameters))]
        return (
            h(_name(call, found)),
            p(call.say(f"command-{found.id}")),
            p(call.say("help-one", usage=usage(call, found))),
            *((ul(*parameters),) if parameters else ()),
            p(
                call.say(
                    "help-roles", roles=", ".join(option_label(r, call.say) for r in sorted(found.needs))
                )
            ),
        )


def usage(call: Call, found: Command) -> str:
    """How a command is typed, with its optional values in brackets."""
    parts = [f"<{x.name}>" if x.required else f"[{x.name}=…]" for x in found.parameters]
    return " ".join((f"!{_name(call, found)}", *parts))


def _name(call: Call, found: Command) -> str:
    return call.say(f"command-{found.id}.name")


def _parameter(call: Call, found: Command, number: int) -> str:
    parameter = found.parameters[number]
    words = label(found, parameter, call.say)
    if parameter.options is not None:
        words += " (" + ", ".join(option_label(o, call.say) for o in parameter.options) + ")"
    named = f"{parameter.name}: {words}"
    return named if parameter.required else call.say("help-parameter-optional", label=named)
