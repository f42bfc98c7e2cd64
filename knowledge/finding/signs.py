"""What the gate sees in a message: signs between 0 and 1, and the words that vote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.finding.search import Hit
from knowledge.reading.dutch import words
from knowledge.reading.question import Question
from knowledge.reading.word import Slot

_NAME_FIRST = re.compile(r"^\s*(?:[Vv]raag(?:je)? )?@?[A-Z][a-zë]+[,:]\s")
_NAME_LAST = re.compile(r",\s+[A-Z][a-zë]+[?!.]*\s*$")
_EMOJI = re.compile(r"[\U0001F300-\U0001FAFF☀-➿]|[:;]-?[)D(]")
_NAME = re.compile(r"\b[A-Z]@?[A-Z]+[A-Za-z0-9@]*|(?<=[a-z,'’] )['‘’\"“]?[A-Z][\w@]+")
_PEOPLE = re.compile(r"(?:sch|aans|eens|ools|urks|lands|gels|gaars)e?$")
"""The end of a word for a people or its language, which is no name."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
Signs = dict[str, float]
HELD = 0.9
"""From this share of the question on that a source covers in its own words, it holds what is asked."""
STRONG = 133.0
"""The score from which a source could not be surer."""
TELLING = 2.0
"""The mass from which a word of the question says what it is about."""


def votes(said: Sequence[str]) -> Iterator[str]:
    """The words of a message and each two neighbours; "^" marks its beginning, "$" its end."""
    yield from dict.fromkeys(said)
    for one, other in dict.fromkeys(pairwise(said)):
        yield f"{one} {other}"
    if said:
        yield f"^{said[0]}"
        yield f"^{' '.join(said[:2])}"
        yield f"{said[-1]}$"


@dataclass(frozen=True, slots=True)
class Seen:
    """A message, its folded words, and how many cues of each list it holds."""

    text: str
    said: Sequence[str]
    cues: Mapping[str, int]


def asking(seen: Seen, question: Question, hits: Sequence[Hit]) -> Signs:
    """The signs that tell whether a message asks the assistant for something."""
    text, said, cues = seen.text, seen.said, seen.cues
    content = [s for s in question.slots if s.mass > TELLING]
    ending = text.rstrip()[-1:]
    return {name: min(number, 2) / 2 for name, number in cues.items()} | {
        "vraagteken": float("?" in text),
        "eindigt-vragend": float(ending == "?"),
        "uitroep": float("!" in text),
        "emoji": float(bool(_EMOJI.search(text))),
        "naam": float(bool(_NAME_FIRST.search(text) or _NAME_LAST.search(text))),
        "kort": float(len(said) <= 3),
        "lang": min(len(said), 60) / 60,
        "telegram": float(2 <= len(said) <= 9 and not cues.get("ik") and not cues.get("werkwoord")),
        "inhoud": min(len(content), 6) / 6,
        "gedekt": hits[0].covered if hits else 0.0,
        "score": min(hits[0].score if hits else 0.0, STRONG) / STRONG,
        "begrip": question.heard[0].strength if question.heard else 0.0,
    }


def knowing(seen: Seen, question: Question, hits: Sequence[Hit], sourceless: frozenset[str]) -> Signs:
    """The signs that tell whether the sources hold what is asked for; `hits` holds at least one.

    `sourceless` are the concepts that no source is about.
    """
    best = hits[:3]
    mass = sum(s.mass for s in question.slots if not s.is_region) or 1.0
    top = next((h for h in best if h.in_region), hits[0])
    strange = next((h.strength for h in question.heard if h.concept.id in sourceless), 0.0)
    familiar = next((h.strength for h in question.heard if h.concept.id not in sourceless), 0.0)
    years = set(_YEAR.findall(seen.text))
    met = _met(question, best)
    return {
        "gedekt": top.covered,
        "gedekt2": top.covered**2,
        "samen": sum(h.covered for h in best) / len(best),
        "score": min(top.score, STRONG) / STRONG,
        "per-massa": min(top.score / mass, STRONG / 10) / (STRONG / 10),
        "begrip": familiar,
        "vreemd-begrip": max(0.0, strange - familiar / 2),
        "woorden": min(len(question.slots), 16) / 16,
        "praktisch": min(seen.cues.get("praktisch", 0), 2) / 2,
        "andere-regio": float(not any(h.in_region for h in best)),
        "andere-soort": float(
            bool(question.kinds) and not any(h.resource.kind in question.kinds for h in best)
        ),
        "ander-jaar": float(bool(years) and not any(_of_year(h, years) for h in best)),
        "onbekend": _unknown(question, met) / mass,
        "kern-gemist": float(not _core_met(question, met)),
        "twijfel": _doubt(question),
        "wijst": max(
            (h.strength for h in question.heard if top.resource.id in h.concept.sources), default=0.0
        ),
        "wijst-eerst": float(bool(question.heard) and top.resource.id in question.heard[0].concept.sources),
        "zonder-bron": float(_leads_nowhere(question, top)),
        "eerst-zonder-bron": float(top.covered < HELD and _first_without_source(question)),
        "eigen-begrip": max((h.strength for h in question.heard if len(h.concept.sources) == 1), default=0.0),
        "verklaard": _accounted(question, top) / mass,
    } | _told_themselves(seen, question, best, top)


