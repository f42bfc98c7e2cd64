"""Scores for signals: are they seen, bundled, labelled, and are near-duplicates recognised.

The figures: ``detect`` (average precision, precision and false alarms at a given recall), ``cluster``
(pairwise F1, B-cubed F1, adjusted Rand index), ``suggest`` (is the issue, when seen before, among the first
1/3/5 distinct issues in ``related``), macro F1 and accuracy per label, ``region`` (right where it can be
known, wrong, invented) and ``dup``. All but ``detect`` and ``dup`` look at the gold signals only.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.evaluation.grouping import Ranks, adjusted_rand, b_cubed, macro_f1, pairwise, sweep
from tests.evaluation.rows import Figures, Row, share

INPUT = ("id", "ts", "platform", "channel", "author", "role", "author_region", "text")
LABELS = ("theme", "level", "triage", "perspective")


def inputs(gold: Iterable[Row], duplicates: Iterable[Row] = ()) -> Iterator[Row]:
    """The messages without their labels, in time order."""
    for row in in_order([*gold, *duplicates]):
        yield {key: row[key] for key in INPUT}


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The rows by time, then id."""
    return sorted(rows, key=lambda row: (row["ts"], row["id"]))


def signals_of(gold: Iterable[Row]) -> list[Row]:
    """The gold signals by time, then id."""
    return in_order(row for row in gold if row["label"]["is_signal"])


def score(gold: Sequence[Row], rows: Iterable[Row], duplicates: Sequence[Row] = ()) -> Figures:
    """The figures of one run over one labelled set, grouped by what they measure."""
    said = {row["id"]: row for row in rows}
    signals = signals_of(gold)
    figures: Figures = {
        "signals": {
            "n": len(gold),
            "gold": len(signals),
            "covered": share(sum(row["id"] in said for row in gold), len(gold)),
        },
        "detect": _detect(gold, said),
        "cluster": _cluster(signals, said),
        "suggest": _suggest(signals, said),
    }
    for label in LABELS:
        figures[label] = _labelled(signals, said, label)
    return figures | {"region": _region(signals, said), "dup": _duplicates(duplicates, said)}


def line(figures: Figures, title: str = "signals") -> str:
    """The figures on one line, the first group under the title of the set."""
    return " | ".join(
        f"{title if name == 'signals' else name} "
        + " ".join(f"{k}={v:.3f}" if isinstance(v, float) else f"{k}={v}" for k, v in group.items())
        for name, group in figures.items()
    )


def misses(gold: Iterable[Row], rows: Iterable[Row]) -> list[str]:
    """One line per signal with a wrong theme, level, triage, perspective or region."""
    said = {row["id"]: row for row in rows}
    found: list[str] = []
    for row in signals_of(gold):
        answer = said.get(row["id"], {})
        wrong = {
            k: (row["label"][k], answer.get(k))
            for k in (*LABELS, "region")
            if row["label"][k] != answer.get(k)
        }
        if wrong:
            faults = " ".join(f"{key}:{want}>{got}" for key, (want, got) in wrong.items())
            found.append(f"{row['id']} {faults} {row['text'][:90]!r}")
    return found


def _detect(gold: Iterable[Row], said: Mapping[str, Row]) -> Figures:
    pairs = [(row["label"]["is_signal"], float(_of(said, row).get("signal_score") or 0)) for row in gold]
    points, average = sweep(pairs)

    def precision_at(recall: float) -> float:
        return max((p.precision for p in points if p.recall >= recall), default=0.0)

    def alarms_at(recall: float) -> float:
        return next((p.alarms for p in points if p.recall >= recall), 1.0)

    return {
        "AP": average,
        **{f"P@R{r}": precision_at(float(f"0{r}")) for r in (".5", ".8", ".9")},
        **{f"FPR@R{r}": alarms_at(float(f"0{r}")) for r in (".5", ".8")},
    }


def _cluster(signals: Sequence[Row], said: Mapping[str, Row]) -> Figures:
    gold = [row["label"]["cluster"] for row in signals]
    # A signal without a bundle is a bundle of its own.
    own = [_of(said, row).get("cluster") or f"\0{row['id']}" for row in signals]
    pair, cubed = pairwise(gold, own), b_cubed(gold, own)
    return {
        "pairF1": pair.f1,
        "pairP": pair.precision,
        "pairR": pair.recall,
        "B3F1": cubed.f1,
        "B3P": cubed.precision,
        "B3R": cubed.recall,
        "ARI": adjusted_rand(gold, own),
        "k": f"{len(set(own))}/{len(set(gold))}",
    }


def _suggest(signals: Sequence[Row], said: Mapping[str, Row]) -> Figures:
    issue: dict[str, str] = {}
    ranks = Ranks()
    for row in signals:
        mine = row["label"]["cluster"]
        if mine in issue.values():
            # Ids of later signals count for nothing: they could not have been known.
            named = [issue[i] for i in _of(said, row).get("related") or () if i in issue]
            ranks.add(list(dict.fromkeys(named)), mine)
        issue[row["id"]] = mine
    return ranks.figures()


def _labelled(signals: Sequence[Row], said: Mapping[str, Row], label: str) -> Figures:
    gold = [row["label"][label] for row in signals]
    own = [_of(said, row).get(label) for row in signals]
    figures: Figures = {
        "mF1": macro_f1(gold, own),
        "acc": share(sum(map(_equal, gold, own)), len(gold)),
    }
    if label == "theme":
        top = [(_of(said, row).get("themes") or [])[:3] for row in signals]
        figures["top3"] = share(sum(want in three for want, three in zip(gold, top, strict=True)), len(gold))
    return figures


def _region(signals: Sequence[Row], said: Mapping[str, Row]) -> Figures:
    pairs = [(row["label"]["region"], _of(said, row).get("region")) for row in signals]
    known = [(want, got) for want, got in pairs if want]
    invented = [got for want, got in pairs if not want]
    return {
        "acc": share(sum(itertools.starmap(_equal, known)), len(known)),
        "wrong": sum(bool(got) and want != got for want, got in known),
        "invented": f"{sum(map(bool, invented))}/{len(invented)}",
    }


def _duplicates(duplicates: Sequence[Row], said: Mapping[str, Row]) -> Figures:
    gold = {row["id"]: row["label"]["duplicate_of"] for row in duplicates}
    own = {i: row["duplicate_of"] for i, row in said.items() if row.get("duplicate_of")}
    hits = sum(gold.get(i) == of for i, of in own.items())
    return {"P": share(hits, len(own)), "R": share(hits, len(gold))}


def _of(said: Mapping[str, Row], row: Row) -> Row:
    return said.get(row["id"], {})


def _equal(want: object, got: object) -> bool:
    return want == got
