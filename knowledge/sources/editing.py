"""The commands to add, correct, hide and bring back sources: editors keep, the programme board proposes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core.commands import Call, Long, Suggestion, command
from bot.core.content import Block, link, p, ul
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Reply, Seen
from bot.core.suggesting import MOST
from bot.core.zone import local_day
from knowledge.gaps.answering import must_wait
from knowledge.lent import Lent
from knowledge.sources import drafts, store, twins
from knowledge.sources.changes import Stored
from knowledge.sources.history import Deed
from knowledge.sources.lookup import checked, free_id, must_know, suggested
from knowledge.sources.offering import keep, must_be_open, offer
from knowledge.sources.resource import KnowledgeSource, Resource, ResourceKind, record
from knowledge.sources.rows import stored
from knowledge.sources.values import ResourceField, meant

EDITORS = (Role.EDITOR, Role.PROGRAMME_BOARD)
"""Who may set out to change something; the board can only propose it."""
NAMED = 3
"""How many sources that may be the same are named."""


class EditingCommands:
    """Keeps the sources right; every change is shown as a difference before it is kept."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    @command("bron", needs=EDITORS, seen=Seen.ASKER)
    def add(
        self,
        call: Call,
        titel: str,
        adres: str,
        uitgever: str,
        soort: ResourceKind,
        samenvatting: Long,
        kennisbron: KnowledgeSource = KnowledgeSource.PRACTICE,
        voor: str | None = None,
    ) -> Reply:
        """Add a source, or correct the one at this address; `voor` is the question that it answers."""
        there = store.resource_by_address(call.unit, adres)
        before = stored(call.unit, [there.id])[there.id] if there else None
        waiting = must_wait(call, voor) if voor else None
        made = checked(
            call,
            {
                **(record(there) if there else {}),
                "id": there.id if there else free_id(call, titel),
                "title": titel,
                "url": adres.strip(),
                "publisher": uitgever,
                "kind": soort,
                "summary": samenvatting,
                "knowledge_source": kennisbron,
                "checked": local_day(call.now),
            },
        )
        deed = Deed.CORRECTED if there else Deed.ADDED
        gap = waiting.id if waiting else None
        return offer(call, before, Stored(made), deed, gap=gap, notes=warned(call, made))

    @command("wijzig-bron", needs=EDITORS, seen=Seen.ASKER, suggests={"bron": "suggest_sources"})
    def change(self, call: Call, bron: str, veld: ResourceField, waarde: Long) -> Reply:
        """Change one thing about a source."""
        before = must_know(call, bron)
        made = with_values(call, before, {veld: waarde})
        return offer(call, before, replace(before, made=made), Deed.CORRECTED, notes=warned(call, made))

    @command("verberg-bron", needs=EDITORS, seen=Seen.ASKER, suggests={"bron": "suggest_sources"})
    def retire(self, call: Call, bron: str) -> Reply:
        """Show a source no longer."""
        before = must_know(call, bron)
        return offer(call, before, replace(before, shown=False), Deed.HIDDEN)

    @command("herstel-bron", needs=EDITORS, seen=Seen.ASKER, suggests={"bron": "suggest_hidden"})
    def restore(self, call: Call, bron: str) -> Reply:
        """Show a source again that was hidden or merged into another."""
        before = stored(call.unit, [bron.strip()]).get(bron.strip())
        if before is None:
            raise UserError("find-no-resource", id=bron[:60])
        return offer(call, before, Stored(before.made), Deed.SHOWN, notes=warned(call, before.made))

    @command("bewaar-wijziging", needs=Role.EDITOR, seen=Seen.ASKER, hidden=True)
    def keep(self, call: Call, wijziging: str) -> Reply:
        """Keep a change that was shown."""
        return keep(self._lent, call, must_be_open(call, wijziging))

    @command("laat-wijziging", needs=EDITORS, seen=Seen.ASKER, hidden=True)
    def leave(self, call: Call, wijziging: str) -> Reply:
        """Leave a change that was shown."""
        drafts.drop(call.unit, must_be_open(call, wijziging).id)
        return Reply(p(call.say("sources-left")))

    def suggest_sources(self, call: Call, typed: str) -> list[Suggestion]:
        """The sources whose title or name holds what was typed."""
        return suggested(call, typed)

    def suggest_hidden(self, call: Call, typed: str) -> list[Suggestion]:
        """The hidden sources whose title or name holds what was typed."""
        return store.titled(call.unit, typed, MOST, shown=False)


def with_values(call: Call, before: Stored, given: Mapping[str, str]) -> Resource:
    """A source with what somebody typed for some of its fields, by their names.

    Raises:
        UserError: naming all that is wrong.
    """
    values = {name: meant(call.say, name, words) for name, words in given.items()}
    made = checked(call, {**record(before.made), **values})
    newer = made.superseded_by
    if newer and (newer == made.id or store.resource_by_id(call.unit, newer) is None):
        raise UserError("find-no-resource", id=newer)
    return made


def warned(call: Call, made: Resource) -> tuple[Block, ...]:
    """Which sources may be the same as one, when there are any."""
    alike = twins.of(call.unit, made)
    if not alike:
        return ()
    found = [store.resource_by_id(call.unit, each.other.id) for each in alike[:NAMED]]
    items = [(link(x.title, x.url), f" ({x.id}, {x.publisher})") for x in found if x]
    return (p(call.say("sources-alike", number=len(alike))), ul(*items))
