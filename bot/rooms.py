"""Builds the rooms of the assistant and hands each what it needs of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from msgspec.structs import asdict
from sqlalchemy import Connection, delete

from bot.briefing import Briefing, links, spoken
from bot.core.commands import Call, Say
from bot.core.events import Message
from bot.core.people import Actor
from bot.core.places import Audience, Conversation, MessageRef
from bot.core.ports import KeepsPersonalData, Outbox
from bot.core.speak import Clock, Speaker
from bot.digest.commands import DigestCommands
from bot.digest.dossier.commands import DossierCommands
from bot.digest.dossier.publishing import DossierPublisher
from bot.digest.publishing import Publisher
from bot.digest.recipients import Recipients
from bot.digest.sending import Monday
from bot.equipment import Equipment
from bot.prompts.lent import Lent as PromptLent
from bot.prompts.model import Limits
from bot.prompts.posting import Places
from bot.prompts.room import PromptRoom, prompt_room
from bot.reporting import facts, released
from bot.schedule import Rule
from bot.settings.known_rooms import KnownRooms
from bot.settings.model import Settings
from bot.settings.retention import shortened
from bot.signals.deadlines import Terms
from bot.signals.lent import Lent as SignalLent
from bot.signals.room import SignalRoom, signal_room
from bot.signals.tables import endorsement
from bot.signals.telling.feedback import FeedbackCommands
from bot.starting import Adapters
from bot.store.choices import Choices
from bot.store.links import keys_of
from bot.store.people import Contacts, Pseudonyms
from bot.table.lent import Lent as TableLent
from bot.table.room import TableRoom, table_room
from bot.tabling import TabledBundles, masked, tell
from knowledge.lent import Lent as KnowledgeLent
from knowledge.room import KnowledgeRoom, knowledge_room
from knowledge.sources.tables import gap_asker
from moderation.cases.lent import Lent as ModerationLent
from moderation.cases.room import ModerationRoom, moderation_room
from moderation.door.door import Door
from moderation.door.lent import Lent as DoorLent
from moderation.door.model import Sensitivity
from moderation.door.room import DoorRoom, door_room
from moderation.door.tally import Count
from moderation.leaks.lent import Lent as LeakLent
from moderation.leaks.room import LeakRoom, leak_room
from moderation.members.readers import Readers
from moderation.members.room import Lent as MembersLent
from moderation.members.room import MembersRoom, members_room
from moderation.members.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Foundation:
    """What every room stands on."""

    equipment: Equipment
    data: Path
    secret: bytes
    places: KnownRooms
    adapters: Adapters
    speaker: Outbox
    say_in: Callable[[str], Say]
    people: Pseudonyms
    choices: Choices
    guard: Door

    def message(self, unit: Connection, ref: MessageRef) -> Message | None:
        """A message as its platform has it, or None."""
        return self.adapters[ref.conversation.platform].message(unit, ref)

    def retract(self, unit: Connection, person: str, words: str) -> int:
        """Empty the calls that mention these words, on every account of a person; how many there were."""
        return sum(self.choices.retract(unit, key, words) for key in keys_of(unit, person))


def door(
    equipment: Equipment,
    speaker: Speaker,
    adapters: Adapters,
    places: KnownRooms,
    count: Count,
    clock: Clock,
    danger: Callable[[str], bool],
) -> DoorRoom:
    """The room at the door, which all words come in by."""
    lent = DoorLent(
        speaker,
        equipment.says.__getitem__,
        places.name,
        places.called,
        lambda where: adapters[where.platform].can(where),
        lambda act: adapters[act.platform].lacks(act),
        lambda ref: adapters[ref.conversation.platform].link(ref),
        places.staff,
        danger,
    )
    usual = Sensitivity(equipment.settings.moderation.sensitivity)
    rooms = {key: Sensitivity(value) for key, value in places.sensitivities.items()}
    return door_room(equipment.guard, equipment.door, usual, rooms, lent, count, clock)


def knowledge(on: Foundation) -> KnowledgeRoom:
    """The room that finds sources."""
    own, staff = on.equipment, tuple(on.places.of_staff.values())
    base = (on.speaker, Contacts(), on.say_in, on.places.region)
    lent = KnowledgeLent(
        *base, own.themes, _clean(own), staff, own.settings.digest.minimum_group, Wishes().counts
    )
    return knowledge_room(own.lists, own.sources, lent, own.recheck, on.data / "index")


def _clean(own: Equipment) -> Callable[[str], bool]:
    """Whether a text holds no client data."""
    return lambda text: not own.guard.examine(text).spans


def prompts(on: Foundation, danger: Callable[[str], bool]) -> PromptRoom:
    """The room that starts discussions."""
    settings, titles = on.equipment.settings.prompts, {x.id: (x.title, x.url) for x in on.equipment.sources}
    lent = PromptLent(
        on.speaker, on.say_in, titles.get, on.guard.screen, on.message, on.people.person, danger
    )
    limits = Limits(settings.per_week, settings.quiet_from, settings.quiet_until)
    places = Places(on.places.with_prompts, on.places.staff())
    next_due = Rule(settings.schedule).next_after
    return prompt_room(on.equipment.prompts, limits, places, settings.schedule, next_due, lent)


def signals(on: Foundation, danger: Callable[[str], bool]) -> SignalRoom:
    """The room that takes signals in and brings what comes of them back."""
    lent = SignalLent(
        on.speaker,
        Contacts(),
        on.say_in,
        on.guard.screen,
        on.message,
        on.people.person,
        on.places.name,
        on.retract,
        on.places.named,
        tuple(on.places.of_staff.values()),
        on.guard.elsewhere,
    )
    own, least = on.equipment, on.equipment.settings.digest.minimum_group
    return signal_room(own.signal_rules, on.secret, danger, lent, least, terms_of(own.settings))


def terms_of(settings: Settings) -> Terms:
    """The terms of signals as the settings have them."""
    return Terms(**asdict(settings.terms))


def moderation(on: Foundation) -> ModerationRoom:
    """The room that keeps it safe."""
    lent = ModerationLent(
        on.speaker,
        Contacts(),
        on.say_in,
        on.message,
        on.people.person,
        on.places.name,
        lambda where: on.adapters[where.platform].can(where),
        lambda act: on.adapters[act.platform].lacks(act),
        lambda ref: on.adapters[ref.conversation.platform].link(ref),
        on.places.staff,
        Readers().note,
    )
    return moderation_room(on.equipment.screening, lent, acts=on.equipment.settings.moderation.acts)


def leaks(on: Foundation, empty: Callable[[Call], None]) -> LeakRoom:
    """The room that deals with client data that slipped through."""
    lent = LeakLent(
        on.speaker,
        on.say_in,
        on.message,
        lambda where: on.adapters[where.platform].can(where),
        lambda act: on.adapters[act.platform].lacks(act),
        lambda: tuple(on.places.of_staff.values()),
        empty,
        lambda ref: on.adapters[ref.conversation.platform].link(ref),
    )
    return leak_room(on.secret, lent)


def members(on: Foundation, keepers: Sequence[KeepsPersonalData]) -> MembersRoom:
    """The room where members see, take along and erase what is held of them."""
    days = shortened(on.equipment.settings.retention)
    lent = MembersLent(on.speaker, Contacts(), on.say_in, on.people.account, on.data, _uncount, days)
    return members_room(keepers, on.secret, lent)


def _uncount(unit: Connection, person: str) -> int:
    """Take a person out of recognitions and of who asked a question; how many rows that were."""
    counted = (endorsement, gap_asker)
    return sum(unit.execute(delete(each).where(each.c.person == person)).rowcount for each in counted)


def table(on: Foundation, feedback: FeedbackCommands) -> TableRoom:
    """The room of the policy table."""
    bundles, staff = TabledBundles(on.equipment.settings.digest.minimum_group), on.places.of_staff
    own = (on.speaker, on.say_in, tuple(staff.values()), partial(masked, on.equipment.guard))
    return table_room(TableLent(bundles, partial(tell, feedback), *own))


def digests(on: Foundation) -> tuple[DigestCommands, Monday]:
    """The commands for the weekly digest, and what sends it."""
    equipment = on.equipment
    publisher = Publisher(facts, released, equipment.settings.digest.minimum_group)
    mail = monday(on, publisher)
    return DigestCommands(publisher, equipment.atlas, Contacts(), mail), mail


def monday(on: Foundation, publisher: Publisher) -> Monday:
    """What sends the digest to those whose role the settings name."""
    equipment, wanted = on.equipment, frozenset(on.equipment.settings.digest.to)
    named = sorted(account for account, roles in equipment.roles.items() if roles & wanted)
    split = (Actor(platform, id_, "") for platform, id_ in (x.split(":", 1) for x in named))
    accounts = [each for each in split if each.platform in on.adapters]

    def known(account: Actor) -> Actor | None:
        where = Conversation(account.platform, "", account.id, Audience.DIRECT)
        found = on.adapters[account.platform].find_actor(account.id, where)
        return found if found is not None and found.id == account.id else None

    locale = equipment.settings.assistant.locale
    to = Recipients(accounts, Contacts(), on.people.person, known, locale)
    rooms = list(on.places.of_staff.values())
    return Monday(publisher, equipment.atlas, rooms, to, on.speaker, on.say_in)


def dossiers(equipment: Equipment, sources: KnowledgeRoom) -> DossierCommands:
    """What makes dossiers, with what the knowledge base has on each bundle."""

    def find(subject: str) -> list[tuple[str, str]]:
        return links(sources.finder.ask(subject, addressed=True))

    least = equipment.settings.digest.minimum_group
    briefing = Briefing(least, find)
    publisher = DossierPublisher(briefing.meeting, briefing.gather, spoken, least)
    return DossierCommands(publisher, equipment.atlas)
