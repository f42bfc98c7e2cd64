"""Scores for bundling with a moderator in the loop: is the right bundle among the first suggestions.

Signals arrive in time order. Each time the assistant suggests bundles it knows, the moderator then decides,
and the assistant learns that decision. ``hit@k`` and ``MRR`` look at signals whose bundle existed; ``new``
is the share of first signals of an issue for which nothing was suggested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.evaluation.grouping import Ranks
from tests.evaluation.rows import Figures, Row, share
from tests.evaluation.signalling import INPUT, signals_of


def score(gold: Iterable[Row], ask: Callable[[Row], Row]) -> Figures:
    """The figures of one conversation over the gold signals; ``ask`` puts one row and gives the answer."""
    bundles: dict[str, str] = {}
    ranks, silent = Ranks(), 0
    signals = signals_of(gold)
    for row in signals:
        issue = row["label"]["cluster"]
        suggested = ask({"op": "suggest", "message": {key: row[key] for key in INPUT}}).get("bundles", [])[:5]
        if issue in bundles:
            ranks.add(suggested, bundles[issue])
        else:
            bundles[issue] = f"B{len(bundles) + 1}"
            silent += not suggested
        ask({"op": "confirm", "id": row["id"], "bundle": bundles[issue]})
    return {
        "n": len(signals),
        "known": len(ranks.places),
        **ranks.figures(),
        "new-without-suggestion": share(silent, len(bundles)),
    }


def line(figures: Figures) -> str:
    """The figures on one line."""
    said = (f"{k}={v:.3f}" if isinstance(v, float) else f"{k}={v}" for k, v in figures.items())
    return "loop " + " ".join(said)
