"""The one table of steps for signals and bundles: from where, to where, by whom, with what ground."""

from __future__ import annotations

from dataclasses import dataclass

from bot.signals.model import ActorRole, BundleState, SignalState, State


@dataclass(frozen=True, slots=True)
class Transition:
    """A step a signal or bundle may take, and who may take it.

    One with a `reason` needs a ground: a reason from a list, or the number of what it rests on (a meeting, a
    decision, an action point, another bundle or signal).
    """

    frm: State
    to: State
    by: frozenset[ActorRole]
    reason: bool = False


class IllegalStepError(Exception):
    """A step that the table does not know, by who may not take it, or one that lacks its reason."""


def _steps(frm: State, to: tuple[State, ...], *by: ActorRole, reason: bool = False) -> tuple[Transition, ...]:
    return tuple(Transition(frm, each, frozenset(by), reason) for each in to)


_S, _B = SignalState, BundleState
_CONTRIBUTOR, _MODERATOR = ActorRole.CONTRIBUTOR, ActorRole.MODERATOR
_SECRETARY, _STEWARD, _ASSISTANT = ActorRole.SECRETARY, ActorRole.STEWARD, ActorRole.ASSISTANT
_OWN = (_CONTRIBUTOR, _STEWARD)
_DESK = (_MODERATOR, _SECRETARY)

TRANSITIONS: tuple[Transition, ...] = (
    *_steps(_S.CANDIDATE, (_S.NEW,), _CONTRIBUTOR),
    *_steps(_S.CANDIDATE, (_S.WITHDRAWN,), _CONTRIBUTOR, _STEWARD, _ASSISTANT),
    *_steps(_S.CANDIDATE, (_S.EXPIRED,), _ASSISTANT),
    *_steps(_S.NEW, (_S.VALIDATED, _S.BUNDLED), _MODERATOR),
    *_steps(_S.NEW, (_S.WITHDRAWN,), *_OWN),
    *_steps(_S.NEW, (_S.REJECTED,), _MODERATOR, reason=True),
    *_steps(_S.NEW, (_S.MERGED,), _MODERATOR, _ASSISTANT, reason=True),
    *_steps(_S.VALIDATED, (_S.BUNDLED,), _MODERATOR),
    *_steps(_S.VALIDATED, (_S.WITHDRAWN,), *_OWN),
    *_steps(_S.VALIDATED, (_S.REJECTED, _S.MERGED), _MODERATOR, reason=True),
    *_steps(_S.BUNDLED, (_S.VALIDATED,), _MODERATOR, _CONTRIBUTOR),
    *_steps(_S.BUNDLED, (_S.WITHDRAWN,), *_OWN),
    # A moderator takes the own last decision back.
    *_steps(_S.VALIDATED, (_S.NEW,), _MODERATOR, reason=True),
    *_steps(_S.BUNDLED, (_S.NEW,), _MODERATOR, reason=True),
    *_steps(_S.REJECTED, (_S.NEW,), _MODERATOR, reason=True),
    *_steps(_S.MERGED, (_S.NEW,), _MODERATOR, reason=True),
    *_steps(_B.OPEN, (_B.SCHEDULED,), _SECRETARY, reason=True),
    *_steps(_B.OPEN, (_B.FED_BACK,), *_DESK),
    *_steps(_B.OPEN, (_B.DECLINED,), *_DESK, reason=True),
    *_steps(_B.OPEN, (_B.MERGED,), _MODERATOR, reason=True),
    *_steps(_B.OPEN, (_B.EXPIRED,), _MODERATOR, reason=True),
    *_steps(_B.MERGED, (_B.OPEN,), _MODERATOR, reason=True),
    *_steps(_B.SCHEDULED, (_B.DISCUSSED,), *_DESK, reason=True),
    *_steps(_B.SCHEDULED, (_B.OPEN,), _SECRETARY, reason=True),
    *_steps(_B.DISCUSSED, (_B.TAKEN_UP, _B.DECLINED), _SECRETARY, reason=True),
    *_steps(_B.DISCUSSED, (_B.FED_BACK,), *_DESK),
    # A decision that was written down wrongly is taken back.
    *_steps(_B.DISCUSSED, (_B.OPEN,), _SECRETARY, reason=True),
    *_steps(_B.TAKEN_UP, (_B.FED_BACK,), *_DESK),
    *_steps(_B.TAKEN_UP, (_B.OPEN,), _SECRETARY, reason=True),
    *_steps(_B.FED_BACK, (_B.CLOSED,), _SECRETARY, _ASSISTANT),
    *_steps(_B.FED_BACK, (_B.OPEN,), _SECRETARY, _ASSISTANT, reason=True),
    *_steps(_B.DECLINED, (_B.OPEN,), _SECRETARY, _ASSISTANT, reason=True),
    *_steps(_B.CLOSED, (_B.OPEN,), _SECRETARY, _ASSISTANT, reason=True),
)
"""Every step there is; what is not listed cannot happen."""


def step(frm: State, to: State, role: ActorRole, reason: str = "") -> Transition:
    """The transition between two states, for somebody in this role.

    Raises:
        IllegalStepError: there is none, it is not for this role, or it needs a reason and got none.
    """
    # States of signals and of bundles can bear the same name.
    same = (
        x for x in TRANSITIONS if (x.frm, x.to, type(x.frm), type(x.to)) == (frm, to, type(frm), type(to))
    )
    found = next(same, None)
    if found is None:
        raise IllegalStepError(f"{frm} cannot become {to}")
    if role not in found.by:
        raise IllegalStepError(f"{frm} does not become {to} by {role}")
    if found.reason and not reason.strip():
        raise IllegalStepError(f"{frm} becomes {to} only with a reason")
    return found
