"""What a contributor adds to or corrects of their own signal: its region, and their role in it."""

from __future__ import annotations

from bot.core.arguments import option_label
from bot.core.commands import Call, Suggestion, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.reply import Action, Reply, Seen
from bot.core.suggesting import matching
from bot.signals import store
from bot.signals.capture.asked import own_signal
from bot.signals.editing.following import FollowedTerms
from bot.signals.model import Perspective, Signal


class AddingCommands:
    """Adds the region that neither channel nor profile nor words told; nobody has to."""

    def __init__(self, terms: FollowedTerms) -> None:
        self._regions = terms.shipped.regions

    @command("signaal-regio", seen=Seen.ASKER, hidden=True, suggests={"regio": "suggest"})
    def region(self, call: Call, signaal: str, regio: str) -> Reply:
        """Keep the youth region that its contributor gives for a signal."""
        found = _standing(call, signaal)
        code = self._regions.code(regio) or self._regions.told(f"in {regio}")
        if code is None:
            raise UserError("signal-no-region", region=regio[:40])
        store.change_signal(call.unit, found.id, region=code)
        return Reply(p(call.say("signal-region", id=found.id, region=self._regions.regions[code].name)))

    @command("signaal-rol", seen=Seen.ASKER, hidden=True)
    def role(self, call: Call, signaal: str, rol: Perspective) -> Reply:
        """Keep from which role its contributor gives a signal."""
        found = _standing(call, signaal)
        store.change_signal(call.unit, found.id, perspective=rol.value)
        return Reply(p(call.say("signal-role", id=found.id, role=option_label(rol, call.say))))

    def suggest(self, call: Call, typed: str) -> list[Suggestion]:
        """The youth regions whose name holds what was typed."""
        return matching(typed, ((x.code, x.name) for x in self._regions.regions.values()))


def _standing(call: Call, signaal: str) -> Signal:
    """The asker's own signal, while it has words."""
    found = own_signal(call, signaal.strip().upper())
    if found.text is None or found.state.value not in store.OURS:
        raise UserError("signal-not-possible", id=found.id)
    return found


def region_asked(call: Call, found: Signal) -> tuple[Action, ...]:
    """The button that asks for the region, when nothing told it."""
    if found.region is not None:
        return ()
    return (Action(call.say("signal-do-region"), "signaal-regio", {"signaal": found.id}),)
