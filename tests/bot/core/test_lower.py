"""Every reply lowers on every platform, and nothing private ends up in the open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.core.content import Bullets, Numbered, b, h, ol, p, plain, ul
from bot.core.lower import MAX_PART, lower
from bot.core.places import Audience, Conversation, Direct, MessageRef
from bot.core.plan import Capabilities, Capability, Part
from bot.core.reply import Action, Field, FieldKind, File, Form, Reply, Seen
from tests.bot.core.strategies import audiences, capabilities, replies, room

ALL = frozenset(Capability)


def say(key: str, **values: object) -> str:
    return f"«{key}{''.join(f' {v}' for v in values.values())}»"


def lowered(reply: Reply, can: Capabilities = ALL, where: Conversation | None = None) -> tuple[Part, ...]:
    count = len(reply.actions) + (reply.form is not None)
    tokens = [f"t{n}" for n in range(count)]
    return lower(reply, tokens, can, where or room(), say, asker="anna", answers="e1").parts


def follow_ups(part: Part) -> list[Part]:
    return [x for x in (part.then, part.otherwise) if x is not None]


@given(replies, capabilities, audiences)
@settings(max_examples=300)
def test_a_private_answer_never_reaches_an_open_room(
    reply: Reply, can: Capabilities, audience: Audience
) -> None:
    secret = replace(reply, to=Seen.ASKER, body=(p("GEHEIM"), *reply.blocks))
    for part in lowered(secret, can, room(audience)):
        assert audience is Audience.DIRECT or isinstance(part.to, Direct) or part.only_for == "anna"
        for later in follow_ups(part):
            assert "GEHEIM" not in plain(later.body)
            assert not later.choices
            assert not later.files
            assert later.form is None


@given(replies, capabilities, audiences)
@settings(max_examples=300)
def test_nothing_a_reply_holds_is_lost(reply: Reply, can: Capabilities, audience: Audience) -> None:
    parts = lowered(reply, can, room(audience))
    said = "\n".join(plain(part.body) for part in parts)
    for block in reply.blocks:
        assert plain((block,)) in said
    for action in reply.actions:
        assert any(c.label == action.label for part in parts for c in part.choices)
        assert Capability.BUTTONS in can or action.label in said
    for file in reply.files:
        assert any(file in part.files for part in parts) or file.name in said
    if reply.form is not None:
        labels = [f.label for f in reply.form.fields]
        assert any(part.form for part in parts) or any(label in said for label in labels)


@given(replies, capabilities)
def test_a_plan_asks_only_for_what_the_platform_can_do(reply: Reply, can: Capabilities) -> None:
    for part in lowered(reply, can):
        assert not part.files or Capability.FILES in can
        assert part.form is None or Capability.FORMS in can
        assert part.thread is None or Capability.THREADS in can
        assert part.replaces is None or Capability.EDIT in can
        assert part.only_for is None or Capability.PRIVATE_REPLY in can
        assert all(c.number is None for c in part.choices) == (Capability.BUTTONS in can) or not part.choices


def test_a_long_answer_is_cut_between_blocks_at_the_same_place_everywhere() -> None:
    reply = Reply(tuple(p("x" * 700) for _ in range(5)), actions=(Action("meer", "waar"),))
    cuts = {
        tuple(len(part.body) for part in lowered(reply, can))
        for can in (ALL, frozenset({Capability.BUTTONS}))
    }
    assert cuts == {(2, 2, 1)}
    assert [len(part.choices) for part in lowered(reply)] == [0, 0, 1]


def test_one_block_too_long_for_a_message_is_cut_and_kept_whole() -> None:
    parts = lowered(Reply(p("ab" * 4000)))
    assert "".join(plain(x.body) for x in parts) == "ab" * 4000
    assert all(len(plain(x.body)) <= MAX_PART for x in parts)


def test_a_long_list_is_cut_between_its_items_and_counts_on() -> None:
    items = [(b(f"nummer {n}"), " is een van de vele") for n in range(1, 201)]
    for made in (ul(*items), ol(*items)):
        blocks = [block for part in lowered(Reply(made)) for block in part.body]
        pieces = [x for x in blocks if isinstance(x, Bullets | Numbered)]
        assert len(pieces) == len(blocks) > 1
        assert tuple(item for x in pieces for item in x.items) == made.items
        counted = [x for x in pieces if isinstance(x, Numbered)]
        assert [len(x.items) + x.start for x in counted[:-1]] == [x.start for x in counted[1:]]


def test_long_words_are_cut_at_a_space() -> None:
    parts = lowered(Reply(p("woord " * 1000)))
    assert "".join(plain(x.body) for x in parts) == "woord " * 1000
    assert all(plain(x.body).endswith("woord ") and len(plain(x.body)) <= MAX_PART for x in parts)


def test_a_private_answer_without_private_replies_goes_to_a_direct_message() -> None:
    (part,) = lowered(Reply(p("voor jou"), to=Seen.ASKER), frozenset())
    assert part.to == Direct("toneel", "anna")
    assert part.then is not None
    assert part.otherwise is not None
    assert plain(part.then.body) == "«lower-sent-private»"
    assert plain(part.otherwise.body) == "«lower-not-private»"


def test_a_form_without_forms_is_asked_field_by_field() -> None:
    fields = (
        Field("wat", "Wat schuurt er?", FieldKind.LONG, True),
        Field("waar", "Waar?", FieldKind.LINE, False),
    )
    form = Form("Signaal", fields, Action("Signaal", "signaal", {"wat": "tekst"}))
    plan = lower(Reply(form=form), ["t0"], frozenset(), room(), say)
    assert plan.asks is not None
    assert plan.asks.field.name == "waar"
    assert "Waar?" in plain(plan.parts[0].body)


def test_an_edit_without_edits_is_a_correction() -> None:
    reply = Reply(h("Nieuw"), replaces=MessageRef(room(), "m1"))
    (part,) = lowered(reply, frozenset())
    assert plain(part.body).startswith("«lower-correction»")
    assert lowered(reply)[0].replaces == MessageRef(room(), "m1")


def test_files_that_cannot_be_sent_are_named() -> None:
    (part,) = lowered(Reply(p("kijk"), files=(File("dossier.csv", "text/csv", b"a"),)), frozenset())
    assert "dossier.csv" in plain(part.body)


@pytest.mark.parametrize(
    "can", [frozenset(), frozenset({Capability.REACTIONS}), frozenset({Capability.BUTTONS})]
)
def test_choices_have_numbers_only_where_there_are_no_buttons(can: Capabilities) -> None:
    (part,) = lowered(Reply(p("kies"), actions=(Action("een", "waar"), Action("twee", "waar"))), can)
    numbers = [c.number for c in part.choices]
    assert numbers == ([None, None] if Capability.BUTTONS in can else [1, 2])
