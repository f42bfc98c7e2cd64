"""Adds up what speaks for a client's name and what against it, and spreads a find to where else it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from moderation.guard.asked import CLIENT_ASKED, WORK
from moderation.guard.lexicon import (
    COLLEAGUE_PREDICATE,
    LIFE_VERB,
    PRONOUN,
    SURNAME,
    WORD,
)
from moderation.guard.message import Message
from moderation.guard.names.after import evidence_after, tells
from moderation.guard.names.before import evidence_before, hinted
from moderation.guard.names.candidates import Candidate, Scored, find_candidates
from moderation.guard.names.joined import joined
from moderation.guard.names.places import possible_places
from moderation.guard.names.public import evidence_public, is_headed
from moderation.guard.names.rows import find_rows
from moderation.guard.names.scene import Scene, make_scene
from moderation.guard.names.team import evidence_team
from moderation.guard.spans import Kind, Span

# A name counts as a client's from this score on; half a point more makes it ten points surer.
_ENOUGH = 2.0
_SURE = 3.6
# What stands behind a name and settles by itself that it is one.
_PLAIN = frozenset(("name-age", "name-born", "name-number", "name-home", "name-care"))
# From this weight on the words right in front settle that a client is meant.
_ATTACHED = 2.5
# What does not look like a name needs to be told from this weight on.
_TOLD = 2.0
# From this weight down the words behind settle that a colleague is meant.
_FUNCTION = -2.5
# "gezin wil hulp": right behind these an ordinary word is not a name.
_DIRECT = frozenset(("name-kin", "name-family", "name-title"))
_HIM = frozenset(("hij", "hem", "zij", "haar", "ze", "z'n", "d'r", "'m", "he", "she", "him", "her"))
_SHORT_ANSWER, _ANSWER = 7, 15
_HANDED_OVER = 0.8
# What beginning a line adds, in a list of names.
_LISTED = 1.6
# So many sentences on each side say what a name is about.
_SENTENCES = 3
# No honest message names more people; what comes after is a name when it looks like one.
_MOST_WEIGHED = 300
# Within so many characters of a name another find says whose name it is.
_REACH, _FAR = 40, 100
# What a word that goes with clients adds in the same sentence and near it, and what one of work takes away.
_CLIENT, _CLIENT_NEAR, _MOST_CLIENTS = 0.5, 0.2, 1.7
_WORK, _WORK_NEAR, _MOST_WORK = 1.2, 0.2, 2.5
_start = attrgetter("start")


def find_names(message: Message, others: Sequence[Span]) -> list[Span]:
    """Spans of type NAME. `others` are the identifying spans already found in the message."""
    places = possible_places(message)
    if not places:
        return []
    scene = make_scene(message)
    others = sorted(others, key=_start)
    candidates = [one for one in find_candidates(scene, places) if not _is_taken(scene, one, others)]
    if not candidates:
        return []
    scene.headed = ":" in message.lower and is_headed(scene)
    scored = [_score(scene, candidate, others) for candidate in candidates[:_MOST_WEIGHED]]
    rows = find_rows(scene, candidates)
    if rows:
        scored = [_in_row(one) if one.candidate.first in rows else one for one in scored]
    scored += [_by_shape(candidate) for candidate in candidates[_MOST_WEIGHED:]]
    if not any(one.score >= _ENOUGH for one in scored):
        return []
    scored = joined(scene, scored, _ENOUGH)
    names = {word for one in scored if one.score >= _ENOUGH for word in _name_words(scene, one.candidate)}
    return [_span(scene, one) for one in scored if one.score >= _ENOUGH or _is_repeated(scene, one, names)]


def _in_row(one: Scored) -> Scored:
    """A name that begins a line of a list, unless the words around it speak against a client."""
    return Scored(one.candidate, one.score + _LISTED, one.rule or "name-row") if one.score > 0 else one


def _by_shape(candidate: Candidate) -> Scored:
    return Scored(candidate, _ENOUGH if candidate.shape > 0 else 0.0, "name-shape")


def _is_taken(scene: Scene, candidate: Candidate, others: Sequence[Span]) -> bool:
    """Whether these words are part of an address, a school, a mail address or another find."""
    tokens = scene.message.tokens
    at = bisect_left(others, tokens.ends[candidate.last], key=_start)
    return at > 0 and tokens.starts[candidate.first] < others[at - 1].end


def _score(scene: Scene, candidate: Candidate, others: Sequence[Span]) -> Scored:
    if candidate.lower and _is_noun(scene, candidate):
        return Scored(candidate, 0.0, "")
    unlike = candidate.shape < 0 and not scene.message.asked and not tells(scene, candidate.last + 1)
    if unlike and not hinted(scene, candidate):
        return Scored(candidate, 0.0, "")
    before, rule_before = evidence_before(scene, candidate)
    if unlike and before < _TOLD:
        return Scored(candidate, 0.0, "")
    after, rule_after = evidence_after(scene, candidate)
    if before >= _ATTACHED and rule_after == "colleague-predicate":
        after = 0.0
    if after <= _FUNCTION and rule_before == "name-file-of":
        # "het nummer van X van de Raad"
        before = min(before, 1.0)
    ordinary = _is_word(scene, candidate)
    plain = rule_after in _PLAIN and (candidate.given or not scene.lists[candidate.first] & WORD)
    asked = _asked(scene, candidate)
    told = max(before, after if plain else 0.0, asked)
    if candidate.shape < 0 and (told < _TOLD or (ordinary and rule_before in _DIRECT and not plain)):
        return Scored(candidate, 0.0, "")
    score = candidate.shape + before + after + _around(scene, candidate) + asked
    score += _beside(scene, candidate, others) + 2.2 * candidate.filed
    public = evidence_public(scene, candidate, max(told, before + after))
    public = public if public[0] else evidence_team(scene, candidate)
    if public[0]:
        score, rule_after = score + public[0], public[1]
    if before <= 0 and after < _TOLD and _is_listed(scene, candidate):
        score -= 2.5
    if candidate.given and before >= 0 <= after and scene.handed_over and _opens_clause(scene, candidate):
        score += _HANDED_OVER
    if candidate.given and candidate.first == 0 and scene.words[candidate.last + 1] == ".":
        # "Yassir. Ik kan er niet van slapen."
        score += 0.4
    if scene.fiction:
        score -= 12.0
    rule = rule_before if abs(before) >= abs(after) else rule_after
    return Scored(candidate, score, rule or "name-context")


def _opens_clause(scene: Scene, candidate: Candidate) -> bool:
    return scene.words[candidate.first - 1] in (":", ",", ".", "\n", ";", "-", "•") or candidate.first == 0


def _is_noun(scene: Scene, candidate: Candidate) -> bool:
    """Whether the word in front makes a noun of the one in lower case: "haar driftkikker", "geen adem"."""
    before = scene.words[candidate.first - 1]
    return before in scene.grammar["articles" if candidate.known else "determiners"]


def _is_listed(scene: Scene, candidate: Candidate) -> bool:
    """Whether the name stands in one row with a public one: "Bessel van der Kolk of Judith Herman"."""
    if not scene.blocked:
        return False
    links = ("of", "en", ",", "&", "/")
    before, after = candidate.first - 1, candidate.last + 1
    return (scene.words[before] in links and before - 1 in scene.blocked) or (
        scene.words[after] in links and after + 1 in scene.blocked
    )


def _is_word(scene: Scene, candidate: Candidate) -> bool:
    """Whether these are ordinary words in lower case, and not a surname either."""
    surname = scene.lists[candidate.last] & SURNAME and scene.words[candidate.first - 1] != "gezin"
    return candidate.lower and bool(scene.lists[candidate.first] & WORD) and not surname


def _around(scene: Scene, candidate: Candidate) -> float:
    """What the rest of the sentence and the sentences around it are about."""
    here = scene.sentence[candidate.first]
    clients, workers = scene.counts(here)
    # A surname such as "Post" says nothing about its bearer.
    if workers:
        workers -= sum(1 for at in range(candidate.first, candidate.last + 1) if scene.is_work(at))
    others = at_work = 0
    for near in range(max(0, here - _SENTENCES), min(len(scene.bits), here + _SENTENCES + 1)):
        if near != here:
            near_clients, near_workers = scene.counts(near)
            others += near_clients
            at_work += near_workers
    score = min(_MOST_CLIENTS, _CLIENT * clients + _CLIENT_NEAR * others)
    pronouns = scene.bits[here] | (scene.bits[here + 1] if here + 1 < len(scene.bits) else 0)
    score += 0.5 * bool(pronouns & PRONOUN) + 1.2 * scene.aged
    if not candidate.known and not candidate.filed:
        score = 0.7 * score + (0.5 if _is_pointed_at(scene, candidate) else 0.0)
    if _is_told_of_work(scene, here + 1):
        score -= 1.5
    return score - min(_MOST_WORK, _WORK * workers + _WORK_NEAR * at_work)


def _is_told_of_work(scene: Scene, sentence: int) -> bool:
    """Whether this sentence goes on with "zij geeft lezingen" and the like."""
    if sentence >= len(scene.bits) or not scene.bits[sentence] & COLLEAGUE_PREDICATE:
        return False
    if scene.words[scene.bounds[sentence][0]] not in ("hij", "zij", "ze"):
        return False
    clients, workers = scene.counts(sentence)
    return workers > 0 and not clients


def _is_pointed_at(scene: Scene, candidate: Candidate) -> bool:
    """Whether "hij", "hem" or "haar" behind the candidate points back at it: then it is no organisation."""
    here = scene.sentence[candidate.first]
    if scene.opens(candidate.first) and not scene.lists[candidate.last + 1] & LIFE_VERB:
        return False
    for at in range(candidate.last + 1, min(scene.size, candidate.last + _FAR)):
        if scene.sentence[at] > here + 1:
            return False
        if scene.words[at] in _HIM:
            return True
    return False


def _asked(scene: Scene, candidate: Candidate) -> float:
    asked = scene.message.asked
    if not asked:
        return 0.0
    short = scene.size <= _SHORT_ANSWER and candidate.first <= 2
    if WORK in asked:
        return -3.0 if short else -1.0 if scene.size <= _ANSWER else 0.0
    if "name" in asked:
        return (2.8 if CLIENT_ASKED in asked else 2.0) if short else (1.2 if CLIENT_ASKED in asked else 0.0)
    return 0.0


def _beside(scene: Scene, candidate: Candidate, others: Sequence[Span]) -> float:
    """A citizen number, a birth date or a home address within reach makes a name a client's."""
    if not others:
        return 0.0
    tokens = scene.message.tokens
    start, end = tokens.starts[candidate.first], tokens.ends[candidate.last]
    near = others[
        bisect_left(others, start - 100, key=_start) : bisect_left(others, end + _REACH, key=_start)
    ]
    near = [one for one in near if start - one.end < _REACH]
    if any(one.type in (Kind.BSN, Kind.DOB, Kind.ADDRESS, Kind.CASE, Kind.ID, Kind.IBAN) for one in near):
        return 1.4
    return 1.4 if any(one.type is Kind.PHONE for one in near) else 0.0


def _name_words(scene: Scene, candidate: Candidate) -> Iterator[str]:
    for at in range(candidate.first, candidate.last + 1):
        if len(scene.words[at]) > 2 and not scene.lists[at] & WORD:
            yield scene.words[at]


def _is_repeated(scene: Scene, one: Scored, names: set[str]) -> bool:
    return any(word in names for word in _name_words(scene, one.candidate))


def _span(scene: Scene, one: Scored) -> Span:
    tokens = scene.message.tokens
    start, end = tokens.starts[one.candidate.first], tokens.ends[one.candidate.last]
    if scene.message.lower.endswith("'s", start, end):
        end -= 2
    full = one.candidate.parts > 1 and one.score >= _SURE
    # In whole hundredths, because rounding a fraction is slow.
    hundredths = 92 if full else min(89, round(70 + 5 * max(0.0, one.score - _ENOUGH)))
    return Span(start, end, Kind.NAME, hundredths / 100, one.rule)
