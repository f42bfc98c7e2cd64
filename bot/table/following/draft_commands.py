"""The commands around feedback: drafts that the secretary reads, changes and sends."""

from __future__ import annotations

from bot.core.commands import Call, Long, command
from bot.core.content import Block, card, h, p, quote, ul
from bot.core.errors import UserError
from bot.core.reply import Action, Field, FieldKind, Form, Reply, Seen, Style
from bot.table.decisions.model import ActionState, Draft, DraftState
from bot.table.decisions.wording import draft_line
from bot.table.following import drafts
from bot.table.following.actions import actions_of
from bot.table.lent import Lent
from bot.table.rights import SECRETARY, role_of
from bot.table.wording import day_words

_BUTTONS, _LONGEST = 15, 1500


class DraftCommands:
    """Closes the loop: what was decided is told to who gave the signals, once the secretary says so."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    @command("terugkoppelingen", needs=SECRETARY, seen=Seen.ASKER)
    def show(self, call: Call) -> Reply:
        """The drafts of feedback that wait for the secretary."""
        left = drafts.drafts(call.unit, DraftState.DRAFT)
        if not left:
            return Reply(p(call.say("table-drafts-none")))
        look = (Action(each.id, "terugkoppeling-bekijken", {"nummer": each.id}) for each in left[:_BUTTONS])
        lines = ul(*(draft_line(call.say, each, self._title(call, each.bundle)) for each in left))
        return Reply((h(call.say("table-drafts")), lines), tuple(look))

    @command("terugkoppeling-bekijken", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def look(self, call: Call, nummer: str) -> Reply:
        """One draft, as it would be sent."""
        found = _draft(call, nummer)
        facts = (
            (call.say("table-fact-bundle"), f"{found.bundle} {self._title(call, found.bundle)}"),
            (call.say("table-fact-decision"), found.decision),
            (call.say("table-fact-due"), day_words(call.say, found.due)),
            (call.say("table-fact-state"), call.say(f"enum-draftstate-{found.state}")),
        )
        blocks: list[Block] = [card(found.id, None, facts=facts), quote(found.text)]
        return Reply(tuple(blocks), _deeds(call, found))

    @command("terugkoppeling-wijzigen", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def edit(self, call: Call, nummer: str) -> Reply:
        """The form to change a draft in, with its words."""
        found = _draft(call, nummer)
        label, title = call.say("command-terugkoppeling-aanpassen.tekst"), call.say("table-do-rewrite")
        field = Field("tekst", label, FieldKind.LONG, required=True, value=found.text, max_length=_LONGEST)
        action = Action(title, "terugkoppeling-aanpassen", {"nummer": found.id}, once=True)
        return Reply(form=Form(title, (field,), action))

    @command("terugkoppeling-aanpassen", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def rewrite(self, call: Call, nummer: str, tekst: Long) -> Reply:
        """Change the words of a draft."""
        found = _draft(call, nummer)
        drafts.rewrite(call.unit, found, tekst, role_of(call), call.now)
        return self.look(call, found.id)

    @command("terugkoppeling-versturen", needs=SECRETARY, seen=Seen.ASKER, hidden=True, confirm=True)
    def send(self, call: Call, nummer: str) -> Reply:
        """Send a draft to who gave the signals; it cannot be taken back after that."""
        found = _draft(call, nummer)
        drafts.end(call.unit, found, DraftState.SENT, role_of(call), call.now)
        left = any(x.state is ActionState.OPEN for x in actions_of(call.unit, found.decision))
        return self._lent.feed_back(call, found.bundle, found.text, not left)

    @command("terugkoppeling-schrappen", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def drop(self, call: Call, nummer: str) -> Reply:
        """Leave a draft unsent for good."""
        found = _draft(call, nummer)
        drafts.end(call.unit, found, DraftState.DROPPED, role_of(call), call.now)
        return Reply(p(call.say("table-draft-dropped", id=found.id)))

    def _title(self, call: Call, bundle: str) -> str:
        found = self._lent.bundles.find(call.unit, bundle)
        return found.title if found else ""


def _draft(call: Call, id_: str) -> Draft:
    found = drafts.draft_by_id(call.unit, id_)
    if found is None:
        raise UserError("table-no-draft", id=id_.strip()[:20])
    return found


def _deeds(call: Call, found: Draft) -> tuple[Action, ...]:
    if found.state is not DraftState.DRAFT:
        return ()
    given = {"nummer": found.id}
    return (
        Action(call.say("table-do-send"), "terugkoppeling-versturen", given, Style.PRIMARY, once=True),
        Action(call.say("table-do-rewrite"), "terugkoppeling-wijzigen", given),
        Action(call.say("table-do-drop-draft"), "terugkoppeling-schrappen", given, Style.DANGER, once=True),
    )
