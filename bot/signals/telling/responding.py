"""What contributors answer to feedback; when three do not recognise it, the bundle is open again."""

from __future__ import annotations

from bot.core.commands import Call, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.reply import Reply, Seen
from bot.signals import policy, store
from bot.signals.capture.intake import Intake
from bot.signals.lent import Lent
from bot.signals.model import ActorRole, Bundle, BundleState
from bot.signals.telling import deliveries, feedback_store
from bot.signals.telling.deliveries import Response

REOPEN_FROM = 3
REASON = "signal-response"
NOT_RECOGNISED = "niet-herkenbaar"


class ResponseCommands:
    """Takes answers to feedback, of who was told and of who holds a receipt."""

    def __init__(self, lent: Lent, intake: Intake) -> None:
        self._lent = lent
        self._intake = intake

    @command("reactie", seen=Seen.ASKER, hidden=True)
    def respond(self, call: Call, bericht: int, antwoord: Response) -> Reply:
        """Say whether what was fed back is right; whoever has a question is told where to put it."""
        return self._taken(call, bericht, call.person, "", antwoord)

    @command("reactie-met-bonnetje", seen=Seen.ASKER, hidden=True)
    def respond_by_receipt(
        self, call: Call, signaal: str, bewijs: str, bericht: int, antwoord: Response
    ) -> Reply:
        """Say so about a signal whose receipt code was shown."""
        found = self._intake.by_proof(call.unit, signaal, bewijs)
        if found is None:
            raise UserError("signal-no-receipt")
        return self._taken(call, bericht, found.person, found.id, antwoord)

    def _taken(self, call: Call, id_: int, person: str | None, signal: str, said: Response) -> Reply:
        about = feedback_store.feedback_by_id(call.unit, id_)
        if about is None or not deliveries.answer(call.unit, id_, person, signal, said):
            raise UserError("signal-answer-not-yours")
        found = store.bundle_by_id(call.unit, about.bundle)
        if found is not None and said is Response.NOT_RECOGNISED:
            self._reopen(call, found, id_)
        if found is not None and said is Response.QUESTION:
            asked = deliveries.counted(deliveries.deliveries(call.unit, id_))[said]
            self._tell_staff(call, "signal-has-question", found, asked, f"asks:{id_}:{asked}")
        return Reply(p(call.say(f"signal-answer-{said}", bundle=about.bundle)))

    def _reopen(self, call: Call, found: Bundle, id_: int) -> None:
        """Open a bundle again when enough contributors do not recognise what was fed back."""
        against = deliveries.counted(deliveries.deliveries(call.unit, id_))[Response.NOT_RECOGNISED]
        if against < REOPEN_FROM or found.state not in {BundleState.FED_BACK, BundleState.CLOSED}:
            return
        policy.move(call.unit, found, BundleState.OPEN, ActorRole.ASSISTANT, call.now, NOT_RECOGNISED)
        self._tell_staff(call, "signal-reopened", found, REOPEN_FROM, f"reopened:{id_}")

    def _tell_staff(self, call: Call, text: str, found: Bundle, count: int, key: str) -> None:
        """Say in the rooms for staff what contributors answer; never who."""
        for room in self._lent.staff:
            words = p(self._lent.say_in(room.locale)(text, id=found.id, title=found.title, count=count))
            self._lent.outbox.say(call.unit, room, Reply(words), reason=REASON, key=f"{key}:{room.key}")
