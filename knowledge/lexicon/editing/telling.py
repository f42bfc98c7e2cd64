"""What an editor reads of a concept, of a change, and of what a change would do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.commands import Call, Say
from bot.core.content import Block, Words, b, p, ul
from bot.core.lexicon import Step
from bot.core.reply import Action, Reply
from bot.core.zone import local_day
from bot.store.lexicon import Kept
from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.lexicon.editing.faults import Fault
from knowledge.lexicon.editing.preview import Effect, Preview, Seen
from knowledge.sources.rows import stored
from knowledge.sources.values import day

LINES, WORDS, STEPS, EXAMPLES, BACK = 12, 60, 12, 4, 3
LONGEST = 90


def concept_told(call: Call, found: Concept, concepts: Concepts) -> Reply:
    """A concept as editors see it in a conversation; the desk shows all of it."""
    say, names = call.say, {each.id: each.name for each in concepts.all}
    facts = [p(b(found.name), f" · {found.id}"), p(say("lexicon-terms", words=", ".join(found.terms)))]
    if found.words:
        facts.append(p(say("lexicon-words", words=_some(say, found.words, WORDS))))
    if found.wider:
        facts.append(p(say("lexicon-wider", names=", ".join(names.get(x, x) for x in found.wider))))
    shown: list[Block] = [*facts]
    if found.lines:
        shown += [p(say("lexicon-lines", number=len(found.lines))), ul(*found.lines[:LINES])]
        if len(found.lines) > LINES:
            shown.append(p(say("lexicon-more", number=len(found.lines) - LINES)))
    held = stored(call.unit, found.sources)
    if found.sources:
        titles = (f"{held[x].made.title} ({x})" if x in held else x for x in found.sources)
        shown += [p(say("lexicon-sources")), ul(*titles)]
    else:
        shown.append(p(say("lexicon-sourceless")))
    about = {"begrip": found.id}
    actions = (
        Action(say("lexicon-do-source"), "begrip-bron", about),
        Action(say("lexicon-do-history"), "begrip-historie", about),
    )
    return Reply((*shown, p(say("lexicon-how", id=found.id))), actions)


def change_told(say: Say, change: Sequence[Step], names: dict[str, str]) -> Block:
    """What comes and goes, a step a line."""
    items: list[str] = [step_told(say, step, names) for step in change[:STEPS]]
    if len(change) > STEPS:
        items.append(say("lexicon-more", number=len(change) - STEPS))
    return ul(*items)


def step_told(say: Say, step: Step, names: dict[str, str]) -> str:
    """One step in words."""
    what = "added" if step.added else "gone"
    part = say(f"enum-part-{step.part}")
    return say(f"lexicon-{what}", part=part, text=step.text, concept=names.get(step.concept, step.concept))


def preview_told(say: Say, seen: Preview) -> tuple[Block, ...]:
    """What the editor's own question finds, how many questions get another answer, and the first of them."""
    own = [p(say("lexicon-own", **_firsts(say, seen.own)))] if seen.own else []
    if seen.own and not seen.own.after:
        own.append(p(say("lexicon-own-nothing")))
    return (*own, *_controls_told(say, seen))


def _controls_told(say: Say, seen: Preview) -> tuple[Block, ...]:
    if not seen.tried:
        return (p(say("lexicon-tried-none")),)
    numbers = {str(effect): len(seen.of(effect)) for effect in Effect}
    counted = p(say("lexicon-tried", tried=seen.tried, **numbers))
    shown = [_seen(say, each) for effect in Effect for each in seen.of(effect)[:EXAMPLES]]
    more = len(seen.seen) - len(shown)
    rest = (p(say("lexicon-more", number=more)),) if more else ()
    return (counted, ul(*shown), *rest) if shown else (counted,)


def faults_told(say: Say, faults: Iterable[Fault]) -> str:
    """What is wrong, a sentence each."""
    return " ".join(say(each.key, **each.values) for each in faults)


def history_told(call: Call, kept: Sequence[Kept], names: dict[str, str]) -> Reply:
    """The changes that were kept, newest first, with a button to take each of the first back."""
    if not kept:
        return Reply(p(call.say("lexicon-history-none")))
    lines = (_kept(call.say, each, names) for each in kept)
    body = (p(call.say("lexicon-history")), ul(*lines), p(call.say("lexicon-history-how")))
    back = (
        Action(call.say("lexicon-do-back", number=each.id), "begrip-terug", {"nummer": str(each.id)})
        for each in kept[:BACK]
    )
    return Reply(body, tuple(back))


def overview_told(call: Call, kept: Sequence[Kept], names: dict[str, str]) -> Reply:
    """What was changed last, after what else can be done."""
    past, say = history_told(call, kept, names), call.say
    more = (
        Action(say("lexicon-do-new"), "nieuw-begrip"),
        Action(say("lexicon-do-proposals"), "begrip-voorstellen"),
        Action(say("lexicon-do-retire"), "woord-weg"),
    )
    return Reply((p(say("lexicon-overview", number=len(names))), *past.blocks), (*more, *past.actions))


def _kept(say: Say, kept: Kept, names: dict[str, str]) -> list[Words]:
    told = "; ".join(step_told(say, step, names) for step in kept.change[:3])
    more = f" {say('lexicon-more', number=len(kept.change) - 3)}" if len(kept.change) > 3 else ""
    back = f" ({say('lexicon-undoes', number=kept.undoes)})" if kept.undoes else ""
    return [b(str(kept.id)), f" · {day(local_day(kept.at))}, {kept.role}{back}: {told}{more}"]


def _seen(say: Say, seen: Seen) -> list[Words]:
    return [b(say(f"enum-effect-{seen.effect}")), f" {say('lexicon-seen', **_firsts(say, seen))}"]


def _firsts(say: Say, seen: Seen) -> dict[str, str]:
    """The question, and the titles of what is shown first: before, and with the change."""
    nothing = say("lexicon-nothing-shown")
    was, will = (shown[0].title if shown else nothing for shown in (seen.before, seen.after))
    return {"question": seen.question[:LONGEST], "was": was, "will": will}


def _some(say: Say, texts: Sequence[str], most: int) -> str:
    more = f" {say('lexicon-more', number=len(texts) - most)}" if len(texts) > most else ""
    return f"{', '.join(texts[:most])}{more}"
