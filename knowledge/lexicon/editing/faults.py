"""What is wrong with a text that somebody wants to add to a concept, each with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.core.lexicon import Step, foreign
from knowledge.lexicon.concepts import Concept, Concepts
from knowledge.lexicon.editing.controls import Controls
from knowledge.lexicon.editing.overlay import Part, texts
from knowledge.lexicon.hearing import Hearing
from knowledge.reading.dutch import Dutch, words

LONGEST: Mapping[Part, int] = {Part.NAME: 55, Part.TERM: 80, Part.WORD: 40, Part.LINE: 240}
SHORTEST, SHORTEST_TERM = 3, 2
MOST_SLOTS = 16
TOO_USUAL = 3
"""In how many ordinary messages a word stands that is too common."""
TOO_SHARED = 20
"""Of how many concepts a word is that tells nothing any more."""
NAMED = 3
_WORDLIKE = re.compile(r"[\w’'&+. -]+", re.UNICODE)
_NAMELIKE = re.compile(r"[\w’'&+.,:()/@ -]+", re.UNICODE)
_LINELIKE = re.compile(r"[\w’'&+./@ -]+", re.UNICODE)
_LIKE = {Part.LINE: _LINELIKE, Part.WORD: _WORDLIKE}
_JOINTS = re.compile(r"[/\s-]+")
_MASK = re.compile(r"\[[a-z -]{2,30}\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one text: a key of the catalogue with its values."""

    key: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class View:
    """The lexicon as it is now, and what else a text is held against; `clean` tells of no client data."""

    concepts: Concepts
    hearing: Hearing
    dutch: Dutch
    controls: Controls
    clean: Callable[[str], bool]

    def concept(self, id_: str) -> Concept | None:
        """The concept with this id, or None."""
        return next((each for each in self.concepts.all if each.id == id_), None)


def faults(step: Step, view: View, *, also: bool = False) -> Iterator[Fault]:
    """What is wrong with an added text; nothing for what goes.

    `also` says that the editor knows it belongs to other concepts and wants it here too. The first fault of
    its form hides the others: there is no use in looking up what can not be read.
    """
    if not step.added or step.part in {Part.WIDER, Part.SOURCE}:
        return
    part = Part(step.part)
    found = next(_of_form(step.text, part, view), None) or next(_of_meaning(step, part, view, also), None)
    if found is not None:
        yield found


def of_files(view: View) -> Iterator[tuple[str, Fault]]:
    """What is wrong with how the concepts are written, by their ids: strange letters, lengths, groups.

    Files are reviewed as public facts, so names in them (of methods, of houses) are no client data.
    """
    for concept in view.concepts.all:
        for part in LONGEST:
            for text in texts(concept, part):
                yield from ((concept.id, fault) for fault in _of_looks(text, part, view))


def _of_looks(text: str, part: Part, view: View) -> Iterator[Fault]:
    """That a text is too long, holds strange letters, or groups that there are not."""
    told: dict[str, str | int] = {"text": text[:60]}
    if len(text) > LONGEST[part]:
        yield Fault("lexicon-long", told | {"most": LONGEST[part]})
    if letter := foreign(text):
        yield Fault("lexicon-lookalike", told | {"letter": letter, "code": f"U+{ord(letter):04X}"})
    if part is Part.LINE:
        yield from _of_line(text, view, told)


def _of_form(text: str, part: Part, view: View) -> Iterator[Fault]:
    told: dict[str, str | int] = {"text": text[:60]}
    if not text.strip():
        yield Fault("lexicon-empty", {})
    if _MASK.search(text) or not view.clean(text):
        yield Fault("lexicon-client", told)
    yield from _of_looks(text, part, view)
    if not _LIKE.get(part, _NAMELIKE).fullmatch(text):
        yield Fault("lexicon-signs", told)
    shortest = SHORTEST if part is Part.WORD else SHORTEST_TERM
    if max(map(len, words(text)), default=0) < shortest:
        yield Fault("lexicon-short", told | {"least": shortest})


def _of_line(text: str, view: View, told: Mapping[str, str | int]) -> Iterator[Fault]:
    if len(text.split()) > MOST_SLOTS:
        yield Fault("lexicon-slots", {**told, "most": MOST_SLOTS})
    for part in _JOINTS.split(text):
        if "@" in part and part.removeprefix("@") not in view.concepts.groups:
            groups = ", ".join(sorted(view.concepts.groups))
            yield Fault("lexicon-group", {**told, "group": part, "groups": groups})


def _of_meaning(step: Step, part: Part, view: View, also: bool) -> Iterator[Fault]:
    told: dict[str, str | int] = {"text": step.text[:60]}
    own = view.concept(step.concept)
    if step.text in texts(own, part) and part is not Part.NAME:
        yield Fault("lexicon-there", told | {"concept": own.name if own else ""})
    if part in {Part.NAME, Part.TERM}:
        others = [each for each in view.concepts.all if each.id != step.concept and _called(each, step.text)]
        if others:
            yield Fault("lexicon-taken", told | {"concept": others[0].name, "id": others[0].id})
        return
    empty = all(_tells_nothing(option, view.dutch) for option in _options(step.text))
    if empty and "@" not in step.text:
        yield Fault("lexicon-common", told)
    elif part is Part.WORD:
        yield from _of_word(step, own, view, also)


def _of_word(step: Step, own: Concept | None, view: View, also: bool) -> Iterator[Fault]:
    """A word by itself must tell something; in a line the others may do that."""
    told: dict[str, str | int] = {"text": step.text[:60]}
    stems = tuple(view.dutch.stem(word) for word in words(step.text.replace("-", " ")))
    usual = [each for each in view.controls.ordinary if each.stems.issuperset(stems)]
    if len(usual) >= TOO_USUAL:
        yield Fault("lexicon-usual", told | {"number": len(usual), "line": usual[0].text[:80]})
    holders = view.hearing.holders(stems)
    if own is not None and any(each.id == own.id for each in holders):
        yield Fault("lexicon-heard", told | {"concept": own.name})
    if len(holders) > TOO_SHARED:
        yield Fault("lexicon-shared", told | {"number": len(holders)})
    if holders and not also:
        yield Fault("lexicon-elsewhere", told | named(holders))


def named(concepts: Iterable[Concept]) -> dict[str, str | int]:
    """The names of the first concepts, and how many more there are."""
    every = list(concepts)
    return {"concepts": ", ".join(x.name for x in every[:NAMED]), "more": max(0, len(every) - NAMED)}


def _called(concept: Concept, text: str) -> bool:
    said = words(text)
    return any(words(name) == said for name in (concept.name, *concept.terms))


def _tells_nothing(option: str, dutch: Dutch) -> bool:
    return all(dutch.is_stopword(w) or dutch.is_weak(w) for w in words(option.replace("-", " ")))


def _options(text: str) -> list[str]:
    return [part for slot in text.split() for part in slot.split("/") if part and "@" not in part]
