"""Colleagues who are spoken to or of in passing: "Femke of Thijs, kan een van jullie", "X zei dat we"."""

from __future__ import annotations

from bisect import bisect_left

from moderation.guard.lexicon import GIVEN, KIN, PRONOUN
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.scene import Scene

_MARKED = frozenset(("jij", "jullie", "je", "jou", "jouw", "you", "u", "your"))
# Behind a comma these go on about the one named: "Daan, die jullie ook kennen".
_GOES_ON = frozenset(
    (
        "die",
        "dat",
        "een",
        "de",
        "het",
        "onze",
        "van",
        "zijn",
        "haar",
        "who",
        "whom",
        "waar",
        "waarvan",
        "je",
        "jullie",
    )
)
_LINKS = frozenset(("of", "en", "or", "and", "/"))
_US = frozenset(("we", "wij", "jullie", "je", "ik", "you"))
_ASKED = frozenset(("vraag", "mail", "bel", "app", "ask", "vragen"))
_LATER = frozenset(("even", "eens", "maar", "anders", "of", "effe", "ff"))
_NEAR = 9
_PAIRED = frozenset(("jij", "jou", "ik", "mij", "jullie", "me", "i", "you"))
_CLOSED = frozenset(
    (".", ",", "\n", "!", "?", ";", ")", "en", "vandaag", "morgen", "op", "tot", "deze", "bij", "van")
)


def evidence_team(scene: Scene, candidate: Candidate) -> Evidence:
    """Below 0 for somebody of the team."""
    if not candidate.known or candidate.parts > 1:
        return NOTHING
    before, after = scene.words[candidate.first - 1], scene.words[candidate.last + 1]
    grammar = scene.grammar
    if before not in grammar["team_before"] and after not in grammar["team_after"]:
        return NOTHING
    if scene.quotes and bisect_left(scene.quotes, candidate.first) % 2:
        return NOTHING
    if _is_called_on(scene, candidate):
        return -4.5, "vocative"
    if before in _ASKED and after in _LATER and scene.opens(candidate.first - 1) and before != "bel":
        return -3.0, "colleague-asked"
    if before in ("het", "dat", "dit", "die") and scene.words[candidate.first - 2] == "vraag":
        return -3.0, "colleague-asked"
    if before == "ask" and after == "," and scene.opens(candidate.first - 1):
        return -3.0, "colleague-asked"
    if (
        scene.words[candidate.last].endswith("s")
        and scene.words[candidate.last + 1] in scene.grammar["of_work"]
    ):
        return -3.5, "colleague-own"
    if before == "aan" and _laid_before(scene, candidate):
        return -2.0, "colleague-asked"
    if before in scene.grammar["anybody"]:
        return -2.0, "anybody"
    if before == "(" and scene.words[candidate.first - 2] in ("ik", "i") and after == ")":
        return -5.0, "own-name"
    if _is_with_reader(scene, candidate) or _is_asked_about(scene, candidate):
        return -2.0, "colleague-beside"
    if _does_duty(scene, candidate) or _agreed(scene, candidate):
        return -2.0, "colleague-duty"
    if after in scene.grammar["says"] and _tells_us(scene, candidate.last + 2):
        return -1.5, "colleague-says"
    return (
        (-1.5, "colleague-knows")
        if after == "weet" and scene.words[candidate.last + 2] == "daar"
        else NOTHING
    )


def _is_called_on(scene: Scene, candidate: Candidate) -> bool:
    """Finds "Rachida, jij had toch …" and both of "Femke of Thijs, kan een van jullie …"."""
    first, at = candidate.first, candidate.last + 1
    if scene.words[first - 1] in _LINKS and first > 1 and scene.lists[first - 2] & GIVEN:
        first -= 2
    elif scene.words[at] in _LINKS and scene.lists[at + 1] & GIVEN:
        at += 2
    if scene.words[at] != "," or not (first == 0 or scene.opens(first)) or scene.words[at + 1] in _GOES_ON:
        return False
    sentence = scene.sentence[at]
    words = [
        scene.words[k] for k in range(at + 1, min(at + _NEAR, scene.size)) if scene.sentence[k] == sentence
    ]
    return not _MARKED.isdisjoint(words) or words[:2] in (["mag", "ik"], ["kan", "ik"], ["zal", "ik"])


def _laid_before(scene: Scene, candidate: Candidate) -> bool:
    """Finds "ik heb het aan X voorgelegd"."""
    words = scene.words[candidate.last + 1 : candidate.last + 3]
    return any(word in scene.grammar["laid_before"] for word in words)


def _is_with_reader(scene: Scene, candidate: Candidate) -> bool:
    """Finds "jij en X", "X en jij" and "X en ik": somebody who works with the writer or the reader."""
    first, after = candidate.first, candidate.last + 1
    return (scene.words[first - 1] in ("en", "and") and scene.words[first - 2] in _PAIRED) or (
        scene.words[after] in ("en", "and") and scene.words[after + 1] in _PAIRED
    )


def _is_asked_about(scene: Scene, candidate: Candidate) -> bool:
    """Finds "weet X dat de moeder gebeld heeft" and "heeft X al gehoord van de inspectie"."""
    asks, after = scene.words[candidate.first - 1], candidate.last + 1
    if asks == "weet":
        return scene.words[after] in ("dat", "al", "of", "hoe", "wie", "hier", "daar") and scene.opens(
            candidate.first - 1
        )
    if asks not in ("heeft", "had") or not scene.opens(candidate.first - 1):
        return False
    return not scene.grammar["work_done"].isdisjoint(scene.words[after : after + 6])


def _does_duty(scene: Scene, candidate: Candidate) -> bool:
    """Finds "X zit voor", "X brengt in", "X draait vannacht piket": the verb and its other part."""
    at = candidate.last + 1
    if scene.words[at] not in scene.grammar["duty_verbs"]:
        return False
    sentence, ends = scene.sentence[candidate.last], scene.grammar["duty_ends"]
    for place in range(at + 1, min(at + 6, scene.size)):
        if scene.words[place] in ends and scene.words[place + 1] in _CLOSED:
            return not scene.bits[sentence] & (PRONOUN | KIN)
        if scene.sentence[place] != sentence or scene.words[place] == ",":
            return False
    return False


def _agreed(scene: Scene, candidate: Candidate) -> bool:
    """Finds "met X afgesproken dat we" and "ik vroeg het na bij X, die zegt"."""
    before, after = scene.words[candidate.first - 1], candidate.last + 1
    if before == "met" and scene.words[after] in scene.grammar["agreed"]:
        return (
            scene.words[after + 1] in ("dat", ":")
            and not scene.bits[scene.sentence[candidate.last]] & PRONOUN
        )
    if (
        before not in ("bij", "van", "aan")
        or scene.words[candidate.first - 2] not in scene.grammar["checked"]
    ):
        return False
    return scene.words[after] == "," and scene.words[after + 1] in ("die", "zij", "hij", "en", "onze", "mijn")


def _tells_us(scene: Scene, at: int) -> bool:
    """Finds "dat we", ": wij": what is said is about the team, and nobody else is in the sentence."""
    told = scene.words[at] in ("dat", ":", "of", "that") and scene.words[at + 1] in _US
    if scene.words[at] == ":" and scene.words[at + 1] == "ik":
        return False
    return told and not scene.bits[scene.sentence[at]] & PRONOUN
