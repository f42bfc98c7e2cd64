"""What a contributor can add to their own signal with one button: the region it plays in."""

from __future__ import annotations

from bot.core.commands import Call, Suggestion, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.reply import Action, Reply, Seen
from bot.core.suggesting import matching
from bot.signals import store
from bot.signals.capture.asked import own_signal
from bot.signals.editing.following import FollowedTerms
from bot.signals.model import Signal


class AddingCommands:
    """Adds the region that neither channel nor profile nor words told; nobody has to."""

    def __init__(self, terms: FollowedTerms) -> None:
        self._regions = terms.shipped.regions

    @command("signaal-regio", seen=Seen.ASKER, hidden=True, suggests={"regio": "suggest"})
    def region(self, call: Call, signaal: str, regio: str) -> Reply:
        """Keep the youth region that its contributor gives for a signal."""
        found = own_signal(call, signaal)
        if found.text is None or found.state.value not in store.OURS:
            raise UserError("signal-not-possible", id=found.id)
        code = self._regions.code(regio) or self._regions.told(f"in {regio}")
        if code is None:
            raise UserError("signal-no-region", region=regio[:40])
        store.change_signal(call.unit, found.id, region=code)
        return Reply(p(call.say("signal-region", id=found.id, region=self._regions.regions[code].name)))

    def suggest(self, call: Call, typed: str) -> list[Suggestion]:
        """The youth regions whose name holds what was typed."""
        return matching(typed, ((x.code, x.name) for x in self._regions.regions.values()))


def region_asked(call: Call, found: Signal) -> tuple[Action, ...]:
    """The button that asks for the region, when nothing told it."""
    if found.region is not None:
        return ()
    return (Action(call.say("signal-do-region"), "signaal-regio", {"signaal": found.id}),)
