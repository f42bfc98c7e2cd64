"""The dossier in words: the sections that every format for readers shows, in one order."""

from __future__ import annotations

from typing import Any

from bot.core.commands import Say
from bot.digest.document import Block, Cell, Document, Lead, Paragraphs, Section, Table, Terms
from bot.digest.dossier.agenda_sections import agenda_sections, asked
from bot.digest.dossier.picture_sections import picture_section
from bot.digest.dossier.review_sections import review
from bot.digest.words import Words

Json = dict[str, Any]
GLOSSARY = ("bundle", "endorsement", "right-of-reply", "class", "client", "level", "score")


def compose(dossier: Json, words: Words) -> Document:
    """The dossier as a document in the language of the words."""
    say, meeting = words.say, dossier["meeting"]
    day = words.weekday(meeting["day"])
    stamp = (
        f"{dossier['id']} · {meeting['id']} · {edition(dossier, words)}",
        say("digest-as-of", at=words.moment(dossier["as_of"])),
        say("digest-checksum", sum=dossier["checksum"]),
        say("dossier-papers", day=words.day(meeting["papers"])),
    )
    span = {"from": words.day(dossier["from"]), "to": words.day(dossier["to"], year=True)}
    return Document(
        id=dossier["id"],
        locale=words.locale,
        kicker=say("digest-kicker"),
        title=say("dossier-title", day=day, year=meeting["day"][:4]),
        subtitle=say("dossier-subtitle"),
        span=say("dossier-span", **span),
        stamp=stamp,
        notice=say(f"dossier-notice-{dossier['state']}"),
        moment=dossier["as_of"],
        sections=_sections(dossier, words),
        footer=f"{dossier['id']} · {edition(dossier, words)} · {say('digest-no-sample-short')}",
        table_word=say("digest-table-word"),
        picture_word=say("digest-picture-word"),
    )


def _sections(dossier: Json, words: Words) -> tuple[Section, ...]:
    return (
        _summary(dossier, words),
        review(dossier, words),
        picture_section(dossier, words),
        *agenda_sections(dossier, words),
        _questions(dossier, words),
        _shared(dossier, words),
        _others(dossier, words),
        _quality(dossier, words),
        _calendar(dossier, words),
        _glossary(dossier, words),
    )


def lead(dossier: Json, words: Words) -> list[str]:
    """What is proposed, what changed since the last table, and where clients are not heard."""
    say, picture, review_ = words.say, dossier["picture"], dossier["review"]
    lights = [each["light"] for each in review_["tasks"]]
    on = sum(1 for x in dossier["agenda"] if x["scheduled"])
    done, late, running = (lights.count(light) for light in ("groen", "rood", "oranje"))
    new, lasting, total = len(picture["new"]), len(picture["lasting"]), picture["total"]
    decided = len(review_["decisions"])
    lines = [
        say("dossier-lead-agenda", count=on, proposed=len(dossier["agenda"]) - on),
        say("dossier-lead-first", now=total)
        if not picture["before"]
        else say("dossier-lead-volume", now=total, before=picture["before"], new=new, lasting=lasting),
        say("dossier-lead-review", decisions=decided, done=done, late=late, running=running),
    ]
    silent = sum(1 for x in dossier["agenda"] if not x["client"])
    return [*lines, say("dossier-lead-client", count=silent)] if silent else lines


def edition(dossier: Json, words: Words) -> str:
    """Which version this is, and whether it went out."""
    state = words.say(f"dossier-state-{dossier['state']}")
    return words.say("digest-edition", number=dossier["version"], state=state)


def corrections(dossier: Json, words: Words) -> str:
    """What changed since the first version that went out."""
    lines = [_correction(row, words.say) for row in dossier["corrections"]]
    return " ".join(lines) if lines else words.say("digest-no-corrections")


def _correction(row: Json, say: Say) -> str:
    match row["kind"]:
        case "quote":
            return say("digest-corrected-quote", bundle=row["bundle"])
        case "question":
            return say("digest-corrected-question", id=row["id"])
        case "words":
            return say("digest-corrected-words")
        case "bundle":
            return say(f"dossier-corrected-{row['how']}", bundle=row["bundle"])
    return say("dossier-corrected-part", part=say(f"dossier-part-{row['part']}"))


def _summary(dossier: Json, words: Words) -> Section:
    """One page: the lead, and which decisions are asked."""
    told = Lead(tuple(lead(dossier, words)))
    return Section("short", words.say("dossier-short"), (told, *asked(dossier, words)))


