"""What the assistant shows: cards of sources, an honest no, and where to call in danger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.commands import Call, Say
from bot.core.content import Block, Words, b, link, p, ul
from bot.core.places import Audience, MessageRef
from bot.core.reply import Action, Reply, Seen
from bot.core.zone import local_day
from knowledge.asking.cards import card_of, resource_card
from knowledge.asking.confirming import confirm_action
from knowledge.asking.narrowing import Narrowing
from knowledge.finding.crisis import Danger
from knowledge.finding.finder import SHOWN
from knowledge.finding.gate import Verdict
from knowledge.finding.search import Hit
from knowledge.gaps.gaps import Gap, MissReason
from knowledge.lexicon.concepts import Concept
from knowledge.sources.resource import Resource

UNNARROWED = Narrowing()
LISTED = 15
_NUMBERS: Mapping[str, tuple[str, str]] = {
    "112": ("112", "tel:112"),
    "113": ("0800-0113", "tel:08000113"),
    "veilig-thuis": ("0800-2000", "tel:08002000"),
}


def found(
    call: Call,
    question: str,
    hits: Sequence[Hit],
    narrowed: Narrowing = UNNARROWED,
    start: int = 0,
    choices: Sequence[Concept] = (),
) -> Reply:
    """At most three cards, and what can be done next; `choices` are asked back about."""
    shown, left = hits[start : start + SHOWN], hits[start + SHOWN :]
    cards = tuple(card_of(call, hit.resource) for hit in shown)
    given = {"vraag": question, **narrowed.given()}
    actions, top = [], shown[0].resource.id if shown else ""
    if left:
        actions.append(
            Action(call.say("find-do-more"), "meer-bronnen", {**given, "vanaf": str(start + SHOWN)})
        )
        actions.append(Action(call.say("find-do-filter"), "filter-bronnen", given))
    actions.append(Action(call.say("find-do-wrong"), "niet-gevonden", {"vraag": question, "getoond": top}))
    if shown:
        actions.append(confirm_action(call, question, (hit.resource for hit in shown)))
    filters = narrowed.told(call.say)
    told = call.say("find-found-narrowed", filters=filters) if filters else ""
    back = (p(call.say("find-choose-other")),) if choices else ()
    actions += concept_actions(question, choices)
    return Reply((p(told or call.say("find-found", number=len(shown))), *cards, *back), tuple(actions))


def concept_actions(question: str, choices: Sequence[Concept]) -> list[Action]:
    """A button per concept a question may be about."""
    return [Action(c.name, "over", {"vraag": question, "begrip": c.id}) for c in choices]


def unsure(call: Call, question: str, choices: Sequence[Concept]) -> Reply:
    """One question back, when what was asked is not clear enough to show sources."""
    other = Action(
        call.say("find-do-other"), "stel-kennisvraag", {"vraag": question, "reden": MissReason.NOTHING}
    )
    return Reply(p(call.say("find-choose")), (*concept_actions(question, choices), other))


def not_known(call: Call, id_: str, hits: Sequence[Hit], themes: Mapping[str, str]) -> Reply:
    """The honest no: the question is kept, and whoever asked can hear of an answer."""
    lines = [p(call.say("find-none"))]
    theme = nearest_theme(hits, themes)
    if theme:
        lines.append(p(call.say("find-none-theme", theme=theme)))
    return Reply((*lines, p(call.say("find-gap-kept", id=id_))), follow_actions(call, id_))


def not_kept(call: Call, question: str, hits: Sequence[Hit], themes: Mapping[str, str]) -> Reply:
    """The honest no to what was only overheard: nothing is kept unless the person who asked wants that."""
    theme = nearest_theme(hits, themes)
    near = (p(call.say("find-none-theme", theme=theme)),) if theme else ()
    given = {"vraag": question, "reden": MissReason.NOTHING}
    ask = Action(call.say("find-do-ask"), "stel-kennisvraag", given, once=True, target=here(call))
    return Reply((p(call.say("find-none")), *near, p(call.say("find-not-kept"))), (ask,))


def here(call: Call) -> MessageRef:
    """Where something was asked, to be carried by a button to where it is pressed."""
    return call.target or MessageRef(call.conversation, call.id)


def follow_actions(call: Call, id_: str) -> tuple[Action, ...]:
    """The buttons with which somebody asks to hear of an answer: in private, or in the room."""
    given, where = {"kennisvraag": id_}, here(call)
    private = Action(call.say("find-do-follow"), "laat-het-me-weten", given, for_everyone=True)
    if where.conversation.audience is Audience.DIRECT:
        return (private,)
    room = {**given, "hier": "ja"}
    told = Action(call.say("find-do-follow-here"), "laat-het-me-weten", room, for_everyone=True, target=where)
    return (private, told)


def nearest_theme(hits: Iterable[Hit], themes: Mapping[str, str]) -> str:
    """The theme that most of the best sources share, or nothing."""
    counted = Counter(theme for hit in hits for theme in hit.resource.themes)
    return themes.get(counted.most_common(1)[0][0], "") if counted else ""


def reasons(call: Call, question: str, shown: str | None = None) -> Reply:
    """Why what was found did not help, in one press; `shown` is the source that did not."""
    seen = {"getoond": shown} if shown else {}
    options = tuple(
        Action(
            call.say(f"enum-missreason-{reason}"),
            "stel-kennisvraag",
            {"vraag": question, "reden": reason, **seen},
        )
        for reason in MissReason
        if reason is not MissReason.NOTHING
    )
    return Reply(p(call.say("find-why")), options, Seen.ASKER)


def danger(say: Say, seen: Danger) -> Reply:
    """Whom to call, most urgent first; no list, no buttons."""
    items = (_number(say, whom) for whom in seen.call)
    return Reply((p(b(say("find-danger"))), ul(*items), p(say("find-danger-after"))))


def _number(say: Say, whom: str) -> Sequence[Words]:
    label, href = _NUMBERS[whom]
    return (link(label, href), " ", say(f"find-danger-{whom}"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that waits: how many people asked (0: too few to say), and what seems to answer it now."""

    gap: Gap
    people: int
    regions: int
    likely: str = ""


