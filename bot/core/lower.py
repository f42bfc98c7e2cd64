"""From a reply to what this platform can do in this conversation; every fallback is decided here.

Privacy comes first: what only the asker may read never ends up in an open room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from bot.core.commands import Say
from bot.core.content import (
    Block,
    Body,
    Bullets,
    Code,
    Line,
    Numbered,
    Paragraph,
    Quote,
    Text,
    b,
    ol,
    p,
    plain,
    quote,
)
from bot.core.places import Address, Audience, Conversation, Direct, MessageRef
from bot.core.plan import Capabilities, Capability, Choice, FormCall, Part, Plan, Question
from bot.core.reply import Field, FieldKind, Form, Reply, Seen

MAX_PART = 1_800
"""Characters of plain words in one message; the smallest platform limit (2,000) less room for markup."""
MAX_REACTIONS = 9


def lower(
    reply: Reply,
    tokens: Sequence[str],
    can: Capabilities,
    where: Address,
    say: Say,
    *,
    asker: str | None = None,
    answers: str | None = None,
    reply_to: MessageRef | None = None,
) -> Plan:
    """Decide what is sent where.

    `tokens` stand for the reply's actions, in order, and last for its form. `asker` is the account id of
    who asked (None when nobody did), `answers` the id of the event, `reply_to` the message answered.
    """
    question = _question(reply.form, can)
    body = _worded(reply, question, can, say)
    choices = tuple(
        Choice(token, action.label, action.style, None if Capability.BUTTONS in can else number)
        for number, (action, token) in enumerate(zip(reply.actions, tokens, strict=False), start=1)
    )
    first = Part(
        where,
        body,
        answers=answers,
        reply_to=reply_to,
        thread=reply.thread if Capability.THREADS in can else None,
        choices=choices,
        form=_form(reply.form, tokens, question),
        files=reply.files if Capability.FILES in can else (),
        replaces=reply.replaces if Capability.EDIT in can else None,
    )
    parts = _split(first)
    if reply.to is Seen.ASKER and isinstance(where, Conversation) and where.audience is not Audience.DIRECT:
        if asker is None:
            raise ValueError("a private answer needs someone to give it to")
        parts = _private(parts, can, where, asker, say)
    return Plan(parts, question)


def _question(form: Form | None, can: Capabilities) -> Question | None:
    if form is None or Capability.FORMS in can:
        return None
    asked = next((f for f in form.fields if f.name not in form.action.given), form.fields[0])
    return Question(form, asked)


def _form(form: Form | None, tokens: Sequence[str], question: Question | None) -> FormCall | None:
    if form is None or question is not None:
        return None
    return FormCall(tokens[-1], form.title, form.fields)


def _worded(reply: Reply, question: Question | None, can: Capabilities, say: Say) -> Body:
    """The body with in words what the platform can not show otherwise."""
    body = reply.blocks
    if question is not None:
        body += _asked(question.field, say)
    if reply.actions and Capability.BUTTONS not in can:
        hint = "lower-choose-react" if Capability.REACTIONS in can else "lower-choose"
        body += (ol(*(action.label for action in reply.actions)), p(say(hint)))
    if reply.files and Capability.FILES not in can:
        body += (p(say("lower-no-files", names=", ".join(f.name for f in reply.files))),)
    if reply.replaces is not None and Capability.EDIT not in can:
        body = (p(b(say("lower-correction"))), *body)
    return body


def _asked(field: Field, say: Say) -> Body:
    options = (ol(*(label for _, label in field.options)),) if field.options else ()
    held = (quote(_shown(field)),) if field.value else ()
    hint = "lower-ask-keep" if field.value else "lower-ask" if field.required else "lower-ask-optional"
    kind = say(f"lower-kind-{field.kind}") if field.kind not in {FieldKind.LINE, FieldKind.LONG} else ""
    return (p(b(field.label), f" {kind}" if kind else ""), *options, *held, p(say(hint)))


def _shown(field: Field) -> str:
    """What is filled in already, as a person would say it."""
    return next((label for value, label in field.options if value == field.value), field.value)


def _private(
    parts: tuple[Part, ...], can: Capabilities, where: Conversation, asker: str, say: Say
) -> tuple[Part, ...]:
    """Address the parts to the asker alone; where that is impossible only the failure is said openly."""
    if Capability.PRIVATE_REPLY in can:
        return tuple(replace(x, only_for=asker, thread=None) for x in parts)
    to = Direct(where.platform, asker, where.locale)
    hidden = [replace(x, to=to, reply_to=None, thread=None, replaces=None) for x in parts]
    room = Part(where, (), answers=parts[0].answers, reply_to=parts[0].reply_to)
    told = replace(room, body=(p(say("lower-sent-private")),))
    failed = replace(room, body=(p(say("lower-not-private")),))
    hidden[0] = replace(hidden[0], then=told, otherwise=failed)
    return tuple(hidden)


def _split(part: Part) -> tuple[Part, ...]:
    """Cut a long body between blocks; what can be pressed or sent along goes with the last piece."""
    pieces: list[list[Block]] = [[]]
    room = MAX_PART
    for block in (piece for whole in part.body for piece in _cut(whole)):
        size = len(plain((block,))) + 2
        if pieces[-1] and size > room:
            pieces.append([])
            room = MAX_PART
        pieces[-1].append(block)
        room -= size
    if len(pieces) == 1:
        return (part,)
    # How to choose from a list stands with the list.
    if len(pieces[-1]) == 1 and len(pieces[-2]) > 1 and isinstance(pieces[-2][-1], Numbered):
        pieces[-1].insert(0, pieces[-2].pop())
    head = replace(part, body=tuple(pieces[0]), choices=(), form=None, files=())
    middle = [Part(part.to, tuple(x), answers=part.answers) for x in pieces[1:-1]]
    tail = replace(part, body=tuple(pieces[-1]), reply_to=None, thread=None, replaces=None)
    return (head, *middle, tail)


def _cut(block: Block) -> list[Block]:
    """One block, or pieces of it that fit: a list is cut between its items."""
    if len(plain((block,))) <= MAX_PART:
        return [block]
    match block:
        case Bullets(items) if _fit(items):
            return [Bullets(x) for x in _groups(items)]
        case Numbered(items, start) if _fit(items):
            groups = _groups(items)
            firsts = accumulate((len(x) for x in groups[:-1]), initial=start)
            return [Numbered(x, first) for x, first in zip(groups, firsts, strict=True)]
        case Quote(words):
            return [Quote(x) for x in _runs(words)]
        case Code(words):
            return [Code(x) for x in _runs(words)]
        case _:
            return [Paragraph((Text(x),)) for x in _runs(plain((block,)))]


def _fit(items: tuple[Line, ...]) -> bool:
    """Whether each item fits by itself."""
    return all(len(plain((Paragraph(x),))) <= MAX_PART for x in items)


def _groups(items: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The items in order, as many together as fit."""
    found: list[tuple[Line, ...]] = []
    for item in items:
        if found and len(plain((Bullets((*found[-1], item)),))) <= MAX_PART:
            found[-1] += (item,)
        else:
            found.append((item,))
    return found


def _runs(words: str) -> list[str]:
    """All of the words in runs that fit, cut at a space or a new line where there is one."""
    found = []
    while len(words) > MAX_PART:
        at = max(words.rfind(x, 0, MAX_PART) for x in " \n") + 1 or MAX_PART
        found.append(words[:at])
        words = words[at:]
    return [*found, words]
