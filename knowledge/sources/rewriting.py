"""Changing several things about a source at once, as a form does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.commands import Call, Declaration, Parameter
from bot.core.reply import FieldKind, Reply, Seen
from knowledge.sources.editing import EDITORS, warned, with_values
from knowledge.sources.history import Deed
from knowledge.sources.lookup import must_know
from knowledge.sources.offering import offer
from knowledge.sources.values import ResourceField

REWRITE = "herschrijf-bron"
_FIELDS = (
    Parameter("bron", FieldKind.LINE, required=True),
    *(Parameter(each.value, FieldKind.LONG, required=False) for each in ResourceField),
)


class RewritingCommands:
    """Takes what a form gives: `wijzig-bron` for all fields at once."""

    def rewrite(self, call: Call, bron: str, **given: str | None) -> Reply:
        """Show what would change about a source; every wrong value is named at once."""
        before = must_know(call, bron)
        made = with_values(call, before, {name: words for name, words in given.items() if words is not None})
        return offer(call, before, replace(before, made=made), Deed.CORRECTED, notes=warned(call, made))

    # Its parameters are the fields that there are, so they are not written down again as a signature.
    rewrite.__dict__["declaration"] = Declaration(
        REWRITE,
        frozenset(EDITORS),
        Seen.ASKER,
        on_message=False,
        confirm=False,
        hidden=True,
        pause=timedelta(0),
        suggests={},
        renews=False,
        parameters=_FIELDS,
    )
