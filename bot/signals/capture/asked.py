"""The signal or bundle that somebody means."""

from __future__ import annotations

from bot.core.commands import Call
from bot.core.errors import UserError
from bot.signals import store
from bot.signals.model import Bundle, Signal, SignalState

_SHOWN = 20  # characters of what was typed


def asked_signal(call: Call, id_: str) -> Signal:
    """The signal with this number.

    Raises:
        UserError: there is none, or its author has not agreed yet.
    """
    found = store.signal_by_id(call.unit, id_)
    if found is None or found.state is SignalState.CANDIDATE:
        raise UserError("signal-not-found", id=id_[:_SHOWN])
    return found


def own_signal(call: Call, id_: str) -> Signal:
    """The signal with this number, when it is of who asks.

    Raises:
        UserError: there is none, or it is someone else's.
    """
    found = store.signal_by_id(call.unit, id_)
    if found is None or found.person != call.person:
        raise UserError("signal-not-yours", id=id_[:_SHOWN])
    return found


def asked_bundle(call: Call, id_: str) -> Bundle:
    """The bundle with this number, or the one it was merged into.

    Raises:
        UserError: there is none.
    """
    found = store.bundle_by_id(call.unit, id_)
    if found is None:
        raise UserError("signal-not-found", id=id_[:_SHOWN])
    return found
