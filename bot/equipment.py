"""What the assistant reads from config/ once: word lists, rules, prompts, sentences. Never changed after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.core.commands import Say
from bot.core.errors import SetupError
from bot.core.people import Role
from bot.digest.atlas import Atlas, load_atlas
from bot.prompts.model import Prompt
from bot.prompts.model import load as load_prompts
from bot.schedule import Rule
from bot.settings.model import Finding, Settings
from bot.settings.reading import load, load_roles
from bot.signals.likeness.closeness import Closeness
from bot.signals.reading.rules import SignalRules
from bot.signals.reading.rules import load_rules as load_signal_rules
from bot.texts import catalogue
from knowledge.finding.finder import shipped
from knowledge.finding.lists import Lists, load_lists
from knowledge.lexicon.gist import Gist
from knowledge.meaning.nearness import Nearness
from knowledge.meaning.vectors import Vectors, load_vectors
from knowledge.room import theme_names
from knowledge.sources.rechecking import Recheck
from knowledge.sources.resource import Resource
from moderation.door.lists import DoorLists, load_door_lists
from moderation.guard.guard import Guard
from moderation.screening.config import read_config
from moderation.screening.screening import Learned, learn


@dataclass(frozen=True, slots=True, repr=False)
class Equipment:
    """Everything that is only read; several assistants can share one.

    As text it would be megabytes, and asyncio makes text of what its tasks hold.
    """

    folder: Path
    settings: Settings
    roles: Mapping[str, frozenset[Role]]
    says: Mapping[str, Say]
    prompts: tuple[Prompt, ...]
    signal_rules: SignalRules
    lists: Lists
    sources: tuple[Resource, ...]
    themes: Mapping[str, str]
    screening: Learned
    guard: Guard
    door: DoorLists
    recheck: Recheck
    atlas: Atlas


def equip(folder: Path) -> Equipment:
    """Read a config folder.

    Raises:
        SetupError: naming the file, the key and the remedy.
    """
    settings = _timed(folder)
    try:
        roles, prompts = load_roles(folder), load_prompts(folder / "prompts.toml")
        meaning = load_vectors(Path(settings.finding.meaning)) if settings.finding.meaning else None
        lists = load_lists(folder / "knowledge", _nearness(settings.finding, meaning))
        gist = Gist(lists.reader.dutch, lists.reader.hearing)
        rules = load_signal_rules(folder / "signals", gist.of)
        return Equipment(
            folder,
            settings,
            roles,
            catalogue.load(),
            prompts,
            replace(rules, closeness=_closeness(settings.finding, meaning)),
            lists,
            shipped(folder / "knowledge"),
            theme_names(folder / "knowledge"),
            learn(read_config(folder / "screening")),
            Guard.load(folder / "guard"),
            load_door_lists(folder / "door"),
            _recheck(settings),
            load_atlas(folder / "digest" / "tiles.toml"),
        )
    except FileNotFoundError as error:
        raise SetupError(f"{error.filename} is missing; copy it from the project's config folder") from error
    except ValueError as error:
        where = "" if str(folder) in str(error) else f"{folder}: "
        raise SetupError(f"{where}{error}") from error


def _recheck(settings: Settings) -> Recheck:
    """The rules of looking at sources again; ValueError for a kind that there is not."""
    given = settings.sources
    return Recheck(given.days, given.by_kind, given.schedule, given.asks, given.answer_days)


def _nearness(finding: Finding, meaning: Vectors | None) -> Nearness | None:
    """What a model of meaning does for finding."""
    return Nearness(meaning, finding.weight) if meaning else None


def _closeness(finding: Finding, meaning: Vectors | None) -> Closeness | None:
    """What a model of meaning does for signals, when the settings let it."""
    return Closeness(meaning.of, finding.signals) if meaning and finding.signals else None


def _timed(folder: Path) -> Settings:
    """The settings, with schedules that can be read."""
    settings = load(folder)
    timed = {
        "prompts": settings.prompts.schedule,
        "digest": settings.digest.schedule,
        "links": settings.links.schedule,
        "sources": settings.sources.schedule,
    }
    for key, cron in timed.items():
        try:
            Rule(cron)
        except SetupError as error:
            raise SetupError(f"{folder / 'vraagbaak.toml'}: {error} - at `$.{key}.schedule`") from error
    return settings
