"""The agenda in words: what is asked of the table, and all that it must know of each bundle."""

from __future__ import annotations

from typing import Any

from bot.digest.document import (
    Block,
    Cell,
    Columns,
    Figure,
    Figures,
    Paragraphs,
    Section,
    Subhead,
    Table,
    Terms,
)
from bot.digest.words import Words, capital

Json = dict[str, Any]


def asked(dossier: Json, words: Words) -> tuple[Block, ...]:
    """The bundles in their order, with the decision that is asked for."""
    say = words.say
    rows = tuple(
        (
            Cell(str(place), "number"),
            Cell(x["id"], "code"),
            Cell(x["title"]),
            Cell(x["question"] or say("dossier-proposed")),
            Cell(say(f"enum-owner-{x['owner']}") if x["owner"] else ""),
            Cell(str(x["score"]), "number"),
        )
        for place, x in enumerate(dossier["agenda"], 1)
    )
    keys = (
        "digest-number",
        "digest-bundle",
        "dossier-problem",
        "dossier-asked",
        "digest-owner",
        "dossier-score",
    )
    table = Table(say("dossier-asked-caption"), tuple(map(say, keys)), rows, (6, 9, 31, 29, 17, 8))
    return (table,) if rows else (Paragraphs((say("dossier-agenda-empty"),)),)


def agenda_sections(dossier: Json, words: Words) -> list[Section]:
    """A section for each bundle of the agenda."""
    return [_section(x, words) for x in dossier["agenda"]]


def _section(x: Json, words: Words) -> Section:
    say = words.say
    right: tuple[Block, ...] = (
        Subhead(say("dossier-reply")),
        Terms(tuple(_reply(x, words))),
        *_voices(x, words),
    )
    blocks: list[Block] = [_figures(x, words), Columns((Terms(tuple(_facts(x, words))),), right)]
    blocks += _timeline(x, words)
    if x["sources"]:
        pairs = tuple((each["title"], each["url"]) for each in x["sources"])
        blocks += [Subhead(say("dossier-sources")), Terms(pairs)]
    note = say("dossier-on-agenda" if x["scheduled"] else "dossier-not-on-agenda")
    return Section(f"bundle-{x['id'].lower()}", f"{x['id']} · {x['title']}", tuple(blocks), note=note)


def _figures(x: Json, words: Words) -> Figures:
    """What is known of it in numbers and classes; the score with its parts."""
    say = words.say
    parts = ", ".join(f"{say('table-part-' + each['name'])} {each['value']}" for each in x["parts"])
    weeks, series = (say("dossier-weeks13"),), tuple(x["series"])
    return Figures(
        (
            Figure("", capital(say("dossier-signals")), words.count(x["signals"]), weeks, series),
            Figure("", capital(say("digest-endorsed")), words.count(x["recognised"]), weeks),
            Figure("", capital(say("digest-people")), x["people"], (say("dossier-behind"),)),
            Figure("", capital(say("dossier-score")), str(x["score"]), (parts,)),
        )
    )


def _facts(x: Json, words: Words) -> list[tuple[str, str]]:
    """What is asked, what it is about, and who is not heard."""
    say, theme = words.say, words.name("theme", x["theme"])
    pairs = [(say("table-fact-question"), x["question"] or say("dossier-proposed"))]
    pairs += [(say("table-fact-owner"), say(f"enum-owner-{x['owner']}"))] if x["owner"] else []
    pairs.append((say("dossier-about"), f"{theme} · {words.name('level', x['level'])}"))
    pairs.append(
        (say("dossier-since"), words.day(x["since"], year=True) if x["since"] else say("digest-unknown"))
    )
    heard = say("dossier-client-heard" if x["client"] else "dossier-client-lacks", theme=theme)
    pairs.append((say("dossier-client-fact"), heard))
    if x["works"]:
        pairs.append((say("dossier-works"), say("dossier-works-count", count=x["works"])))
    pairs += [(say("table-fact-place"), x["place_reason"])] if x["place_reason"] else []
    pairs += [(say("table-fact-late"), x["late"])] if x["late"] else []
    return pairs


def _voices(x: Json, words: Words) -> list[Block]:
    """What people said, with their perspective only; or why nothing of it stands here."""
    say = words.say
    if not x["quotes"]:
        return [Subhead(say("dossier-voices")), Paragraphs((say("dossier-no-voices"),))]
    said = tuple(f"“{q['text']}” ({words.name('perspective', q['perspective'])})" for q in x["quotes"])
    return [Subhead(say("dossier-voices")), Paragraphs(said)]


def _reply(x: Json, words: Words) -> list[tuple[str, str]]:
    """Who was asked to react, and what they said."""
    if not x["asked_of"]:
        return [(words.say("dossier-asked-of"), words.say("dossier-nobody-yet"))]
    reaction = x["reaction"] or words.say("table-no-reaction")
    return [(words.say("dossier-asked-of"), x["asked_of"]), (words.say("dossier-reaction"), reaction)]


def _timeline(x: Json, words: Words) -> list[Block]:
    say = words.say
    steps = x["steps"]
    if not steps:
        return []
    rows = [
        (Cell(words.day(step["day"], year=True)), Cell(words.state(step["state"])), Cell(step["words"]))
        for step in steps
    ]
    head = (say("digest-day"), say("digest-status"), say("dossier-what"))
    told = len(head) if any(step["words"] for step in steps) else 2
    laid = Table(
        say("dossier-timeline-caption"), head[:told], tuple(row[:told] for row in rows), (22, 20, 58)[:told]
    )
    return [Subhead(say("dossier-timeline")), laid]
