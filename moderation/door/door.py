"""The client-safe door: every text is looked at before anything is done with it, and the writer is helped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.commands import Call, Say
from bot.core.content import Block, p, quote
from bot.core.errors import UserError
from bot.core.events import Screened
from bot.core.people import Actor
from bot.core.places import Conversation, MessageRef
from bot.core.reply import Action, Reply, Seen
from bot.core.withheld import NO_CLIENT, Withheld
from moderation.door.holding import MINUTES, Holding
from moderation.door.lent import Lent
from moderation.door.misconduct import Routes
from moderation.door.model import Outcome
from moderation.door.open_room import OpenRoom
from moderation.door.proposal import Proposal
from moderation.door.small_world import Hints
from moderation.door.strictness import Strictness
from moderation.door.tally import Tally
from moderation.door.wording import kinds_seen
from moderation.guard.guard import Guard
from moderation.guard.recent import Recent
from moderation.guard.spans import Kind, Span

NEVER_WAIVED = frozenset((Kind.BSN, Kind.IBAN, Kind.ID, Kind.CASE))
"""Numbers that belong to one person and that nobody needs here, whoever's they are."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the door sees in words besides client data."""

    hints: Hints
    routes: Routes
    proposal: Proposal


class Door:
    """The privacy guard as dispatch and the adapters use it."""

    def __init__(
        self,
        guard: Guard,
        strictness: Strictness,
        tally: Tally,
        lent: Lent,
        words: Words,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._guard = guard
        self._strictness = strictness
        self._tally = tally
        self._recent = Recent(seconds)
        self.holding = Holding(seconds)
        self._open_room = OpenRoom(lent)
        self._words = words

    def screen(self, text: str, where: Conversation, actor: Actor) -> Screened:
        """The text as it may be kept, the kinds of data that were in it, and whether it is held back.

        The question just before it in the same room is taken into account.
        """
        if self._words.proposal.made_by(actor, text):
            return Screened(text)
        asked = self._recent.asked(where.key, text)
        policy = self._strictness.policy(where)
        found = self._guard.examine_answer(text, asked, policy)
        self._recent.heard(where.key, text, self._guard.asks(text))
        spans = self._strictness.public.without(text, tuple(self._counting(found.spans, text, actor)))
        if not spans:
            return Screened(text)
        self._tally.let_by(spans, policy)
        kinds = tuple(dict.fromkeys(span.type.value for span in spans))
        refused_by = tuple(dict.fromkeys((x.rule, x.type.value) for x in spans if policy.refuses(x)))
        return Screened(self._guard.hide(text, spans, policy), kinds, bool(refused_by), refused_by)

    def refusal(self, call: Call, screened: Screened, confirm: Action | None, held: Withheld | None) -> Reply:
        """What the writer reads: which kind of data it was, how to write it instead, and a masked draft.

        With it goes the button for when it is about no client, but for numbers that are always somebody's.
        """
        self._tally.settled(call.unit, screened.refused_by, Outcome.REFUSED)
        say = call.say
        blocks: list[Block] = [
            p(say("guard-held")),
            kinds_seen(say, screened.kinds),
            p(say("guard-draft") if confirm else say("guard-rewrite")),
            quote(screened.text),
        ]
        actions: tuple[Action, ...] = (confirm,) if confirm else ()
        if held is not None and NEVER_WAIVED.isdisjoint(screened.kinds):
            blocks.append(p(say("guard-doubt", minutes=MINUTES)))
            actions += (self._waiver(call, held, screened),)
        return Reply(tuple(blocks), actions, to=Seen.ASKER)

    def exposed(self, call: Call, ref: MessageRef, screened: Screened) -> None:
        """Take a refused message out of sight where others read it, or tell a moderator where it is."""
        self._open_room.clear(call, ref, screened)

    def released(self, call: Call, key: str) -> Withheld:
        """What was held back under this key, for the one who wrote it and says that it is about no client.

        Raises:
            UserError: `guard-too-late` once it is no longer in memory.
        """
        held = self.holding.find(key, call.holder)
        if held is None:
            raise UserError("guard-too-late", minutes=MINUTES)
        self._tally.settled(call.unit, held.finds, Outcome.WAIVED)
        return held.withheld

    def hint(self, call: Call, words: str) -> str | None:
        """A remark for who names details that together make a person recognisable; once in a while."""
        seen = self._words.hints.due(call.person, words)
        if not seen:
            return None
        return call.say("door-hint", details=", ".join(call.say(f"door-detail-{each}") for each in seen))

    def elsewhere(self, say: Say, text: str) -> Reply | None:
        """What the writer of a report reads that belongs at another desk, or None."""
        return self._words.routes.elsewhere(say, text)

    def given_back(self, call: Call, held: Withheld) -> Reply:
        """How to post again what was said in a room; the same finds pass for some minutes."""
        found = self._guard.examine_answer(held.words, frozenset())
        finds = (held.words[span.start : span.end] for span in found.spans)
        self.holding.let_through(call.actor.key, (*finds, held.words))
        again = p(call.say("guard-post-again", minutes=MINUTES))
        return Reply((again, quote(held.words)), to=Seen.ASKER)

    def _counting(self, spans: Sequence[Span], text: str, actor: Actor) -> Iterator[Span]:
        """The finds but for those of which their writer said that they are no client's."""
        whole = self.holding.lets_through(actor.key, text)
        for span in spans:
            waived = whole or self.holding.lets_through(actor.key, text[span.start : span.end])
            if span.type in NEVER_WAIVED or not waived:
                yield span

    def _waiver(self, call: Call, held: Withheld, screened: Screened) -> Action:
        key = self.holding.keep(held, call.holder, frozenset(screened.refused_by))
        return Action(call.say("guard-no-client"), NO_CLIENT, {"bewaard": key}, once=True)
