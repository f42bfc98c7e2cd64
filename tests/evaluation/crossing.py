"""Signals again, each issue judged by numbers that were fitted without it; the lexicon stays as it is.

Nothing in the lexicon is fitted to a labelled set. What is fitted are the weights of the detector and the
threshold of clustering: per fold both are made anew from the other issues and ordinary messages. Whole issues
are left out, and the messages of a fold are looked at among all others, as they come in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.signals.batch import predict_lines
from bot.signals.reading.rules import SignalRules, load_rules
from knowledge.finding.rules import learn
from knowledge.lexicon.gist import load_gist
from tests.evaluation.rows import Row
from tests.evaluation.signalling import inputs, score

CONFIG = Path(__file__).resolve().parents[2] / "config"
FOLDS = 6
AROUND = (0.8, 0.9, 1.0, 1.1, 1.2)
"""The thresholds that are tried, as parts of the shipped one."""


def answers(gold: Sequence[Row], duplicates: Sequence[Row]) -> list[Row]:
    """What is predicted for each message by numbers made without its issue."""
    rules = load_rules(CONFIG / "signals", load_gist(CONFIG).of)
    fold = dict(_folds(gold))
    tried = [_predicted(rules, part, gold, duplicates) for part in AROUND]
    seen = {row["id"]: _markers(rules, row) for row in gold}
    given = [row for id_, row in tried[0].items() if id_ not in fold]
    for number in range(FOLDS):
        kept = [row for row in gold if fold[row["id"]] != number]
        best = max(tried, key=lambda rows: score(kept, rows.values())["cluster"]["ARI"])
        rule = learn([(seen[row["id"]], (), row["label"]["is_signal"]) for row in kept], 0.5)
        held = [row["id"] for row in gold if fold[row["id"]] == number]
        given += [{**best[id_], "signal_score": rule.chance(seen[id_])} for id_ in held]
    return given


def _folds(gold: Sequence[Row]) -> Iterator[tuple[str, int]]:
    """The fold of each message; an issue stays whole."""
    issues: dict[str, int] = {}
    for number, row in enumerate(gold):
        issue = row["label"]["cluster"]
        yield row["id"], issues.setdefault(issue, len(issues) % FOLDS) if issue else number % FOLDS


def _predicted(
    rules: SignalRules, part: float, gold: Sequence[Row], duplicates: Sequence[Row]
) -> Mapping[str, Row]:
    limits = replace(rules.limits, cluster=rules.limits.cluster * part)
    lines = (json.dumps(row) for row in inputs(gold, duplicates))
    rows = map(json.loads, predict_lines(lines, replace(rules, limits=limits)))
    return {row["id"]: row for row in rows}


def _markers(rules: SignalRules, row: Row) -> dict[str, float]:
    features = rules.reader.read(row["text"])
    return rules.detector.values(row["text"], features, rules.channels.of(row["channel"]).quiet)
