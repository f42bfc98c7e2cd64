"""The whole room in one value, for who wires the assistant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.prompts.commands import PromptCommands
from bot.prompts.harvesting import HarvestCommands
from bot.prompts.lent import Lent
from bot.prompts.model import Limits, Prompt
from bot.prompts.personal import HarvestPersonalData
from bot.prompts.posting import Places, Prompter
from bot.prompts.retention import nightly
from bot.prompts.telling import HarvestTeller
from bot.store.schedules import Job


@dataclass(frozen=True, slots=True)
class PromptRoom:
    """What prompts offer: commands, removals (`harvest`), personal data and jobs."""

    commands: tuple[PromptCommands, HarvestCommands]
    harvest: HarvestCommands
    personal: HarvestPersonalData
    jobs: tuple[Job, ...]


def prompt_room(
    prompts: Sequence[Prompt],
    limits: Limits,
    places: Places,
    cron: str,
    next_due: Callable[[datetime], datetime | None],
    lent: Lent,
) -> PromptRoom:
    """Build the room.

    Args:
        prompts: the stock.
        limits: the attention budget.
        places: the rooms that get prompts, and the staff room.
        cron: when a prompt is posted.
        next_due: when that is next, after a moment.
        lent: what the rest of the assistant hands in.
    """
    titles = {prompt.id: prompt.title for prompt in prompts}
    prompter = Prompter(prompts, limits, places, lent.outbox, lent.say_in, lent.source_link)
    harvest = HarvestCommands(lent, titles)
    teller = HarvestTeller(places.rooms, limits, lent, titles)
    return PromptRoom(
        (PromptCommands(prompter, next_due), harvest),
        harvest,
        HarvestPersonalData(),
        (prompter.job(cron), teller.job(), nightly()),
    )
