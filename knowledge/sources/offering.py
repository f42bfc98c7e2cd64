"""A change is shown as a difference first, and kept only when somebody says so."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.commands import Call
from bot.core.content import Block, p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Style
from knowledge.asking.cards import card_of
from knowledge.gaps import gaps
from knowledge.gaps.answering import close
from knowledge.lent import Lent
from knowledge.sources import drafts, history, merging
from knowledge.sources.changes import Stored, between, overtaken
from knowledge.sources.drafts import Draft, DraftState
from knowledge.sources.history import Deed, Mark
from knowledge.sources.lookup import acting, changed
from knowledge.sources.rows import Pair, stored, write
from knowledge.sources.values import difference, field_label

KEEP, PROPOSE, LEAVE = "bewaar-wijziging", "stel-voor", "laat-wijziging"


def offer(
    call: Call,
    before: Stored | None,
    after: Stored,
    deed: Deed,
    *,
    gap: str | None = None,
    notes: Sequence[Block] = (),
) -> Reply:
    """Show what would change, with a button to keep it and one to leave it; `notes` stand in between.

    Who may not keep it is offered to propose it.
    """
    changes = between(before, after)
    if not changes:
        return Reply(p(call.say("sources-nothing", id=after.made.id)))
    role, person = acting(call.actor), call.person
    made = drafts.put(call.unit, Draft("", after.made.id, deed, changes, role, call.now, person, gap))
    given = {"wijziging": made.id}
    what, command = ("keep", KEEP) if call.actor.may(Role.EDITOR) else ("propose", PROPOSE)
    yes = Action(call.say(f"sources-do-{what}"), command, given, Style.PRIMARY, once=True)
    leave = Action(call.say("sources-do-leave"), LEAVE, given, once=True)
    named = {"id": after.made.id, "title": (before or after).made.title}
    said = call.say(f"sources-offer-{'new' if before is None else 'change'}", **named)
    return Reply((p(said), difference(call.say, changes), *notes), (yes, leave))


def must_be_open(call: Call, id_: str) -> Draft:
    """The change with this number that this person was shown.

    Raises:
        UserError: when it is gone, or somebody else's.
    """
    found = drafts.draft_by_id(call.unit, id_)
    if found is None or found.state is not DraftState.OPEN or found.person != call.person:
        raise UserError("sources-no-draft", id=id_[:20])
    return found


def keep(lent: Lent, call: Call, draft: Draft) -> Reply:
    """Make a change that waited real.

    Raises:
        UserError: when somebody changed the same since.
    """
    before = stored(call.unit, [draft.source]).get(draft.source)
    lost = overtaken(before, draft.changes)
    if lost:
        fields = ", ".join(field_label(call.say, name) for name in lost)
        raise UserError("sources-overtaken", id=draft.source, fields=fields)
    after = changed(call, before, draft.changes)
    batch, more = _with_it(call, after, draft)
    write(call.unit, [(before, after), *more], Mark(acting(call.actor), call.now, draft.deed, batch))
    drafts.drop(call.unit, draft.id)
    waiting = gaps.gap_by_id(call.unit, draft.gap) if draft.gap else None
    if waiting is not None and waiting.answered_at is None:
        return close(lent, call, waiting, after.made)
    return _kept(call, after, draft, batch)


def _with_it(call: Call, after: Stored, draft: Draft) -> tuple[str | None, list[Pair]]:
    """What else changes: a source that another is merged into takes over its words."""
    if draft.deed is not Deed.MERGED:
        return None, []
    target = merging.taken_over(call.unit, after)
    return history.new_batch(call.unit, call.now), [target] if target else []


def _kept(call: Call, after: Stored, draft: Draft, batch: str | None) -> Reply:
    newest = history.revisions(call.unit, after.made.id, limit=1)[0]
    number = batch or str(newest.id)
    back = Action(call.say("sources-do-undo"), "draai-terug", {"nummer": number})
    said = p(call.say(f"sources-kept-{draft.deed}", id=after.made.id, number=number))
    look = Action(call.say("sources-do-look"), "bekijk-bron", {"bron": after.made.id})
    more = (look,) if draft.deed is Deed.ADDED else ()
    return Reply((said, card_of(call, after.made)) if after.shown else said, (*more, back))
