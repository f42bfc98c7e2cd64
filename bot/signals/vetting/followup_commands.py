"""The commands for what triage set in motion: see it, and note what was made of it."""

from __future__ import annotations

from bot.core.commands import Call, command
from bot.core.content import b, h, line, p, ul
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen
from bot.core.zone import local
from bot.signals import store
from bot.signals.model import Triage
from bot.signals.vetting import followups
from bot.signals.vetting.followups import FollowUp
from bot.signals.wording import named

STAFF = (Role.MODERATOR, Role.EDITOR, Role.PROGRAMME_BOARD, Role.POLICY_TABLE)
_SHOWN = 9


class FollowUpCommands:
    """Shows staff what waits for whom."""

    @command("vervolg", needs=STAFF, seen=Seen.ASKER)
    def open_(self, call: Call, soort: Triage | None = None) -> Reply:
        """What triage asks for and nobody did yet, oldest first."""
        left = [x for x in followups.followups(call.unit, done=False) if soort in {None, x.kind}][:_SHOWN]
        if not left:
            return Reply(p(call.say("signal-followups-none")))
        items = [line(b(x.id), f" {self._words(call, x)}") for x in left]
        deeds = (
            Action(call.say("signal-do-followup", id=x.id), "vervolg-klaar", {"nummer": x.id}) for x in left
        )
        return Reply((h(call.say("signal-followups-title")), ul(*items)), tuple(deeds))

    @command("vervolg-klaar", needs=STAFF, seen=Seen.ASKER, hidden=True)
    def finish(self, call: Call, nummer: str, waarmee: str) -> Reply:
        """Note what was made of it."""
        followups.finish(call.unit, nummer, waarmee, call.now)
        return Reply(p(call.say("signal-followup-done", id=nummer.strip().upper())))

    def _words(self, call: Call, each: FollowUp) -> str:
        found = store.bundle_by_id(call.unit, each.subject)
        title = found.title if found else ""
        since = call.say("signal-day", at=local(each.made_at))
        return f"{named(call.say, each.kind)}: {each.subject} {title} ({since})"
