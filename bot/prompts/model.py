"""Prompts as values, and the rules that decide which one is next and when silence is kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct, ValidationError, convert

from bot.core.errors import SetupError

ZONE = ZoneInfo("Europe/Amsterdam")
REPEAT_AFTER = timedelta(days=365)
REWORDED = 0.5
NEVER = datetime.min.replace(tzinfo=UTC)

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Title = Annotated[str, Meta(min_length=1, max_length=60)]
Question = Annotated[str, Meta(min_length=10, max_length=400)]
Week = Annotated[int, Meta(ge=1, le=53)]


class Prompt(Struct, frozen=True, forbid_unknown_fields=True):
    """A question for the community; `weeks` are the ISO weeks in which it goes first."""

    id: Id
    theme: Id
    title: Title
    question: Question
    source: str = ""
    weeks: frozenset[Week] = frozenset()


@dataclass(frozen=True, slots=True)
class Limits:
    """The attention budget: posts per room in one ISO week, and the hours in which nothing is posted."""

    per_week: int = 2
    quiet_from: int = 18
    quiet_until: int = 8

    def quiet(self, moment: datetime) -> bool:
        """Whether nothing is posted at this moment, by the clock of the community."""
        hour = moment.astimezone(ZONE).hour
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until


@dataclass(frozen=True, slots=True)
class Posted:
    """A prompt as it was posted: its words then, which may have been edited since."""

    prompt: str
    theme: str
    question: str
    at: datetime


def load(file: Path) -> tuple[Prompt, ...]:
    """The prompts of a TOML file, in its order.

    Raises:
        SetupError: naming the file, the prompt and the remedy.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        prompts = convert(table.get("prompt", []), tuple[Prompt, ...])
    except FileNotFoundError:
        raise SetupError(f"{file} is missing; copy it from the project's config folder") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SetupError(f"{file} is no valid TOML: {error}") from None
    except ValidationError as error:
        raise SetupError(f"{file}: {_counted(str(error))}") from None
    ids = [prompt.id for prompt in prompts]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise SetupError(f"{file}: two prompts have the id {', '.join(twice)}; give each its own")
    return prompts


def week(moment: datetime) -> str:
    """The ISO week of a moment in the community's time, as 2026-W47."""
    year, number, _ = moment.astimezone(ZONE).isocalendar()
    return f"{year}-W{number:02}"


def queue(
    prompts: Sequence[Prompt], posted: Sequence[Posted], skipped: Mapping[str, datetime], now: datetime
) -> list[Prompt]:
    """The prompts that may be posted, the next one first.

    Left out is what was posted in the last twelve months, also in other words. What was skipped waits
    behind all others; what belongs to this week goes first; after that, the theme that rested longest.
    """
    recent = [one for one in posted if now - one.at < REPEAT_AFTER]
    rested = {one.theme: one.at for one in sorted(posted, key=lambda one: one.at)}

    def rank(prompt: Prompt) -> tuple[datetime, int, datetime]:
        return skipped.get(prompt.id, NEVER), _season(prompt, now), rested.get(prompt.theme, NEVER)

    return sorted((prompt for prompt in prompts if not _used(prompt, recent)), key=rank)


def alike(one: str, other: str) -> bool:
    """Whether two questions are the same in other words: half of their longer words are shared."""
    mine, theirs = _words(one), _words(other)
    return bool(mine) and len(mine & theirs) >= REWORDED * len(mine | theirs)


def _used(prompt: Prompt, recent: Sequence[Posted]) -> bool:
    return any(one.prompt == prompt.id or alike(one.question, prompt.question) for one in recent)


def _season(prompt: Prompt, now: datetime) -> int:
    """0 in its own weeks, 1 for a prompt of all seasons, 2 for one that had better wait for its weeks."""
    if not prompt.weeks:
        return 1
    return 0 if now.astimezone(ZONE).isocalendar().week in prompt.weeks else 2


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{4,}", text.casefold()))


def _counted(error: str) -> str:
    """Msgspec counts from nought and calls the prompts `$`; people count from one."""
    return re.sub(r" - at `\$\[(\d+)\]", lambda at: f" in prompt number {int(at[1]) + 1}, at `", error)
