"""Correction and objection (GDPR articles 16, 18 and 21): what members can have changed or stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.core.commands import Call, Unit, command
from bot.core.content import h, p, ul
from bot.core.errors import UserError
from bot.core.ports import KeepsPersonalData
from bot.core.reply import Action, Reply, Seen
from bot.core.zone import local_day
from bot.store.links import keys_of
from bot.store.people import Contacts
from moderation.members.access import held_of
from moderation.members.proof import Proof
from moderation.members.wishes import Wish, Wishes

_SHOWN = 5
OBJECTED = "BEZ"
"""What the receipt of an objection begins with."""


class RightsCommands:
    """The desk for correction and objection; `uncount` takes a person out of what was counted already."""

    def __init__(
        self,
        rooms: Sequence[KeepsPersonalData],
        wishes: Wishes,
        contacts: Contacts,
        uncount: Callable[[Unit, str], int],
        proof: Proof,
    ) -> None:
        self._rooms = rooms
        self._wishes = wishes
        self._contacts = contacts
        self._uncount = uncount
        self._proof = proof

    @command("verbeter", seen=Seen.ASKER)
    def correct(self, call: Call) -> Reply:
        """Show what the asker can correct, each with the way to do it."""
        say, own = call.say, self._signals(call)
        texts = [str(each["id"]) for each in own if each.get("text")][:_SHOWN]
        buttons = tuple(
            Action(say("correct-signal", id=id_), "signaal-bijwerken", {"signaal": id_}) for id_ in texts
        )
        if texts:
            # With one signal it is clear which; with more its number is asked for.
            which = {"signaal": texts[0]} if len(texts) == 1 else {}
            buttons += (
                Action(say("correct-region"), "signaal-regio", which),
                Action(say("correct-role"), "signaal-rol", which),
            )
        ways = (*(["correct-place"] if texts else []), "correct-case", "correct-account", "correct-other")
        lines = [say("correct-signals" if texts else "correct-no-signals"), *(say(way) for way in ways)]
        return Reply((h(say("correct-title")), ul(*lines)), buttons)

    @command("bezwaar-gegevens", seen=Seen.ASKER)
    def object_to(self, call: Call, soort: Wish, intrekken: bool = False) -> Reply:
        """Object to something that is done with the asker's data, or take that back."""
        if intrekken:
            if not self._wishes.drop(call.unit, call.person, soort):
                raise UserError("object-none")
            return Reply(p(call.say(f"object-back-{soort}")))
        if not self._wishes.keep(call.unit, call.person, soort, call.now):
            raise UserError("object-already")
        touched = sum(self._stop(call, soort, key) for key in keys_of(call.unit, call.person))
        code = self._proof.issue(local_day(call.now), touched, OBJECTED)
        back = Action(call.say("object-undo"), "bezwaar-gegevens", {"soort": soort, "intrekken": "ja"})
        return Reply((p(call.say(f"object-done-{soort}")), p(call.say("object-receipt", code=code))), (back,))

    def _stop(self, call: Call, wish: Wish, person: str) -> int:
        """End what was begun already; how many rows that touched."""
        match wish:
            case Wish.NO_MESSAGES:
                return self._contacts.forget(call.unit, person)
            case Wish.NOT_COUNTED:
                return self._uncount(call.unit, person)

    def _signals(self, call: Call) -> Sequence[Mapping[str, object]]:
        held = held_of(call.unit, self._rooms, *keys_of(call.unit, call.person)).get("signals", {})
        found = held.get("signals", [])
        return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []
