"""What waits in the outbox comes out as it went in."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.core.lower import lower
from bot.core.plan import Act, ActKind, Capabilities
from bot.core.reply import Action, Form, Reply
from bot.core.wire import decode, encode
from tests.bot.core.strategies import actions, capabilities, forms, replies, room


@given(replies, capabilities)
def test_every_part_survives_the_wire(reply: Reply, can: Capabilities) -> None:
    tokens = ["t"] * (len(reply.actions) + 1)
    for part in lower(reply, tokens, can, room(), lambda key, **_: key, asker="anna").parts:
        assert decode(encode(part)) == part


@given(actions)
def test_an_action_survives_the_wire(action: Action) -> None:
    assert decode(encode(action)) == action


@given(forms)
def test_a_form_survives_the_wire(form: Form) -> None:
    assert decode(encode(form)) == form


def test_an_act_survives_the_wire() -> None:
    act = Act(ActKind.TIMEOUT, "toneel", "ruimte", "reden", actor_id="x", seconds=60)
    assert decode(encode(act)) == act


@pytest.mark.parametrize(
    "text", ["", "{}", "[1", '{"@":"Popen"}', '{"@":"Part","nope":1}', '{"@":"Role","value":"lid"}']
)
def test_what_is_no_delivery_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="stored delivery"):
        decode(text)
