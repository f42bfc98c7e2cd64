"""Scores for moderation: is a violation seen, is an honest member left alone, is the action fitting.

Items are single messages or short sequences; each item's messages are fed in time order and the item counts
with the most severe answer. ``recall``: violations seen. ``fpr``: ok items with another label.
``label_f1``: macro F1 over the labels, where a label in the item's ``accept`` list is right.
``act``/``act1``: the same action, or one step off. ``harsh``: ok items removed or worse. ``banned_ok``: ok
items with a timeout or ban, as a count. ``soft``: violations due removal that would get nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.evaluation.rows import Figures, Row, share

ACTIONS = ("none", "review", "remove", "timeout", "ban")
LABELS = ("ok", "spam", "scam", "flood", "abuse", "advertising", "evasion")
STEP = {action: step for step, action in enumerate(ACTIONS)}
REMOVE, TIMEOUT = STEP["remove"], STEP["timeout"]
START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
HEADLINE = ("n", "recall", "fpr", "label_f1", "act", "act1", "harsh", "banned_ok", "soft")

Verdict = tuple[str, str]


def inputs(gold: Iterable[Row]) -> Iterator[Row]:
    """The items as one stream of messages: an hour apart, each with authors of its own."""
    for hour, item in enumerate(gold):
        for place, message in enumerate(item["messages"]):
            own = message["role"] == "bot"
            at = START + dt.timedelta(hours=hour, seconds=message["t"])
            yield {
                "id": f"{item['id']}/{place}",
                "author": message["author"] if own else f"{item['id']}-{message['author']}",
                "at": at.isoformat(timespec="milliseconds"),
                **{key: message[key] for key in ("channel", "role", "joined_days", "text")},
                **({"attachments": message["attachments"]} if "attachments" in message else {}),
            }


def score(gold: Sequence[Row], rows: Iterable[Row]) -> Figures:
    """The figures of one run over one labelled set."""
    said = _fold(rows)
    pairs = [(item, said.get(item["id"], ("ok", "none"))) for item in gold]
    fine = [verdict for item, verdict in pairs if item["label"] == "ok"]
    wrong = [pair for pair in pairs if pair[0]["label"] != "ok"]
    due = [verdict for item, verdict in wrong if STEP[item["action"]] >= REMOVE]
    off = [abs(STEP[action] - STEP[item["action"]]) for item, (_, action) in pairs]
    f1 = _f1(pairs)
    right = [(item, _is_right(item, verdict)) for item, verdict in pairs]
    return {
        "n": len(gold),
        "recall": _rounded(sum(_is_right(*pair) for pair in wrong), len(wrong)),
        "fpr": _rounded(sum(label != "ok" for label, _ in fine), len(fine)),
        "label_f1": _rounded(sum(f1.values()), len(LABELS)),
        "act": _rounded(off.count(0), len(off)),
        "act1": _rounded(sum(steps <= 1 for steps in off), len(off)),
        "harsh": _rounded(sum(STEP[action] >= REMOVE for _, action in fine), len(fine)),
        "banned_ok": sum(STEP[action] >= TIMEOUT for _, action in fine),
        "soft": _rounded(sum(action == "none" for _, action in due), len(due)),
        "by_label": _by_label(right),
        "f1": {label: round(value, 3) for label, value in f1.items()},
        "by_tag": _by_tag(right),
    }


def line(figures: Figures) -> str:
    """The figures on one line."""
    head = " ".join(f"{key}={figures[key]}" for key in HEADLINE)
    right = " ".join(f"{key}={value}" for key, value in figures["by_label"].items())
    f1 = " ".join(f"{key}={value}" for key, value in figures["f1"].items())
    return f"moderation {head} | right: {right} | f1: {f1}"


def misses(gold: Iterable[Row], rows: Iterable[Row]) -> list[str]:
    """One line per item that was judged wrong."""
    said = _fold(rows)
    judged = [(item, said.get(item["id"], ("ok", "none"))) for item in gold]
    return [
        f"{item['id']} {item['label']}/{item['action']} got={label}/{action} "
        f"{item['messages'][0]['text'][:90]!r}"
        for item, (label, action) in judged
        if not _is_right(item, (label, action))
    ]


def _fold(rows: Iterable[Row]) -> dict[str, Verdict]:
    verdicts: dict[str, Verdict] = {}
    for row in rows:
        item = row["id"].partition("/")[0]
        label = row.get("label", "ok")
        action = row.get("action") or ("none" if label == "ok" else "remove")
        if item not in verdicts or _severity((label, action)) > _severity(verdicts[item]):
            verdicts[item] = (label, action)
    return verdicts


def _severity(verdict: Verdict) -> tuple[int, bool]:
    return STEP[verdict[1]], verdict[0] != "ok"


def _is_right(item: Row, verdict: Verdict) -> bool:
    label, action = verdict
    if item["label"] == "ok":
        return label == "ok"
    # Sending an item to a person counts as seen where a person is what it is due.
    return label != "ok" or action == item["action"] == "review"


def _f1(pairs: Iterable[tuple[Row, Verdict]]) -> dict[str, float]:
    hit: Counter[str] = Counter()
    over: Counter[str] = Counter()
    under: Counter[str] = Counter()
    for item, (label, _) in pairs:
        want = item["label"]
        got = want if label in item["accept"] else label
        if got == want:
            hit[want] += 1
        else:
            over[got] += 1
            under[want] += 1
    return {one: share(2 * hit[one], 2 * hit[one] + over[one] + under[one]) for one in LABELS}


def _by_label(right: Iterable[tuple[Row, bool]]) -> dict[str, float]:
    judged = list(right)
    parts = {one: [ok for item, ok in judged if item["label"] == one] for one in LABELS}
    return {one: _rounded(sum(oks), len(oks)) for one, oks in parts.items() if oks}


def _by_tag(right: Iterable[tuple[Row, bool]]) -> Mapping[str, str]:
    total: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for item, ok in right:
        tags = [f"{item['label']}/{tag}" for tag in item["tags"]]
        total.update(tags)
        good.update(tags if ok else [])
    return {tag: f"{good[tag]}/{total[tag]}" for tag in sorted(total)}


def _rounded(part: float, whole: float) -> float:
    return round(share(part, whole), 3)