def queue(call: Call, waiting: Sequence[Waiting], number: int, week: Mapping[str, int]) -> Reply:
    """The first of the questions that wait, after how many were asked and answered in a week."""
    asked = sum(week.values())
    counted = p(call.say("find-queue-week", asked=asked, answered=week.get(Verdict.ANSWER, 0)))
    if not waiting:
        return Reply((counted, p(call.say("find-queue-empty"))))
    blocks: list[Block] = [counted, p(call.say("find-queue", number=number))]
    blocks.append(ul(*(_waiting(call, each) for each in waiting)))
    if number > len(waiting):
        blocks.append(p(call.say("find-queue-more", number=number - len(waiting))))
    blocks.append(p(call.say("find-queue-how")))
    return Reply(tuple(blocks))


def _waiting(call: Call, waiting: Waiting) -> Sequence[Words]:
    each = waiting.gap
    days = (call.now - each.asked_at).days
    facts = [call.say("find-queue-facts", asked=each.asked, days=days, region=each.region)]
    if waiting.people:
        facts.append(call.say("find-queue-people", people=waiting.people, regions=waiting.regions))
    if each.reason is not MissReason.NOTHING:
        facts.append(call.say("find-queue-bad", source=each.shown or "?"))
    if each.owner and each.due:
        day = f"{each.due.day}-{each.due.month}-{each.due.year}"
        facts.append(call.say("find-queue-owner", owner=each.owner, day=day))
    if each.overdue(call.now):
        facts.append(call.say("find-queue-overdue"))
    if waiting.likely:
        facts.append(call.say("find-queue-likely", title=waiting.likely))
    others = f" ({'; '.join(each.alike)})" if each.alike else ""
    return (b(each.id), f" {each.named}{others} · {' · '.join(facts)}")


def declined(say: Say, each: Gap, why: str) -> Reply:
    """What a follower hears, once, when a question gets no answer."""
    asked = local_day(each.asked_at)
    day = f"{asked.day}-{asked.month}-{asked.year}"
    return Reply(p(say("find-declined-told", day=day, question=each.named, why=why)))


def answered(say: Say, each: Gap, made: Resource, today: date) -> Reply:
    """What a follower hears, once."""
    asked = local_day(each.asked_at)
    day = f"{asked.day}-{asked.month}-{asked.year}"
    return Reply((p(say("find-answered", day=day, question=each.named)), resource_card(say, made, today)))
