"""The commands to propose a change of a source, and for another editor to judge it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.commands import Call, Long, Say, Suggestion, command
from bot.core.content import Block, b, p, quote
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.zone import local_day
from knowledge.lent import Lent
from knowledge.sources import drafts
from knowledge.sources.changes import between
from knowledge.sources.drafts import Draft, DraftState
from knowledge.sources.editing import EDITORS, with_values
from knowledge.sources.history import Deed
from knowledge.sources.lookup import acting, must_know, suggested
from knowledge.sources.offering import keep, must_be_open
from knowledge.sources.values import ResourceField, day, difference

LISTED = 4
"""How many are shown at once, with two buttons each: more have no number of their own as a reaction."""
REASON = "proposal"


class ReviewCommands:
    """A change that one proposes is judged by another."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    @command("stel-wijziging-voor", needs=EDITORS, seen=Seen.ASKER, suggests={"bron": "suggest_sources"})
    def propose(self, call: Call, bron: str, veld: ResourceField, waarde: Long) -> Reply:
        """Propose to change one thing about a source; another editor judges it."""
        before = must_know(call, bron)
        made = with_values(call, before, {veld: waarde})
        changes = between(before, replace(before, made=made))
        if not changes:
            return Reply(p(call.say("sources-nothing", id=made.id)))
        put = drafts.put(
            call.unit,
            Draft(
                "",
                made.id,
                Deed.CORRECTED,
                changes,
                acting(call.actor),
                call.now,
                call.person,
                state=DraftState.PROPOSED,
            ),
        )
        self._announce(call, put)
        return Reply((p(call.say("sources-proposed", id=put.id)), difference(call.say, changes)))

    @command("stel-voor", needs=EDITORS, seen=Seen.ASKER, hidden=True)
    def put_forward(self, call: Call, wijziging: str) -> Reply:
        """Propose a change that was shown."""
        found = must_be_open(call, wijziging)
        drafts.propose(call.unit, found.id)
        self._announce(call, found)
        return Reply(p(call.say("sources-proposed", id=found.id)))

    @command("voorstellen", needs=EDITORS, seen=Seen.ASKER)
    def waiting(self, call: Call) -> Reply:
        """The changes that wait for an editor, oldest first, and what was turned down lately."""
        waiting, turned_down = drafts.proposed(call.unit), drafts.rejected(call.unit, LISTED)
        blocks: list[Block] = [p(call.say("sources-waiting", number=len(waiting)))]
        for each in waiting[:LISTED]:
            blocks += _one(call.say, each)
        if turned_down:
            blocks.append(p(call.say("sources-turned-down")))
            for each in turned_down:
                blocks += [p(b(each.id), f" {each.source}"), quote(each.reason or "")]
        actions = [
            action for each in waiting[:LISTED] for action in _judging(call.say, each, for_everyone=False)
        ]
        return Reply(tuple(blocks), tuple(actions) if call.actor.may(Role.EDITOR) else ())

    @command("neem-over", needs=Role.EDITOR, seen=Seen.ASKER, suggests={"voorstel": "suggest_proposals"})
    def accept(self, call: Call, voorstel: str) -> Reply:
        """Make a proposed change real."""
        found = _others(call, voorstel)
        kept = keep(self._lent, call, found)
        self._tell(call, found, "sources-accepted-told")
        return kept

    @command("wijs-af", needs=Role.EDITOR, seen=Seen.ASKER, suggests={"voorstel": "suggest_proposals"})
    def reject(self, call: Call, voorstel: str, reden: Long) -> Reply:
        """Turn a proposed change down, with the reason."""
        found = _others(call, voorstel)
        drafts.reject(call.unit, found.id, reden.strip())
        self._tell(call, found, "sources-rejected-told", quote(reden.strip()))
        return Reply((p(call.say("sources-rejected", id=found.id)), quote(reden.strip())))

    def suggest_sources(self, call: Call, typed: str) -> list[Suggestion]:
        """The sources whose title or name holds what was typed."""
        return suggested(call, typed)

    def suggest_proposals(self, call: Call, typed: str) -> list[Suggestion]:
        """The changes that wait."""
        return [(x.id, f"{x.id} {x.source}") for x in drafts.proposed(call.unit) if typed.upper() in x.id]

    def _announce(self, call: Call, put: Draft) -> None:
        """Show a proposal where the editors read along."""
        for room in self._lent.staff_rooms:
            say = self._lent.say_in(room.locale)
            told = Reply(
                (p(say("sources-proposed-new")), *_one(say, put)), _judging(say, put, for_everyone=True)
            )
            self._lent.outbox.say(call.unit, room, told, reason=REASON, key=f"{put.id}:{room.key}")

    def _tell(self, call: Call, decided: Draft, key: str, *more: Block) -> None:
        """Say where whoever proposed it reads along what became of it."""
        for room in self._lent.staff_rooms:
            said = p(self._lent.say_in(room.locale)(key, id=decided.id, source=decided.source))
            told = Reply((said, *more))
            self._lent.outbox.say(call.unit, room, told, reason=REASON, key=f"{decided.id}:done:{room.key}")


def _others(call: Call, id_: str) -> Draft:
    """The proposal with this number, which somebody else made.

    Raises:
        UserError: when it is gone or decided, or one's own.
    """
    found = drafts.draft_by_id(call.unit, id_)
    if found is None or found.state is not DraftState.PROPOSED:
        raise UserError("sources-no-proposal", id=id_[:20])
    if found.person == call.person:
        raise UserError("sources-own-proposal", id=found.id)
    return found


def _one(say: Say, each: Draft) -> list[Block]:
    title = f" {each.source} ({each.role}, {day(local_day(each.at))})"
    return [p(b(each.id), title), difference(say, each.changes)]


def _judging(say: Say, each: Draft, *, for_everyone: bool) -> tuple[Action, ...]:
    given = {"voorstel": each.id}
    return (
        Action(
            say("sources-do-accept", id=each.id), "neem-over", given, Style.PRIMARY, for_everyone=for_everyone
        ),
        Action(say("sources-do-reject", id=each.id), "wijs-af", given, for_everyone=for_everyone),
    )
