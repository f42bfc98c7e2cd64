"""Scores for the privacy guard: is client data seen and covered, are clean messages left alone.

``msg_recall``: identifying messages flagged (verdict other than ok; without a verdict: any span).
``strict``: identifying messages in which every required span is covered for at least 90 % of its
characters. ``fpr``: clean messages flagged; messages that hold only optional spans are left out.
``span``/``exact``: recall and precision by overlap or by boundaries, same type. ``leak``: share of required
characters that no predicted span covers. Optional spans (registration numbers of professionals, work
contacts, towns) are never a miss and never a false alarm. Offsets are Unicode code points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.evaluation.rows import Figures, Row

HARD = frozenset({"BSN", "PHONE", "EMAIL", "IBAN"})
COVERED = 0.9
GROUPS = frozenset({"lowercase", "ontwijking", "zonder-cue", "be", "context"})
NAME_GROUPS = frozenset({"naam-nl", "naam-migratie"})
# What people write before a name or number; with or without it, the boundaries are right.
TITLE = re.compile(
    r"(?:mevrouw|mevr\.?|mw\.?|mvr\.?|dhr\.?|de heer|meneer|familie|fam\.?|gezin|cliënte?|patiënt|tel\.?:?"
    r"|bsn:?|geb\.?:?|nr\.?:?)\s+",
    re.IGNORECASE,
)
HEADLINE = (
    *("n", "msg_recall", "strict", "fpr", "balanced", "span_r", "span_p", "exact_r", "exact_p", "f2"),
    *("hard_r", "ctx_r", "leak", "refused", "refused_ok"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text and what it is."""

    start: int
    end: int
    type: str

    def touches(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and self.end > other.start


@dataclass(slots=True)
class Tally:
    """Counts over the set, per type of span unless said otherwise."""

    wanted: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    exactly_right: Counter[str] = field(default_factory=Counter)
    group_wanted: Counter[str] = field(default_factory=Counter)
    group_hit: Counter[str] = field(default_factory=Counter)
    messages: Counter[str] = field(default_factory=Counter)
    chars: int = 0
    leaked: int = 0


def inputs(gold: Iterable[Row]) -> Iterator[Row]:
    """The messages without their labels."""
    for row in gold:
        yield {key: row[key] for key in ("id", "context", "text") if key in row}


def score(gold: Sequence[Row], rows: Iterable[Row]) -> Figures:
    """The figures of one run over one labelled set."""
    said = {row["id"]: row for row in rows}
    tally = Tally()
    for row in gold:
        _count(tally, row, said.get(row["id"], {}))
    return {"n": len(gold), **_headline(tally), "types": _types(tally), "groups": _groups(tally)}


def line(figures: Figures) -> str:
    """The figures on one line; per type recall/precision."""
    head = " ".join(f"{key}={figures[key]}" for key in HEADLINE)
    types = " ".join(f"{kind}={one['r']}/{one['p']}" for kind, one in figures["types"].items() if one["n"])
    return f"privacy {head} | {types} | " + " ".join(f"{k}={v}" for k, v in figures["groups"].items())


def misses(gold: Iterable[Row], rows: Iterable[Row]) -> list[str]:
    """One line per false alarm and per required span without a span of its type."""
    said = {row["id"]: row for row in rows}
    found: list[str] = []
    for row in gold:
        answer, text = said.get(row["id"], {}), row["text"]
        spans = _spans(answer)
        if not row["spans"] and _flagged(answer):
            found.append(
                f"FP {row['id']} {text[:90]!r} {[(s.type, text[s.start : s.end]) for s in spans][:4]}"
            )
        for want in _spans(row, optional=False):
            if not any(s.type == want.type and s.touches(want) for s in spans):
                found.append(f"MISS {row['id']} {want.type} {text[want.start : want.end]!r}")
    return found


def _spans(row: Row, *, optional: bool | None = None) -> list[Span]:
    chosen = [s for s in row.get("spans", ()) if optional is None or bool(s.get("optional")) == optional]
    return [Span(s["start"], s["end"], s["type"]) for s in chosen if s["end"] > s["start"]]


def _flagged(answer: Row) -> bool:
    return bool(answer["verdict"] != "ok" if "verdict" in answer else answer.get("spans"))


def _count(tally: Tally, row: Row, answer: Row) -> None:
    said, required, optional = _spans(answer), _spans(row, optional=False), _spans(row, optional=True)
    shares = [_count_required(tally, row, want, said) for want in required]
    for span in said:
        if any(map(span.touches, required)) or not any(map(span.touches, optional)):
            _count_said(tally, row["text"], span, required)
    kind = "identifying" if required else "optional" if optional else "clean"
    tally.messages[kind] += 1
    tally.messages[f"{kind} flagged"] += _flagged(answer)
    tally.messages[f"{kind} refused"] += answer.get("verdict") == "refuse"
    tally.messages[f"{kind} covered"] += all(share >= COVERED for share in shares)


def _count_required(tally: Tally, row: Row, want: Span, said: Sequence[Span]) -> float:
    covered = sum(any(s.start <= i < s.end for s in said) for i in range(want.start, want.end))
    length = want.end - want.start
    tally.chars += length
    tally.leaked += length - covered
    same = [s for s in said if s.type == want.type and s.touches(want)]
    tally.wanted[want.type] += 1
    tally.hit[want.type] += bool(same)
    tally.exact[want.type] += any(_trim(row["text"], s) == _trim(row["text"], want) for s in same)
    for tag in row["tags"]:
        if tag in GROUPS or (tag in NAME_GROUPS and want.type == "NAME"):
            tally.group_wanted[tag] += 1
            tally.group_hit[tag] += bool(same)
    return covered / length


def _count_said(tally: Tally, text: str, span: Span, required: Iterable[Span]) -> None:
    match = [want for want in required if want.type == span.type and want.touches(span)]
    tally.said[span.type] += 1
    tally.right[span.type] += bool(match)
    tally.exactly_right[span.type] += any(_trim(text, want) == _trim(text, span) for want in match)


def _trim(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "*_`\"'([{<>,;:|@"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_`\"')]}>,;:.|!?"):
        end -= 1
    title = TITLE.match(text[start:end])
    return start + (title.end() if title else 0), end


def _headline(tally: Tally) -> Figures:
    m = tally.messages
    wanted, hit, said, right = (c.total() for c in (tally.wanted, tally.hit, tally.said, tally.right))
    hard, hard_hit = (sum(c[kind] for kind in HARD) for c in (tally.wanted, tally.hit))
    recall, precision = _part(hit, wanted), _part(right, said)
    found, alarms = _part(m["identifying flagged"], m["identifying"]), _part(m["clean flagged"], m["clean"])
    exact_balance = (
        m["identifying flagged"] / (m["identifying"] or 1) + 1 - m["clean flagged"] / (m["clean"] or 1)
    ) / 2
    return {
        "msg_recall": found,
        "strict": _part(m["identifying covered"], m["identifying"]),
        "fpr": alarms,
        "balanced": round(exact_balance, 3),
        "span_r": recall,
        "span_p": precision,
        "exact_r": _part(tally.exact.total(), wanted),
        "exact_p": _part(tally.exactly_right.total(), said),
        "f2": round(5 * recall * precision / (4 * precision + recall), 3) if recall and precision else 0,
        "hard_r": _part(hard_hit, hard),
        "ctx_r": _part(hit - hard_hit, wanted - hard),
        "leak": _part(tally.leaked, tally.chars),
        "refused": _part(m["identifying refused"], m["identifying"]),
        "refused_ok": _part(m["clean refused"], m["clean"]),
    }


def _types(tally: Tally) -> Figures:
    return {
        kind: {
            "n": tally.wanted[kind],
            "r": _part(tally.hit[kind], tally.wanted[kind]),
            "p": _part(tally.right[kind], tally.said[kind]),
            "hit": tally.hit[kind],
            "wrong": tally.said[kind] - tally.right[kind],
        }
        for kind in sorted(set(tally.wanted) | set(tally.said))
    }


def _groups(tally: Tally) -> Figures:
    return {tag: _part(tally.group_hit[tag], tally.group_wanted[tag]) for tag in sorted(tally.group_wanted)}


def _part(part: float, whole: float) -> float | None:
    return round(part / whole, 3) if whole else None
