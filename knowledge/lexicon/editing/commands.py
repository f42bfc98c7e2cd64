"""The commands with which editors see concepts and change them; each change is tried before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.core.commands import Call, Long, Suggestion, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.lexicon import Change, Step, inverse, read, written
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.suggesting import matching
from bot.store import lexicon
from knowledge.finding.shelf import Shelf
from knowledge.lexicon.concepts import Concept
from knowledge.lexicon.editing import telling
from knowledge.lexicon.editing.faults import View
from knowledge.lexicon.editing.overlay import LEXICON, Part, effective, laid_over
from knowledge.lexicon.editing.preview import preview, touched
from knowledge.lexicon.editing.putting_in import SaidPart, new_concept, put_in, split, wrong
from knowledge.lexicon.editing.taking_out import in_groups, taken_out
from knowledge.lexicon.hearing import Said
from knowledge.reading.dutch import words
from knowledge.sources.editing import EDITORS
from knowledge.sources.lookup import acting, must_know

NEAREST, HEARD = 3, 1
LISTED = 10
MOST_AT_ONCE = 25
"""Of how many concepts a word is taken away at once."""
_SUGGESTS = {"begrip": "suggest_concepts"}


@dataclass(frozen=True, slots=True)
class Trial:
    """A change to be tried, a question that the editor has in mind, and the change that it undoes."""

    change: Change
    question: str | None = None
    undoes: int | None = None


class LexiconCommands:
    """Keeps the concepts right; `clean` tells that a text holds no client data."""

    def __init__(self, shelf: Shelf, clean: Callable[[str], bool]) -> None:
        self._shelf = shelf
        self._clean = clean

    @command("begrip", needs=EDITORS, seen=Seen.ASKER, suggests=_SUGGESTS)
    def look(self, call: Call, begrip: Long | None = None) -> Reply:
        """A concept with its words and sources; without one what was changed last, and what can be done."""
        view = self._view(call)
        if not begrip:
            kept = lexicon.newest(call.unit, LEXICON, None, LISTED)
            return telling.overview_told(call, kept, _names(view))
        return telling.concept_told(call, must_have(view, begrip), view.concepts)

    @command("begrip-erbij", needs=EDITORS, seen=Seen.ASKER, suggests=_SUGGESTS)
    def add(
        self,
        call: Call,
        begrip: str,
        woorden: Long,
        soort: SaidPart | None = None,
        proef: str | None = None,
        ook: bool = False,
    ) -> Reply:
        """Show what words would do for a concept; `ook` when they may be words of others as well.

        `proef` is a question that the editor has in mind: what it finds now, and would find.
        """
        view = self._view(call)
        found = must_have(view, begrip)
        given = {"begrip": found.id, "woorden": woorden, "soort": soort or "", "proef": proef or ""}
        again = Action(call.say("lexicon-do-also"), "begrip-erbij", _filled(given, ook="ja"), once=True)
        trial = Trial(put_in(found.id, woorden, soort), proef)
        return self._put_in(call, view, trial, again, also=ook)

    @command("begrip-eraf", needs=EDITORS, seen=Seen.ASKER, suggests=_SUGGESTS)
    def take(self, call: Call, begrip: str, woorden: Long) -> Reply:
        """Show what a concept would be without some words, lines or sources."""
        view = self._view(call)
        found = must_have(view, begrip)
        change: list[Step] = []
        for text in split(woorden):
            gone = taken_out(found, text, view.dutch)
            if not gone:
                raise _not_held(view, found, text)
            change += gone
        return self.offer(call, view, Trial(tuple(change)))

    @command("nieuw-begrip", needs=EDITORS, seen=Seen.ASKER, hidden=True)
    def new(
        self,
        call: Call,
        naam: str,
        woorden: Long,
        bron: str | None = None,
        proef: str | None = None,
        ook: bool = False,
    ) -> Reply:
        """Show what a new concept would do; `bron` is the source about it."""
        view = self._view(call)
        change = new_concept(naam, woorden, view)
        source = must_know(call, bron).made.id if bron else ""
        about = (Step(change[0].concept, Part.SOURCE, source),) if source else ()
        given = {"naam": naam, "woorden": woorden, "bron": source, "proef": proef or ""}
        again = Action(call.say("lexicon-do-also"), "nieuw-begrip", _filled(given, ook="ja"), once=True)
        return self._put_in(call, view, Trial((*change, *about), proef), again, also=ook)

    @command("begrip-bron", needs=EDITORS, seen=Seen.ASKER, suggests=_SUGGESTS, hidden=True)
    def source(self, call: Call, begrip: str, bron: str) -> Reply:
        """Show what a concept would do that leads to one more source."""
        view = self._view(call)
        found = must_have(view, begrip)
        step = Step(found.id, Part.SOURCE, must_know(call, bron).made.id)
        return self.offer(call, view, Trial((step,)))

    @command("woord-weg", needs=EDITORS, seen=Seen.ASKER, hidden=True)
    def retire(self, call: Call, woord: str) -> Reply:
        """Show what the lexicon would be when no concept had a word."""
        view = self._view(call)
        held = [(x, gone) for x in view.concepts.all if (gone := taken_out(x, woord.strip(), view.dutch))]
        if not held:
            raise UserError("lexicon-nowhere", text=woord[:60])
        if len(held) > MOST_AT_ONCE:
            raise UserError("lexicon-too-many", text=woord[:60], number=len(held), most=MOST_AT_ONCE)
        return self.offer(call, view, Trial(tuple(step for _, gone in held for step in gone)))

    @command("begrip-historie", needs=EDITORS, seen=Seen.ASKER, suggests=_SUGGESTS, hidden=True)
    def history(self, call: Call, begrip: str | None = None) -> Reply:
        """What was changed, of one concept or of all."""
        view = self._view(call)
        id_ = must_have(view, begrip).id if begrip else None
        kept = lexicon.newest(call.unit, LEXICON, id_, LISTED)
        return telling.history_told(call, kept, _names(view))

    @command("begrip-terug", needs=EDITORS, seen=Seen.ASKER, hidden=True)
    def revert(self, call: Call, nummer: int) -> Reply:
        """Show what taking one change back would do."""
        kept = lexicon.by_id(call.unit, LEXICON, nummer)
        if kept is None:
            raise UserError("lexicon-no-change", number=nummer)
        return self.offer(call, self._view(call), Trial(inverse(kept.change), undoes=kept.id))

    @command("bewaar-begrip", needs=Role.EDITOR, seen=Seen.ASKER, hidden=True)
    def keep(self, call: Call, wijziging: Long, terug: int | None = None) -> Reply:
        """Keep a change that was shown."""
        view = self._view(call)
        change = effective(view.concepts, _readable(wijziging))
        if not change:
            raise UserError("lexicon-nothing")
        # Taking back restores what stood there; that was looked at when it came.
        faults = [] if terug is not None else wrong(change, view, also=True)
        if faults:
            raise UserError("lexicon-wrong", problems=telling.faults_told(call.say, faults))
        number = lexicon.keep(call.unit, LEXICON, change, acting(call.actor), call.now, terug)
        actions = [Action(call.say("sources-do-undo"), "begrip-terug", {"nummer": str(number)})]
        concept = change[0].concept
        if any(each.id == concept for each in self._shelf.concepts(call.unit).all):
            actions.append(Action(call.say("lexicon-do-look"), "begrip", {"begrip": concept}))
        return Reply(p(call.say("lexicon-kept", number=number)), tuple(actions))

    @command("laat-begrip", needs=EDITORS, seen=Seen.ASKER, hidden=True)
    def leave(self, call: Call) -> Reply:
        """Leave a change that was shown."""
        return Reply(p(call.say("sources-left")))

    def suggest_concepts(self, call: Call, typed: str) -> list[Suggestion]:
        """The concepts whose name, id or terms hold what was typed."""
        every = self._shelf.concepts(call.unit).all
        return matching(typed, ((x.id, x.name) for x in every)) or matching(
            typed, ((x.id, f"{x.name}: {', '.join(x.terms)}"[:100]) for x in every)
        )

    def offer(self, call: Call, view: View, trial: Trial) -> Reply:
        """Show a change with what it would do, and a button to keep it and one to leave it.

        Raises:
            UserError: when nothing would change, or a message that asks for nothing would be answered.
        """
        change = effective(view.concepts, trial.change)
        if not change:
            raise UserError("lexicon-nothing")
        _must_stand(view, change)
        stems = touched(change, view.concepts, view.dutch)
        seen = self._shelf.compared(
            call.unit, change, lambda now, then: preview(view.controls, stems, now, then, trial.question)
        )
        if seen.fires and trial.undoes is None:
            raise UserError("lexicon-fires", number=len(seen.fires), line=seen.fires[0][:120])
        say = call.say
        given = _filled({"wijziging": written(change), "terug": str(trial.undoes or "")})
        keep = Action(say("lexicon-do-keep"), "bewaar-begrip", given, Style.PRIMARY, once=True)
        leave = Action(say("lexicon-do-leave"), "laat-begrip", once=True)
        may = call.actor.may(Role.EDITOR)
        asked = p(say("lexicon-sure" if may else "lexicon-editor"))
        told = telling.change_told(say, change, _names(view))
        body = (p(say("lexicon-offer")), told, *telling.preview_told(say, seen), asked)
        return Reply(body, (keep, leave) if may else (leave,))

    def _put_in(self, call: Call, view: View, trial: Trial, again: Action, *, also: bool) -> Reply:
        """Offer what comes, unless something is wrong with it; `again` is how to say that it is meant."""
        faults = wrong(trial.change, view, also=also)
        if not faults:
            return self.offer(call, view, trial)
        told = telling.faults_told(call.say, faults)
        if any(each.key != "lexicon-elsewhere" for each in faults):
            raise UserError("lexicon-wrong", problems=told)
        return Reply(p(told), (again, Action(call.say("lexicon-do-leave"), "laat-begrip", once=True)))

    def _view(self, call: Call) -> View:
        lists = self._shelf.lists
        concepts, hearing = self._shelf.concepts(call.unit), self._shelf.hearing(call.unit)
        return View(concepts, hearing, lists.reader.dutch, lists.controls, self._clean)


def must_have(view: View, begrip: str) -> Concept:
    """The concept with this id or name.

    Raises:
        UserError: when there is none, naming the nearest.
    """
    asked = begrip.strip()
    if found := view.concept(asked.casefold()):
        return found
    named = [x for x in view.concepts.all if asked.casefold() in {t.casefold() for t in (x.name, *x.terms)}]
    if len(named) == 1:
        return named[0]
    near = named or _nearest(view, asked)
    raise UserError(
        "lexicon-unknown",
        text=asked[:60],
        nearest=", ".join(f"{x.id} ({x.name})" for x in near[: NEAREST + HEARD]),
    )


def _nearest(view: View, asked: str) -> list[Concept]:
    """The concepts that are heard in what was typed, and those that are called something like it."""
    stems = {view.dutch.stem(word): Said(word, at=at) for at, word in enumerate(words(asked))}
    heard = [found for each in view.hearing.hear(stems)[:HEARD] if (found := view.concept(each.concept.id))]
    called = {f"{name} {x.id}": x for x in view.concepts.all for name in (x.id, x.name, *x.terms)}
    near = process.extract(asked.casefold(), list(called), scorer=fuzz.token_set_ratio, limit=NEAREST)
    return list({each.id: each for each in (*heard, *(called[name] for name, _, _ in near))}.values())


def _not_held(view: View, found: Concept, text: str) -> UserError:
    groups = in_groups(found, text, view.concepts.groups, view.dutch)
    if groups:
        return UserError("lexicon-in-group", text=text[:60], group=groups[0], concept=found.name)
    return UserError("lexicon-not-held", text=text[:60], concept=found.name, id=found.id)


def _must_stand(view: View, change: Change) -> None:
    """Refuse to leave a concept that nobody could say; one that loses its name goes as a whole."""
    changed = {step.concept for step in change}
    nameless = {each.id for each in view.concepts.all if not each.terms}
    for each in laid_over(view.concepts, change).all:
        named = each.terms or each.id in nameless
        if each.id in changed and not (named and (each.lines or each.words)):
            raise UserError("lexicon-last", concept=each.name)


def _readable(text: str) -> Change:
    try:
        change = read(text)
    except ValueError:
        raise UserError("lexicon-unreadable") from None
    if any(step.part not in set(Part) for step in change):
        raise UserError("lexicon-unreadable")
    return change


def _filled(given: Mapping[str, str], **more: str) -> dict[str, str]:
    """The values that there are."""
    return {name: value for name, value in {**given, **more}.items() if value}


def _names(view: View) -> dict[str, str]:
    return {each.id: each.name for each in view.concepts.all}