def _questions(dossier: Json, words: Words) -> Section:
    say = words.say
    rows = tuple(
        (
            Cell(x["id"], "code"),
            Cell(x["question"] or say("digest-question-gone")),
            Cell(words.count(x["asked"]), "number"),
            Cell(words.days(x["days"]), "number"),
        )
        for x in dossier["questions"]
    )
    head = tuple(say(f"digest-{key}") for key in ("number", "question", "asked", "age"))
    table = Table(say("dossier-questions-caption"), head, rows, (12, 62, 12, 14))
    return Section("questions", say("dossier-questions"), _or_none(table, words))


def _shared(dossier: Json, words: Words) -> Section:
    say = words.say
    rows = tuple(
        (
            Cell(x["id"], "code"),
            Cell(x["title"] or x["question"] or say("digest-question-gone")),
            Cell(x["answer"]),
            Cell(words.count(x["asked"]), "number"),
        )
        for x in dossier["shared"]
    )
    head = (say("digest-number"), say("digest-question"), say("dossier-answer"), say("digest-asked"))
    table = Table(say("dossier-shared-caption"), head, rows, (12, 38, 38, 12))
    return Section("shared", say("dossier-shared"), _or_none(table, words))


def _others(dossier: Json, words: Words) -> Section:
    say = words.say
    rows = tuple(
        (
            Cell(x["id"], "code"),
            Cell(x["title"]),
            Cell(words.name("theme", x["theme"])),
            Cell(words.count(x["signals"]), "number"),
            Cell(x["people"], "number"),
            words.status(x),
        )
        for x in dossier["others"]
    )
    keys = (
        "digest-number",
        "digest-bundle",
        "digest-theme",
        "dossier-signals",
        "digest-people",
        "digest-status",
    )
    table = Table(say("dossier-others-caption"), tuple(map(say, keys)), rows, (9, 36, 19, 10, 10, 16))
    declined = tuple(
        (
            Cell(x["bundle"], "code"),
            Cell(x["title"]),
            Cell(f"{say('enum-refusal-' + x['reason'])}. {x['words']}"),
        )
        for x in dossier["declined"]
    )
    head = (say("digest-number"), say("digest-bundle"), say("dossier-why"))
    more = Table(say("dossier-declined-caption"), head, declined, (10, 36, 54))
    blocks: tuple[Block, ...] = (*_or_none(table, words), *((more,) if declined else ()))
    return Section("others", say("dossier-others"), blocks)


def _quality(dossier: Json, words: Words) -> Section:
    say, told = words.say, dossier["quality"]
    judged = ", ".join(
        " ".join((say(f"dossier-judged-{x['name']}"), str(x["signals"]))) for x in told["judged"]
    )
    pairs = [
        (say("dossier-quality-sample"), say("digest-no-sample")),
        (
            say("dossier-quality-coverage"),
            say(
                "dossier-coverage",
                signals=told["signals"],
                channels=told["channels"],
                platforms=len(told["platforms"]),
                loose=told["loose"],
            ),
        ),
        (say("dossier-quality-privacy"), say("dossier-privacy", k=dossier["k"], few=dossier["first_class"])),
        (say("dossier-quality-waiting"), say("dossier-waiting", count=told["waiting"])),
        (say("dossier-quality-judged"), judged or say("digest-none")),
        (say("dossier-quality-coding"), say("dossier-no-kappa")),
        (say("digest-trust-corrections"), corrections(dossier, words)),
        (say("dossier-quality-rules"), say("dossier-rules", version=dossier["rules"])),
    ]
    pairs += [
        (f"{x['id']} {say('dossier-signals')}", ", ".join(x["ids"]) or say("digest-ids-none"))
        for x in dossier["agenda"]
    ]
    return Section("quality", say("dossier-quality"), (Terms(tuple(pairs)),))


def _calendar(dossier: Json, words: Words) -> Section:
    say = words.say
    rows = tuple(
        (
            Cell(words.day(x["day"], year=True)),
            Cell(say(f"dossier-date-{x['what']}")),
            Cell(x["id"], "code"),
        )
        for x in dossier["calendar"]
    )
    head = (say("digest-day"), say("dossier-what"), say("digest-number"))
    table = Table(say("dossier-calendar-caption"), head, rows, (30, 50, 20))
    return Section("calendar", say("dossier-calendar"), _or_none(table, words))


def _glossary(dossier: Json, words: Words) -> Section:
    say = words.say
    values = {"k": dossier["k"], "few": dossier["first_class"]}
    pairs = tuple((say(f"dossier-word-{x}"), say(f"dossier-means-{x}", **values)) for x in GLOSSARY)
    return Section("glossary", say("dossier-glossary"), (Terms(pairs),))


def _or_none(table: Table, words: Words) -> tuple[Block, ...]:
    return (table,) if table.rows else (Paragraphs((words.say("digest-none"),)),)
