"""The commands for editors and the programme board: open questions, their answers, and the sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from bot.core.commands import Call, Long, Suggestion, command
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from bot.core.suggesting import matching
from bot.core.zone import local_day
from knowledge.asking import answers
from knowledge.asking.cards import card_of
from knowledge.gaps import gaps
from knowledge.lent import Lent
from knowledge.reading.dutch import words
from knowledge.sources import store
from knowledge.sources.problems import told
from knowledge.sources.resource import KnowledgeSource, Resource, ResourceKind, RowError, record, resource

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LISTS = frozenset({"keywords", "themes", "audience"})
LONGEST_ID = 60
WEEK = timedelta(days=6)


class ResourceField(StrEnum):
    """What of a source can be changed by itself."""

    TITLE = "title"
    URL = "url"
    PUBLISHER = "publisher"
    KIND = "kind"
    SUMMARY = "summary"
    KEYWORDS = "keywords"
    KNOWLEDGE_SOURCE = "knowledge_source"
    REGION = "region"
    PUBLISHED = "published"
    CHECKED = "checked"


class EditingCommands:
    """Keeps the sources right, and answers what could not be found."""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent

    @command("kennisvragen", needs=(Role.EDITOR, Role.PROGRAMME_BOARD), seen=Seen.ASKER)
    def open_questions(self, call: Call) -> Reply:
        """The questions that wait for an answer."""
        today = local_day(call.now)
        week = gaps.counts(call.unit, today - WEEK, today)
        return answers.queue(call, gaps.open_gaps(call.unit), week)

    @command(
        "beantwoord",
        needs=(Role.EDITOR, Role.PROGRAMME_BOARD),
        seen=Seen.ASKER,
        suggests={"kennisvraag": "suggest_questions", "bron": "suggest_sources"},
    )
    def answer(self, call: Call, kennisvraag: str, bron: str) -> Reply:
        """Answer a question with a source; one that is not known yet is asked for."""
        waiting = _waiting(call, kennisvraag)
        known = _known(call, bron)
        if known is None and not _ADDRESS.fullmatch(bron.strip()):
            raise UserError("find-no-resource", id=bron[:60])
        if known is None:
            given = {"adres": bron.strip(), "voor": waiting.id}
            add = Action(call.say("find-do-add"), "bron", given, Style.PRIMARY, once=True)
            return Reply(p(call.say("find-add-first", id=waiting.id)), (add,))
        return self._close(call, waiting, known)

    @command("bron", needs=Role.EDITOR, seen=Seen.ASKER)
    def add(
        self,
        call: Call,
        titel: str,
        adres: str,
        uitgever: str,
        soort: ResourceKind,
        samenvatting: Long,
        kennisbron: KnowledgeSource = KnowledgeSource.PRACTICE,
        voor: str | None = None,
    ) -> Reply:
        """Add a source, or correct the one at this address; `voor` is the question that it answers."""
        before = store.resource_by_address(call.unit, adres)
        waiting = _waiting(call, voor) if voor else None
        made = _checked(
            call,
            {
                **(record(before) if before else {}),
                "id": before.id if before else _free_id(call, titel),
                "title": titel,
                "url": adres.strip(),
                "publisher": uitgever,
                "kind": soort,
                "summary": samenvatting,
                "knowledge_source": kennisbron,
                "checked": local_day(call.now),
            },
        )
        store.keep(call.unit, made, call.now)
        if waiting:
            return self._close(call, waiting, made)
        return _shown(call, "find-changed" if before else "find-added", made)

    @command("wijzig-bron", needs=Role.EDITOR, seen=Seen.ASKER, suggests={"bron": "suggest_sources"})
    def change(self, call: Call, bron: str, veld: ResourceField, waarde: Long) -> Reply:
        """Change one thing about a source."""
        before = _must_know(call, bron)
        value: object = waarde.strip()
        if veld.value in _LISTS:
            value = [part for part in (x.strip() for x in re.split(r"[,;\n]", waarde)) if part]
        made = _checked(call, {**record(before), veld.value: value})
        store.keep(call.unit, made, call.now)
        return _shown(call, "find-changed", made)

    @command(
        "verberg-bron",
        needs=Role.EDITOR,
        seen=Seen.ASKER,
        confirm=True,
        suggests={"bron": "suggest_sources"},
    )
    def retire(self, call: Call, bron: str) -> Reply:
        """Show a source no longer."""
        before = _must_know(call, bron)
        store.retire(call.unit, before.id, call.now)
        return Reply(p(call.say("find-retired", id=before.id)))

    def suggest_sources(self, call: Call, typed: str) -> list[Suggestion]:
        """The sources whose title or name holds what was typed."""
        return matching(typed, store.titles(call.unit))

    def suggest_questions(self, call: Call, typed: str) -> list[Suggestion]:
        """The open questions whose number or words hold what was typed."""
        return matching(typed, ((x.id, f"{x.id} {x.question}") for x in gaps.open_gaps(call.unit)))

    def _close(self, call: Call, waiting: gaps.Gap, made: Resource) -> Reply:
        told = 0
        for person in gaps.close(call.unit, waiting.id, made.id, call.now):
            to = self._lent.contacts.address(call.unit, person)
            if to is not None:
                reply = answers.answered(self._lent.say_in(to.locale), waiting, made, local_day(call.now))
                key = f"gap:{waiting.id}:{person}"
                self._lent.outbox.say(call.unit, to, reply, reason="gap-answered", key=key)
                told += 1
        return _shown(call, "find-closed", made, id=waiting.id, told=told)


def _shown(call: Call, key: str, made: Resource, **values: object) -> Reply:
    given = {"id": made.id, **values}
    return Reply((p(call.say(key, **given)), card_of(call, made)))


def _waiting(call: Call, id_: str) -> gaps.Gap:
    found = gaps.gap_by_id(call.unit, id_)
    if found is None:
        raise UserError("find-no-gap", id=id_[:20])
    if found.answered_at is not None:
        raise UserError("find-gap-answered", id=found.id)
    return found


def _known(call: Call, bron: str) -> Resource | None:
    return store.resource_by_id(call.unit, bron) or store.resource_by_address(call.unit, bron)


def _must_know(call: Call, bron: str) -> Resource:
    found = _known(call, bron)
    if found is None:
        raise UserError("find-no-resource", id=bron[:60])
    return found


def _checked(call: Call, fields: Mapping[str, object]) -> Resource:
    try:
        return resource(fields)
    except RowError as error:
        raise UserError("find-wrong", problems=told(call.say, error.problems)) from None


def _free_id(call: Call, title: str) -> str:
    """An id made of the title that no source has."""
    base = "-".join(words(title))[:LONGEST_ID].strip("-") or "bron"
    number = 1
    while store.is_taken(call.unit, base if number == 1 else f"{base}-{number}"):
        number += 1
    return base if number == 1 else f"{base}-{number}"
