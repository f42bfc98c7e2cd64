"""Names that the public knows: of writers, makers, characters and of houses called after somebody."""

from __future__ import annotations

from moderation.guard.lexicon import CLIENT, CULTURE, KIN, LIFE_VERB, PRONOUN, SURNAME
from moderation.guard.names.candidates import NOTHING, Candidate, Evidence
from moderation.guard.names.scene import Scene

_THE = frozenset(("het", "'t", "t"))
_RULINGS = frozenset(("zaak", "arrest", "uitspraak", "ehrm", "hof"))
_QUOTES = frozenset(("'", '"'))
# "toen het Sem te veel werd": no house.
_NO_HOUSE = frozenset(("te", "niet", "goed", "lukt", "even", "eens", "weer", "maar"))
# From this weight on the words around the name tell that a client is meant.
_TOLD = 2.0
_SENTENCES, _BARE = 2, 3
# So many words may stand in front of the colon of a heading.
_HEAD = 7
# "sprak hier over", "schreef vorige week over": the words behind the verb that make it public.
_OPENLY = frozenset(("hier", "destijds", "onlangs", "laatst", "here"))


def evidence_public(scene: Scene, candidate: Candidate, told: float) -> Evidence:
    """Below 0 for what the public knows; `told` is how much the words around speak for a client."""
    if scene.words[candidate.first - 1] in _THE and _is_house(scene, candidate):
        return -4.0, "named-place"
    if candidate.parts > 1 and told < _TOLD and _speaks(scene, candidate):
        return -3.0, "source"
    if scene.headed and told < 1:
        return -3.0, "heading"
    if scene.words[candidate.last + 1] == "tegen" and scene.words[candidate.first - 1] in _RULINGS:
        return -7.0, "ruling"
    if candidate.parts > 1 and told < _TOLD and _is_asked_for(scene, candidate):
        return -2.0, "asked-who"
    if not scene.message.tokens.every & CULTURE:
        return NOTHING
    return _cited(scene, candidate, told)


def is_headed(scene: Scene) -> bool:
    """Whether the message is a list of others than clients: "Sprekers: …", "Aanwezig: …", "Locaties: …"."""
    head = scene.words[:_HEAD]
    if ":" not in head or scene.handed_over:
        return False
    head = head[: head.index(":")]
    return not scene.grammar["headings"].isdisjoint(head) and scene.grammar["client_headings"].isdisjoint(
        head
    )


def _is_house(scene: Scene, candidate: Candidate) -> bool:
    """Finds "in het Emma" and "Het Sophia neemt pas aan": a hospital or a school called after somebody."""
    if scene.lists[candidate.last] & SURNAME and candidate.parts > 1:
        return False
    article, after = candidate.first - 1, scene.words[candidate.last + 1]
    if after in _NO_HOUSE:
        return False
    if scene.opens(article) or scene.words[article - 1] in scene.grammar["house_leads"]:
        return True
    return bool(scene.lists[candidate.last + 1] & LIFE_VERB and scene.words[article - 1] in (",", "?"))


def _speaks(scene: Scene, candidate: Candidate) -> bool:
    """Finds "X betoogt", "X sprak hier over": what is done in public."""
    at = candidate.last + 1
    if scene.words[at] in scene.grammar["states"]:
        return True
    return scene.words[at] in scene.grammar["speaks"] and scene.words[at + 1] in _OPENLY


def _is_asked_for(scene: Scene, candidate: Candidate) -> bool:
    """Finds "Wie is Ingeborg de Haan?": who is asked about so is no client of the writer."""
    at = candidate.first - 1
    return (
        scene.words[at] in ("is", "was")
        and scene.words[at - 1] in ("wie", "who")
        and (at == 1 or scene.opens(at - 1))
    )


def _cited(scene: Scene, candidate: Candidate, told: float) -> Evidence:
    """Somebody in a sentence about reading, watching or listening, or in one beside it."""
    here = scene.sentence[candidate.first]
    in_it = scene.bits[here] & CULTURE
    if in_it and _is_maker(scene, candidate):
        return -7.0, "maker"
    if told >= _TOLD:
        return NOTHING
    near = in_it or (
        not scene.bits[here] & PRONOUN
        and any(
            scene.bits[place] & CULTURE
            for place in range(max(0, here - _SENTENCES), min(len(scene.bits), here + _SENTENCES + 1))
        )
    )
    if not near:
        return NOTHING
    if candidate.parts > 1:
        return (-3.0, "cited") if in_it else (-1.5, "cited")
    start, end = scene.bounds[here]
    # "Ronja? Matilda?" is a sentence of its own.
    return (-1.2, "cited") if told < 1 and (in_it or end - start <= _BARE) else NOTHING


def _is_maker(scene: Scene, candidate: Candidate) -> bool:
    """Finds "Mommy van Xavier Dolan" and "'Girl' van Lukas Dhont": a title stands in front of "van"."""
    at = candidate.first - 1
    if scene.words[at] not in ("van", "door", "by") or at < 1 or candidate.lower:
        return False
    if scene.words[at - 1] in _QUOTES:
        return True
    kin = scene.lists[at - 1] & (KIN | CLIENT)
    return scene.capital(at - 1) and not (kin and scene.opens(at - 1))
