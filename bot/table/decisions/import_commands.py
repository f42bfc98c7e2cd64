"""The commands around files of decisions: one handed out to fill in, taken in as a whole, and undone."""

from __future__ import annotations

from bot.core.commands import Call, Say, command
from bot.core.content import Block, h, line, p, ul
from bot.core.reply import Action, File, Reply, Seen, Style
from bot.table import agenda
from bot.table.decisions.file import DecisionForm, read, template
from bot.table.decisions.importing import Fault, Importing, WrongFileError
from bot.table.lent import Lent
from bot.table.looking_up import meant_meeting
from bot.table.model import ItemState
from bot.table.rights import SECRETARY, role_of

_TYPES = {DecisionForm.TOML: "application/toml", DecisionForm.CSV: "text/csv"}


class ImportCommands:
    """Takes the decisions of a meeting in with one file."""

    def __init__(self, lent: Lent) -> None:
        self._bundles = lent.bundles
        self._importing = Importing(lent.bundles, lent.mask)

    @command("besluitformulier", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def hand_out(self, call: Call, vergadering: str, vorm: DecisionForm = DecisionForm.TOML) -> Reply:
        """Hand out a file to fill in, with a row for every item of the agenda."""
        found = meant_meeting(call, vergadering)
        items = agenda.items(call.unit, found.id, ItemState.ON)
        known = (self._bundles.find(call.unit, each.bundle) for each in items)
        titles = {each.id: each.title for each in known if each}
        intro = call.say("table-form-intro", id=found.id)
        content = template(vorm, found.id, items, titles, intro).encode()
        name = f"besluiten-{found.id.lower()}.{vorm}"
        take_in = Action(call.say("table-do-import"), "besluiten-inlezen", style=Style.PRIMARY)
        return Reply(
            p(call.say("table-form", count=len(items))),
            (take_in,),
            files=(File(name, _TYPES[vorm], content),),
        )

    @command("besluiten-inlezen", needs=SECRETARY, seen=Seen.ASKER)
    def take_in(self, call: Call, bestand: File) -> Reply:
        """Take in all decisions of a file, or none of them."""
        file = read(bestand.name, bestand.content)
        try:
            with call.unit.begin_nested():
                done = self._importing.take_in(call.unit, file, call.say, role_of(call), call.now)
        except WrongFileError as error:
            faults = ul(*(line(fault_words(call.say, each)) for each in error.faults))
            return Reply((p(call.say("table-import-wrong", count=len(error.faults))), faults))
        said: list[Block] = [h(call.say("table-import-done", count=len(done.made), meeting=file.meeting))]
        lines = [_made(call, each.decision.id, each.decision.bundle, len(each.actions)) for each in done.made]
        lines += [call.say("table-import-known", row=each.number, bundle=each.bundle) for each in done.known]
        said += [ul(*lines)] if lines else [p(call.say("table-import-nothing"))]
        if not done.made:
            return Reply(tuple(said))
        drafts = Action(call.say("table-do-drafts"), "terugkoppelingen", style=Style.PRIMARY)
        undo = Action(
            call.say("table-do-import-undo"), "besluiten-terugdraaien", style=Style.DANGER, once=True
        )
        return Reply(tuple(said), (drafts, undo))

    @command("besluiten-terugdraaien", needs=SECRETARY, seen=Seen.ASKER, hidden=True)
    def undo(self, call: Call) -> Reply:
        """Take back all decisions of the last file, as long as nothing of it was sent."""
        taken = self._importing.undo(call.unit, call.say, role_of(call), call.now)
        return Reply(p(call.say("table-import-undone", count=len(taken))))


def fault_words(say: Say, found: Fault) -> str:
    """What is wrong with a row, in words."""
    words = say(found.key, **found.values)
    return say("table-import-row", row=found.row.number, bundle=found.row.bundle, words=words)


def _made(call: Call, id_: str, bundle: str, actions: int) -> str:
    return call.say("table-import-made", id=id_, bundle=bundle, actions=actions)
