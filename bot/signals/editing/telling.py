"""What a moderator reads of the terms of a concept, of a change, and of what a change would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.core.commands import Call, Say
from bot.core.content import Block, Words, b, p, ul
from bot.core.lexicon import Step
from bot.core.reply import Action, Reply
from bot.core.zone import local_day
from bot.signals.editing.faults import Fault
from bot.signals.editing.preview import Effect, Moved, Preview
from bot.signals.editing.shared import Shared
from bot.signals.reading.lexicon import Concept
from bot.store.lexicon import Kept

STEPS, EXAMPLES, TERMS, BACK = 12, 4, 80, 3

Concepts = Mapping[str, Concept]


def concept_told(call: Call, found: Concept) -> Reply:
    """A concept with its terms."""
    say = call.say
    more = len(found.terms) - TERMS
    rest = f" {say('term-more', number=more)}" if more > 0 else ""
    facts = say("term-facts", theme=say(f"enum-theme-{found.theme}"), level=say(f"enum-level-{found.level}"))
    told = (p(b(found.label), f" · {found.id}"), p(facts), p(", ".join(found.terms[:TERMS]), rest))
    about = {"begrip": found.id}
    doing = (("add", "term-erbij"), ("take", "term-eraf"), ("history", "term-historie"))
    actions = tuple(Action(say(f"term-do-{what}"), name, about) for what, name in doing)
    return Reply((*told, p(say("term-how", id=found.id))), actions)


def change_told(say: Say, change: Sequence[Step], concepts: Concepts) -> Block:
    """What comes and goes, a step a line."""
    items: list[str] = [step_told(say, step, concepts) for step in change[:STEPS]]
    if len(change) > STEPS:
        items.append(say("term-more", number=len(change) - STEPS))
    return ul(*items)


def step_told(say: Say, step: Step, concepts: Concepts) -> str:
    """One step in words."""
    label = concepts[step.concept].label if step.concept in concepts else step.concept
    return say(f"term-{'added' if step.added else 'gone'}", text=step.text, concept=label)


def preview_told(say: Say, seen: Preview) -> tuple[Block, ...]:
    """For how many signals other bundles would be offered, and the first of them."""
    if not seen.tried:
        return (p(say("term-tried-none")),)
    numbers = {str(effect): len(seen.of(effect)) for effect in Effect}
    counted = p(say("term-tried", tried=seen.tried, **numbers))
    shown = [_moved(say, each) for effect in Effect for each in seen.of(effect)[:EXAMPLES]]
    return (counted, ul(*shown)) if shown else (counted,)


def faults_told(say: Say, faults: Iterable[Fault]) -> str:
    """What is wrong, a sentence each."""
    return " ".join(say(each.key, **each.values) for each in faults)


def history_told(call: Call, kept: Sequence[Kept], concepts: Concepts) -> Reply:
    """The changes that were kept, newest first, with a button to take each of the first back."""
    if not kept:
        return Reply(p(call.say("term-history-none")))
    lines = (_kept(call.say, each, concepts) for each in kept)
    body = (p(call.say("term-history")), ul(*lines), p(call.say("term-history-how")))
    back = (
        Action(call.say("term-do-back", number=each.id), "term-terug", {"nummer": str(each.id)})
        for each in kept[:BACK]
    )
    return Reply(body, tuple(back))


def overview_told(call: Call, kept: Sequence[Kept], concepts: Concepts) -> Reply:
    """What was changed last, and the way to what is proposed."""
    past = history_told(call, kept, concepts)
    proposed = Action(call.say("term-do-proposals"), "term-voorstellen")
    return Reply(
        (p(call.say("term-overview", number=len(concepts))), *past.blocks), (proposed, *past.actions)
    )


def shared_told(call: Call, shared: Sequence[Shared], concepts: Concepts) -> Reply:
    """Words that bundles share, with a button for each concept they may belong to."""
    if not shared:
        return Reply(p(call.say("term-proposals-none")))
    say, actions = call.say, []
    items = [say("term-proposal", number=x.number, bundle=x.bundle, text=x.word) for x in shared]
    for each in shared:
        for id_ in each.concepts:
            label = say("term-do-accept", text=each.word, concept=concepts[id_].label)
            actions.append(Action(label[:80], "term-erbij", {"begrip": id_, "termen": each.word}))
        refuse = {"term": each.word, "bundel": each.bundle}
        actions.append(Action(say("term-do-refuse", text=each.word), "weiger-term", refuse, once=True))
    return Reply((p(say("term-proposals")), ul(*items)), tuple(actions))


def _kept(say: Say, kept: Kept, concepts: Concepts) -> list[Words]:
    day = local_day(kept.at)
    told = "; ".join(step_told(say, step, concepts) for step in kept.change[:3])
    more = f" {say('term-more', number=len(kept.change) - 3)}" if len(kept.change) > 3 else ""
    back = f" ({say('term-undoes', number=kept.undoes)})" if kept.undoes else ""
    return [b(str(kept.id)), f" · {day.day}-{day.month}-{day.year}, {kept.role}{back}: {told}{more}"]


def _moved(say: Say, each: Moved) -> list[Words]:
    nothing = say("term-nothing-offered")
    was, will = (", ".join(offered) or nothing for offered in (each.before, each.after))
    told = say("term-moved", signal=each.signal, bundle=each.bundle, was=was, will=will)
    return [b(say(f"enum-effect-{each.effect}")), f" {told}"]
