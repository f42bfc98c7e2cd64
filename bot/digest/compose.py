"""The digest in words: the sections that every format for readers shows, in one order."""

from __future__ import annotations

from typing import Any

from bot.digest import atlas, charts
from bot.digest.bundle_sections import attention, others
from bot.digest.counting.figures import KEY
from bot.digest.counting.people import classes
from bot.digest.counting.week import parse
from bot.digest.document import (
    Bars,
    Block,
    Cell,
    Columns,
    Document,
    Figure,
    Figures,
    Lead,
    Paragraphs,
    Picture,
    Section,
    Subhead,
    Table,
    Terms,
)
from bot.digest.follow_up_sections import actions, fed_back, questions, terms
from bot.digest.telling import lead, trust
from bot.digest.words import Words, capital

Json = dict[str, Any]


def compose(digest: Json, words: Words) -> Document:
    """The digest as a document in the language of the words."""
    say = words.say
    stamp = [
        f"{digest['id']} · {words.edition(digest)}",
        say("digest-as-of", at=words.moment(digest["as_of"])),
        say("digest-checksum", sum=digest["checksum"]),
    ]
    if table := digest["next_table"]:
        stamp.append(say("digest-next-table", day=words.weekday(table["date"])))
    sections = (
        Section("short", say("digest-short"), (Lead(tuple(lead(digest, words))),)),
        Section("figures", say("digest-figures"), (_figures(digest, words),)),
        Section("weeks", say("digest-twelve"), (_weeks(digest, words),)),
        _themes(digest, words),
        attention(digest, words),
        others(digest, words),
        regions(digest, words),
        actions(digest, words),
        terms(digest, words),
        fed_back(digest, words),
        questions(digest, words),
        Section("trust", say("digest-trust"), (Terms(tuple(trust(digest, words))),)),
        _account(digest, words),
    )
    return Document(
        id=digest["id"],
        locale=words.locale,
        kicker=say("digest-kicker"),
        title=words.title(digest),
        subtitle=say("digest-subtitle"),
        span=words.span(digest),
        stamp=tuple(stamp),
        notice=say(f"digest-notice-{digest['state']}"),
        moment=digest["as_of"],
        sections=sections,
        footer=f"{digest['id']} · {words.edition(digest)} · {say('digest-no-sample-short')}",
        table_word=say("digest-table-word"),
        picture_word=say("digest-picture-word"),
    )


def _figures(digest: Json, words: Words) -> Figures:
    return Figures(tuple(_figure(f, words) for f in digest["figures"] if f["code"] in KEY))


def _figure(figure: Json, words: Words) -> Figure:
    say, code = words.say, figure["code"]
    notes: list[str] = []
    if "previous" in figure:
        notes.append(
            say("digest-compared", previous=words.count(figure["previous"]), mean=words.mean(figure["mean"]))
        )
    if code == "F1" and figure["value"]:
        notes.append(say("digest-within" if figure["ordinary"] else "digest-outside"))
    if figure.get("works"):
        notes.append(say("digest-works", count=figure["works"]))
    if code == "F4":
        notes.append(say("digest-of-bundles", count=figure["of"]))
    alarm = say("digest-late", count=figure["late"]) if figure.get("late") else ""
    series = tuple(figure.get("series", ()))
    return Figure(
        code, say(f"digest-figure-{code}"), words.count(figure["value"]), tuple(notes), series, alarm
    )


def _weeks(digest: Json, words: Words) -> Columns:
    say = words.say
    left: list[Block] = [_chart(digest, words)]
    left += [Subhead(say("digest-triage"), "F8"), _bars(digest, "triage", "triage", words, warm=True)]
    right: list[Block] = [Subhead(say("digest-perspectives"), "F6")]
    right += perspectives(digest, words)
    right += [Subhead(say("digest-levels"), "F7"), _bars(digest, "levels", "level", words)]
    return Columns(tuple(left), tuple(right))


def _chart(digest: Json, words: Words) -> Picture:
    given, people = digest["figures"][0], digest["figures"][1]
    labels = [str(parse(week).number) for week in digest["weeks"]]
    numbers = "; ".join(
        words.say("digest-chart-week", week=label, given=n, people=words.count(p))
        for label, n, p in zip(labels, given["series"], people["series"], strict=True)
    )
    said = words.say("digest-chart", numbers=numbers, mean=words.mean(given["mean"]))
    drawn = charts.weeks(given["series"], people["series"], labels, said, given["mean"])
    return Picture(drawn, said, words.say("digest-chart-legend"), charts.WIDE, charts.HIGH)


