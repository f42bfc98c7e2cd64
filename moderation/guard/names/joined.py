"""Names in one row: a find is carried over to the next name, and so is what makes colleagues of them."""

from __future__ import annotations

from collections.abc import Sequence

from moderation.guard.names.candidates import Scored
from moderation.guard.names.scene import Scene

_UNTOLD = frozenset(("name-context", "name-subject"))
_LINKS = (["en"], ["&"], ["of"], [","], ["/"])


def joined(scene: Scene, scored: Sequence[Scored], enough: float) -> list[Scored]:
    """The names with what stands in a row with them: "zusjes Hiba en Rania", "dank Khadija en Piotr".

    From the score `enough` on a name counts as a client's.
    """
    row = list(scored)
    if len(row) == 1:
        return row
    for order in (range(1, len(row)), range(len(row) - 2, -1, -1)):
        for at in order:
            other = row[at - 1 if order.step > 0 else at + 1]
            carried = other.score >= enough > row[at].score > -0.5 and row[at].rule
            if carried and _together(scene, row[at], other):
                row[at] = Scored(row[at].candidate, max(enough, other.score - 0.3), other.rule)
    for order in (range(len(row)), range(len(row) - 1, -1, -1)):
        for at in order:
            if _is_beside_colleague(scene, row, at):
                row[at] = Scored(row[at].candidate, -1.0, "colleague-beside")
    return row


def _is_beside_colleague(scene: Scene, scored: Sequence[Scored], at: int) -> bool:
    """Whether nothing but a colleague stands in the same row: "Dank Khadija en Piotr"."""
    if scored[at].rule not in _UNTOLD:
        return False
    beside = (scored[near] for near in (at - 1, at + 1) if 0 <= near < len(scored))
    return any(
        other.score < 0 and not other.rule.startswith("name-") and _together(scene, scored[at], other)
        for other in beside
    )


def _together(scene: Scene, one: Scored, other: Scored) -> bool:
    left, right = sorted((one.candidate, other.candidate), key=lambda candidate: candidate.first)
    between = scene.words[left.last + 1 : right.first]
    return between in _LINKS or (len(between) > 1 and between[:-1] in _LINKS and between[-1] in ("de", "het"))
