"""The picture of the quarter in words, charts and tables."""

from __future__ import annotations

from typing import Any

from bot.digest import charts
from bot.digest.compose import perspectives, regions
from bot.digest.counting.build import LEVELS
from bot.digest.counting.people import UNKNOWN
from bot.digest.counting.week import parse
from bot.digest.document import Block, Cell, Paragraphs, Picture, Section, Subhead, Table
from bot.digest.dossier.heat import heat, size
from bot.digest.words import Words

Json = dict[str, Any]


def picture_section(dossier: Json, words: Words) -> Section:
    """Thirteen weeks, themes, the map of heat, who speaks and where, and what lasts."""
    say, told = words.say, dossier["picture"]
    blocks: list[Block] = [_chart(told, words), Subhead(say("dossier-themes")), _themes(told, words)]
    blocks += [Subhead(say("dossier-heat")), _heat(told, words)]
    blocks += [Subhead(say("digest-perspectives")), *perspectives(_held(dossier), words)]
    blocks += [Subhead(say("digest-regions")), *regions(_held(dossier), words).blocks]
    if told["before"]:
        lasting, new = ", ".join(told["lasting"]), ", ".join(told["new"])
        said = [say("dossier-lasting", ids=lasting)] if lasting else []
        blocks.append(Paragraphs((*said, *((say("dossier-new", ids=new),) if new else ()))))
    return Section("picture", say("dossier-picture"), tuple(blocks))


def _held(dossier: Json) -> Json:
    """What the sections of the digest need to tell how signals spread."""
    return {"spread": dossier["picture"]["spread"], "first_class": dossier["first_class"]}


def _chart(told: Json, words: Words) -> Picture:
    labels = [str(parse(week).number) for week in told["weeks"]]
    numbers = "; ".join(
        words.say("dossier-chart-week", week=label, count=n)
        for label, n in zip(labels, told["signals"], strict=True)
    )
    said = words.say("dossier-chart", numbers=numbers)
    mean = round(sum(told["signals"]) / len(told["signals"]), 1)
    drawn = charts.weeks(told["signals"], [None] * len(labels), labels, said, mean)
    caption = words.say("dossier-chart-legend", mean=words.mean(mean))
    return Picture(drawn, said, caption, charts.WIDE, charts.HIGH)


def _themes(told: Json, words: Words) -> Table:
    """Themes, beside the quarter before if there was one."""
    say, compared = words.say, bool(told["before"])
    rows = tuple(_theme(x, words, compared=compared) for x in told["themes"])
    keys = ["digest-theme", "dossier-this-quarter", "dossier-weeks13", "dossier-client"]
    keys[2:2] = ["dossier-last-quarter", "digest-difference"] if compared else []
    totals = [told[name] for name in (("total", "before") if compared else ("total",))]
    foot = (Cell(say("digest-total")), *(Cell(words.count(n), "number") for n in totals))
    widths = (30, 12, 12, 10, 14, 22) if compared else (38, 16, 20, 26)
    return Table(say("dossier-themes-caption"), tuple(map(say, keys)), rows, widths, foot)


def _theme(x: Json, words: Words, *, compared: bool) -> tuple[Cell, ...]:
    difference = words.change(x["signals"] - x["before"], whole=True)
    before = (Cell(words.count(x["before"]), "number"), Cell(difference, "number"))
    return (
        Cell(words.name("theme", x["code"])),
        Cell(words.count(x["signals"]), "number"),
        *(before if compared else ()),
        Cell("", "spark", series=tuple(x["series"])),
        Cell(words.say("dossier-client-yes" if x["client"] else "dossier-client-no")),
    )


def _heat(told: Json, words: Words) -> Picture:
    say = words.say
    heads = [words.name("level", code) for code in (*LEVELS, UNKNOWN)]
    rows = [(words.name("theme", x["code"]), x["levels"]) for x in told["heat"]]
    said = say(
        "dossier-heat-said",
        rows=" ".join(
            f"{name}: {', '.join(f'{head} {n}' for head, n in zip(heads, values, strict=True) if n)}."
            for name, values in rows
        ),
    )
    drawn = heat(rows, heads, said)
    return Picture(drawn, said, say("dossier-heat-legend"), *size(len(rows), len(heads)))
