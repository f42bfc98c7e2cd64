"""Decisions, action points and drafts of feedback in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.core.arguments import option_label
from bot.core.commands import Say
from bot.core.content import Block, Line, b, card, line, p, quote, ul
from bot.table.decisions.deciding import Decided
from bot.table.decisions.model import ActionPoint, ActionState, Decision, Draft
from bot.table.wording import day_words


def decision_line(say: Say, found: Decision) -> Line:
    """A decision in the list of a meeting."""
    owner, due = option_label(found.owner, say), day_words(say, found.due)
    what = option_label(found.outcome, say)
    to = option_label(found.recipient, say)
    tail = say("table-decision-tail", owner=owner, due=due, to=to)
    return line(b(f"{found.id} {found.bundle}"), f" {what}: {found.text} {tail}")


def decided_words(say: Say, made: Decided) -> tuple[Block, ...]:
    """What a decision set in motion."""
    found = made.decision
    blocks: list[Block] = [p(say("table-decided", id=found.id, bundle=found.bundle))]
    if made.actions:
        blocks.append(ul(*(action_line(say, each, found.due) for each in made.actions)))
    if made.draft is not None:
        blocks += [p(say("table-draft-made", id=made.draft.id)), quote(made.draft.text)]
    return tuple(blocks)


def action_line(say: Say, found: ActionPoint, today: date) -> Line:
    """An action point in a list."""
    late = f" · {say('table-due-past', days=(today - found.due).days)}" if found.overdue(today) else ""
    about = f" · {found.bundle}" if found.bundle else ""
    owner = option_label(found.owner, say)
    return line(b(found.id), f" {found.text} · {owner} · {day_words(say, found.due)}{about}{late}")


def action_card(say: Say, found: ActionPoint, today: date) -> Block:
    """One action point with all that is known of it."""
    facts = [
        (say("table-fact-state"), option_label(found.state, say)),
        (say("table-fact-action-owner"), option_label(found.owner, say)),
        (say("table-fact-due"), day_words(say, found.due)),
    ]
    if found.overdue(today):
        facts.append((say("table-fact-overdue"), say("table-due-past", days=(today - found.due).days)))
    facts += [(say("table-fact-bundle"), found.bundle)] if found.bundle else []
    facts += [(say("table-fact-decision"), found.decision)] if found.decision else []
    facts += [(say("table-fact-result"), found.result)] if found.state is not ActionState.OPEN else []
    return card(found.id, None, found.text, facts=facts)


def draft_line(say: Say, found: Draft, title: str) -> Line:
    """A draft in the list of those that wait."""
    due = say("table-draft-due", day=day_words(say, found.due))
    return line(b(found.id), f" {found.bundle} {title} · {due}")


def by_owner(found: Sequence[ActionPoint]) -> dict[str, list[ActionPoint]]:
    """Action points by who of the three has them, in the order they came."""
    parts: dict[str, list[ActionPoint]] = {}
    for each in found:
        parts.setdefault(each.owner, []).append(each)
    return parts