def _accounted(question: Question, top: Hit) -> float:
    """The mass of the words by which the concepts were heard that name the best source."""
    naming = (h for h in question.heard if top.resource.id in h.concept.sources)
    spoken = frozenset(w for h in naming for said in h.words for w in said.split())
    return sum(s.mass for s in question.slots if not s.is_region and not spoken.isdisjoint(s.said))


def _told_themselves(seen: Seen, question: Question, best: Sequence[Hit], top: Hit) -> Signs:
    """Which words, names and numbers of the question the best sources hold themselves, not by a concept."""
    slots = [s for s in question.slots if not s.is_region]
    named, held = _names(seen.text), frozenset(name for hit in best for name in hit.matched)
    own = [s for s in slots if " ".join(s.said) in held]
    missed = (s.mass for s in slots if s not in own and not named.isdisjoint(s.said))
    return {
        "eigen-woorden": len(own) / max(1, len(slots)),
        "naam-gemist": sum(missed) / (sum(s.mass for s in slots) or 1.0),
        "getal-gemist": float(_misses_number(seen, top)),
    }


def _names(text: str) -> frozenset[str]:
    """The words that are names by their capitals, such as those of a test or a method."""
    named = () if text.isupper() else (name for name in _NAME.findall(text) if not _PEOPLE.search(name))
    return frozenset(word for name in named for word in words(name))


def _misses_number(seen: Seen, top: Hit) -> bool:
    """Whether a number is said, such as an age, that the best source does not tell."""
    numbers = {word for word in seen.said if word.isdecimal()}
    made = top.resource
    return bool(numbers) and not numbers.issubset(
        words(f"{made.title} {made.summary} {' '.join(made.keywords)}")
    )


def _first_without_source(question: Question) -> bool:
    """Whether the likeliest concept names no source."""
    return bool(question.heard) and not question.heard[0].concept.sources


def _leads_nowhere(question: Question, top: Hit) -> bool:
    """Whether the likeliest concept names no source, and the best source is not about it either."""
    return _first_without_source(question) and question.heard[0].concept.id not in top.matched


def _of_year(hit: Hit, years: set[str]) -> bool:
    made = hit.resource
    return bool(years & {str(made.published), *_YEAR.findall(f"{made.title} {made.summary}")})


def _met(question: Question, hits: Sequence[Hit]) -> frozenset[str]:
    """The words of the question that the sources hold, themselves or by a concept."""
    matched = {name for hit in hits for name in hit.matched}
    by_concept = (
        w for h in question.heard if h.concept.id in matched for said in h.words for w in said.split()
    )
    return frozenset(matched).union(by_concept)


def _is_met(slot: Slot, met: frozenset[str]) -> bool:
    return " ".join(slot.said) in met or not met.isdisjoint(slot.said)


def _unknown(question: Question, met: frozenset[str]) -> float:
    """The mass of the words that no source holds in any way."""
    return sum(s.mass for s in question.slots if not s.is_region and not _is_met(s, met))


def _core_met(question: Question, met: frozenset[str]) -> bool:
    """Whether the most telling word of the question is held."""
    slots = [s for s in question.slots if not s.is_region]
    return not slots or _is_met(max(slots, key=lambda s: s.mass), met)


def _doubt(question: Question) -> float:
    """How near the second concept comes to the first."""
    heard = question.heard
    return heard[1].strength / heard[0].strength if len(heard) > 1 and heard[0].strength else 0.0
