"""What became of a file or a feed, in words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.commands import Say
from bot.core.content import Block, p, ul
from bot.core.reply import Action, File, Reply, Style
from knowledge.exchange.putting_out import wrong_row, wrong_row_told, wrong_rows_heading
from knowledge.exchange.taking_in import Report, WrongRow

NAMED = 3
"""How many of the rows that were left out are named in the answer itself."""


def told(say: Say, report: Report, wrong: Sequence[WrongRow]) -> Reply:
    """What was read, with the first rows that were left out, all of them as a file, and a way back."""
    counted = {"read": report.read, "changed": report.changed, "wrong": report.wrong}
    blocks: list[Block] = [p(say("exchange-in", **counted))]
    if report.leads:
        blocks.append(p(say("exchange-in-leads", number=report.leads)))
    actions: tuple[Action, ...] = ()
    files: tuple[File, ...] = ()
    if report.batch:
        undo = {"nummer": report.batch}
        actions = (Action(say("exchange-undo"), "draai-terug", undo, Style.DANGER),)
    if wrong:
        blocks.append(ul(*((wrong_row_told(say, row),) for row in wrong[:NAMED])))
        blocks.append(p(say("exchange-wrong", more=len(wrong[NAMED:]))))
        lines = (wrong_rows_heading(say), *(wrong_row(say, row) for row in wrong), "")
        files = (File("niet-ingelezen.csv", "text/csv", "\n".join(lines).encode()),)
    return Reply(tuple(blocks), actions, files=files)