def _bars(digest: Json, place: str, kind: str, words: Words, *, warm: bool = False) -> Bars:
    rows = digest[place]
    most = max([1, *(row["week"] for row in rows)])
    told = ((words.name(kind, row["code"]), words.count(row["week"]), row["week"] / most) for row in rows)
    return Bars(tuple(told), warm)


def perspectives(digest: Json, words: Words) -> list[Block]:
    """People per source of knowledge, in classes; what holds `spread` and `first_class` will do."""
    wide, steps = digest["spread"], classes(digest["first_class"])
    if wide["perspectives"] is None:
        return [Paragraphs((words.say("digest-spread-few"),))]
    rows = tuple(
        (words.name("perspective", row["code"]), row["people"], steps.index(row["people"]) / (len(steps) - 1))
        for row in wide["perspectives"]
    )
    return [Bars(rows), Paragraphs((_since(digest, words),))]


def _themes(digest: Json, words: Words) -> Section:
    say = words.say
    keys = ("theme", "week", "mean", "difference", "people", "weeks12", "trend")
    rows = tuple(
        (
            Cell(capital(words.name("theme", row["code"]))),
            Cell(words.count(row["week"]), "number"),
            Cell(words.mean(row["mean"]), "number"),
            Cell(words.change(row["week"] - row["mean"]), "number"),
            Cell(words.count(row["people"]), "number"),
            Cell("", "spark", series=tuple(row["series"])),
            words.tag(row["trend"]),
        )
        for row in digest["themes"]
    )
    foot = (Cell(say("digest-total")), Cell(words.count(digest["figures"][0]["value"]), "number"))
    head = tuple(say(f"digest-{key}") for key in keys)
    table = Table(say("digest-themes-caption"), head, rows, (30, 10, 12, 10, 10, 14, 14), foot)
    blocks = (table,) if rows else (Paragraphs((say("digest-none"),)),)
    return Section("themes", say("digest-themes"), blocks, note=say("digest-themes-note"))


def regions(digest: Json, words: Words) -> Section:
    """People per region, in classes, on the map; what holds `spread` and `first_class` will do."""
    say, wide = words.say, digest["spread"]
    if wide["regions"] is None:
        return Section("regions", say("digest-regions"), (Paragraphs((say("digest-spread-few"),)),), "F9")
    steps = classes(digest["first_class"])
    told = {row["code"]: steps.index(row["people"]) - 1 for row in wide["regions"]}
    pairs = [
        (step, ", ".join(words.region(row["code"]) for row in wide["regions"] if row["people"] == step))
        for step in reversed(steps[1:])
    ]
    few = ", ".join(words.region(code) for code in sorted(words.atlas) if code not in told)
    pairs.append((say("digest-silent-regions", few=steps[0]), few or say("digest-none")))
    pairs = [
        (say("digest-class", step=step), names) if step in steps else (step, names) for step, names in pairs
    ]
    shown = tuple((head, names) for head, names in pairs if names)
    said = say("digest-map", classes=" ".join(f"{head}: {names}." for head, names in shown))
    picture = Picture(
        atlas.drawn(words.atlas, told, steps[1:], said),
        said,
        say("digest-map-legend", few=steps[0]),
        8 * atlas.TILE,
        9 * atlas.TILE,
    )
    right = (Terms(shown), Paragraphs((_since(digest, words), say("digest-regions-note"))))
    return Section("regions", say("digest-regions"), (Columns((picture,), right),), "F9")


def _since(digest: Json, words: Words) -> str:
    wide = digest["spread"]
    span = {"from": words.day(wide["from"]), "to": words.day(wide["to"])}
    return words.say("digest-spread-note", **span)


def _account(digest: Json, words: Words) -> Section:
    pairs = tuple(
        (
            f"{f['code']} {words.say('digest-figure-' + f['code'])}",
            f"{words.say('digest-define-' + f['code'])} {words.ids(f)}",
        )
        for f in digest["figures"]
    )
    return Section(
        "account", words.say("digest-account"), (Terms(pairs),), note=words.say("digest-account-note")
    )
