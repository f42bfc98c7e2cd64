"""What the programme board does about open questions: name, assign, merge, decline, take up again."""

from __future__ import annotations

from datetime import date

from bot.core.commands import Call, Long, Suggestion, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen
from bot.core.suggesting import matching
from knowledge.asking import answers
from knowledge.gaps import gaps
from knowledge.gaps.answering import must_wait, tell
from knowledge.lent import Lent

BOARD = (Role.EDITOR, Role.PROGRAMME_BOARD)
_SUGGESTS = {"kennisvraag": "suggest_questions"}


class BoardCommands:
    """Looks after questions until they are answered."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    @command("verscherp", needs=BOARD, seen=Seen.ASKER, suggests=_SUGGESTS)
    def sharpen(self, call: Call, kennisvraag: str, titel: Long) -> Reply:
        """Give a question a title; that stays when the words of members are erased."""
        waiting = must_wait(call, kennisvraag)
        gaps.change(call.unit, waiting.id, call.now, title=titel[: gaps.LONGEST])
        return Reply(p(call.say("find-sharpened", id=waiting.id, title=titel)))

    @command("wijs-toe", needs=BOARD, seen=Seen.ASKER, suggests=_SUGGESTS)
    def assign(self, call: Call, kennisvraag: str, eigenaar: str, datum: date) -> Reply:
        """Say which function looks after a question, and by when."""
        waiting = must_wait(call, kennisvraag)
        gaps.change(call.unit, waiting.id, call.now, owner=eigenaar[:80], due=datum)
        day = f"{datum.day}-{datum.month}-{datum.year}"
        return Reply(p(call.say("find-assigned", id=waiting.id, owner=eigenaar[:80], day=day)))

    @command(
        "zelfde-vraag",
        needs=BOARD,
        seen=Seen.ASKER,
        suggests=_SUGGESTS | {"als": "suggest_questions"},
        hidden=True,
    )
    def merge(self, call: Call, kennisvraag: str, als: str) -> Reply:
        """Have a question wait in another that asks the same."""
        double, kept = must_wait(call, kennisvraag), must_wait(call, als)
        if double.id == kept.id or kept.merged_into is not None:
            raise UserError("find-merge-wrong", id=kept.id)
        for each in gaps.merged_into(call.unit, double.id):
            gaps.change(call.unit, each, call.now, merged_into=kept.id)
        gaps.change(call.unit, double.id, call.now, merged_into=kept.id)
        undo = Action(call.say("find-do-split"), "andere-vraag", {"kennisvraag": double.id})
        return Reply(p(call.say("find-merged", id=double.id, other=kept.id)), (undo,))

    @command("andere-vraag", needs=BOARD, seen=Seen.ASKER, suggests=_SUGGESTS, hidden=True)
    def split(self, call: Call, kennisvraag: str) -> Reply:
        """Have a merged question wait by itself again."""
        double = must_wait(call, kennisvraag)
        if double.merged_into is None:
            raise UserError("find-not-merged", id=double.id)
        gaps.change(call.unit, double.id, call.now, merged_into=None)
        return Reply(p(call.say("find-split", id=double.id)))

    @command("leg-weg", needs=BOARD, seen=Seen.ASKER, suggests=_SUGGESTS, hidden=True)
    def decline(self, call: Call, kennisvraag: str, reden: Long) -> Reply:
        """Close a question without an answer; who wanted to hear is told why."""
        waiting = must_wait(call, kennisvraag)
        told = tell(
            self._lent,
            call,
            waiting,
            gaps.close(call.unit, waiting.id, None, call.now, reden[: gaps.LONGEST]),
            lambda say: answers.declined(say, waiting, reden[: gaps.LONGEST]),
        )
        again = Action(call.say("find-do-reopen"), "heropen-vraag", {"kennisvraag": waiting.id})
        return Reply(p(call.say("find-declined", id=waiting.id, told=told)), (again,))

    @command("heropen-vraag", needs=BOARD, seen=Seen.ASKER, hidden=True)
    def reopen(self, call: Call, kennisvraag: str) -> Reply:
        """Have a closed question wait again; who heard of it is not told twice."""
        found = gaps.gap_by_id(call.unit, kennisvraag)
        if found is None:
            raise UserError("find-no-gap", id=kennisvraag[:20])
        gaps.change(call.unit, found.id, call.now, answered_at=None, answer=None, declined=None)
        return Reply(p(call.say("find-reopened", id=found.id)))

    def suggest_questions(self, call: Call, typed: str) -> list[Suggestion]:
        """The open questions whose number or words hold what was typed."""
        return matching(typed, ((x.id, f"{x.id} {x.named}") for x in gaps.open_gaps(call.unit)))
