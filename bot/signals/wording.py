"""Signals and bundles in words: status lines and cards."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from bot.core.arguments import option_label
from bot.core.commands import Say
from bot.core.content import Block, card, h, line, p, quote, ul
from bot.core.sizes import size_class
from bot.core.zone import local
from bot.signals.capture.intake import Proposal
from bot.signals.duedates import Deadline
from bot.signals.likeness.suggesting import Near
from bot.signals.model import Bundle, Signal, SignalState, Support, Theme
from bot.signals.telling.asking import Word
from bot.signals.telling.feedback_store import Feedback


def status(say: Say, found: Signal, bundle: Bundle | None) -> str:
    """Where a signal stands, in ordinary words; a bundled one shares the fate of its bundle."""
    if found.state is SignalState.BUNDLED and bundle is not None:
        return say(f"signal-bundle-{bundle.state}", bundle=bundle.id, title=bundle.title)
    return say(f"signal-status-{found.state}")


def named(say: Say, value: Enum | None) -> str:
    """The name of a theme, level or other choice; 'unknown' when there is none."""
    return option_label(value, say) if value is not None else say("signal-unknown")


def bundle_card(
    say: Say, found: Bundle, behind: Support, given: int, smallest: int, deadline: Deadline | None
) -> Block:
    """A bundle as everyone may see it: no quotes or regions, people in classes, when its people hear more."""
    due = [(say("signal-fact-feedback-due"), deadline.told(say))] if deadline else []
    facts = (
        (say("signal-fact-state"), say(f"signal-bundle-short-{found.state}")),
        (say("signal-fact-theme"), named(say, found.theme)),
        (say("signal-fact-level"), named(say, found.level)),
        (say("signal-fact-signals"), str(given)),
        (say("signal-fact-people"), size_class(behind.persons, smallest)),
        (say("signal-fact-since"), say("signal-day", at=local(found.created_at))),
        *due,
    )
    return card(f"{found.id} · {found.title}", None, facts=facts)


def queue_card(
    say: Say,
    found: Signal,
    proposal: Proposal,
    near: Sequence[Near],
    copy: Signal | None,
    left: int,
    deadline: Deadline | None,
) -> tuple[Block, ...]:
    """What a moderator sees of a new signal: masked words, proposals with their ground, likely bundles."""
    due = [(say("signal-fact-due"), deadline.told(say))] if deadline else []
    blocks: list[Block] = [
        h(say("signal-queue-title", id=found.id, left=left)),
        quote(found.text or ""),
        card(say("signal-queue-facts"), None, facts=(*_facts(say, found, proposal), *due)),
    ]
    if copy is not None:
        blocks.append(p(say("signal-queue-copy", id=copy.id)))
    if near:
        blocks += [p(say("signal-queue-near")), ul(*(line(_near(say, each)) for each in near))]
    else:
        blocks.append(p(say("signal-queue-no-near")))
    if found.answers is None:
        blocks.append(p(say("signal-queue-triage-first")))
    return tuple(blocks)


def outcome(say: Say, found: Signal, reason: str, bundle: Bundle | None) -> tuple[Block, ...]:
    """What the contributor hears about the decision, with the other way to go when it is a no."""
    if found.state is SignalState.REJECTED:
        return (
            p(say("signal-outcome-rejected", id=found.id, reason=say(f"enum-reason-{reason}"))),
            p(say(f"signal-route-{reason}")),
        )
    return (p(say("signal-outcome", id=found.id, status=status(say, found, bundle))),)


def words_about(say: Say, said: Sequence[Word]) -> tuple[Block, ...]:
    """What was asked and answered about a signal."""
    return tuple(x for each in said for x in (p(say(f"signal-word-{each.kind}")), quote(each.text)))


def feedback_words(say: Say, said: Feedback) -> tuple[Block, ...]:
    """What came of a bundle, as everyone may read it."""
    return p(say("signal-feedback-said", bundle=said.bundle, at=local(said.at))), quote(said.text)


def _facts(say: Say, found: Signal, proposal: Proposal) -> tuple[tuple[str, str], ...]:
    why = ", ".join(proposal.why[:4]) or say("signal-unknown")
    asked = found.answers or proposal.answers
    triage = ", ".join(named(say, each) for each in asked.outcomes) or say("signal-none")
    return (
        (say("signal-fact-theme"), _by(say, found.theme, found.theme_by)),
        (say("signal-fact-level"), _by(say, found.level, found.level_by)),
        (say("signal-fact-triage" if found.answers else "signal-fact-triage-proposed"), triage),
        (say("signal-fact-why"), why),
        (say("signal-fact-kind"), named(say, found.kind)),
        (say("signal-fact-consent"), named(say, found.consent)),
        (say("signal-fact-given"), say("signal-day", at=local(found.given_at))),
    )


def _by(say: Say, value: Theme | Enum | None, source: Enum) -> str:
    return f"{named(say, value)} ({named(say, source)})"


def _near(say: Say, each: Near) -> str:
    shares = ", ".join(each.shares)
    return say("signal-near", bundle=each.bundle.id, title=each.bundle.title, shares=shares)
