"""The whole room in one value, for who wires the assistant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.schedules import Job
from knowledge.asking.commands import FindCommands
from knowledge.asking.confirming import ConfirmCommands
from knowledge.exchange.commands import ExchangeCommands
from knowledge.exchange.feed_reader import FeedReader, Works
from knowledge.finding.finder import Finder
from knowledge.finding.lists import Lists
from knowledge.finding.shelf import Shelf
from knowledge.gaps.answering import AnsweringCommands
from knowledge.gaps.board import BoardCommands
from knowledge.lent import Lent
from knowledge.lexicon.editing.commands import LexiconCommands
from knowledge.lexicon.editing.proposals import ProposalCommands
from knowledge.links.commands import BrokenLinkCommands
from knowledge.personal import FindPersonalData, nightly
from knowledge.reading.yaml_file import read_yaml
from knowledge.sources.editing import EditingCommands
from knowledge.sources.looking_back import HistoryCommands
from knowledge.sources.rechecking import Recheck
from knowledge.sources.resource import Resource
from knowledge.sources.reviewing import ReviewCommands
from knowledge.sources.rewriting import RewritingCommands
from knowledge.sources.upkeep import UpkeepCommands

if TYPE_CHECKING:
    from knowledge.links.visiting import Visitor

RECHECK = Recheck()


@dataclass(frozen=True, slots=True)
class KnowledgeRoom:
    """What finding offers: commands (the first also listens), the shelf to fill, personal data and jobs.

    `shelf.fill(unit)` and then `upkeep.freshen(unit, now)` are to be promised once at the start;
    `finder.danger(text)` judges a text. `feeds(database, visitor, clock)` reads what editors ask for.
    """

    commands: tuple[
        FindCommands,
        AnsweringCommands,
        EditingCommands,
        HistoryCommands,
        ReviewCommands,
        UpkeepCommands,
        ExchangeCommands,
        BrokenLinkCommands,
        BoardCommands,
        RewritingCommands,
        LexiconCommands,
        ProposalCommands,
        ConfirmCommands,
    ]
    upkeep: UpkeepCommands
    recheck: Recheck
    shelf: Shelf
    finder: Finder
    personal: FindPersonalData
    jobs: tuple[Job, ...]
    feeds: Callable[[Works, Callable[[], Visitor], Callable[[], datetime]], FeedReader]


def knowledge_room(
    lists: Lists,
    sources: Sequence[Resource],
    lent: Lent,
    rules: Recheck = RECHECK,
    folder: Path | None = None,
) -> KnowledgeRoom:
    """Build the room with the word lists and the shipped sources of config/knowledge.

    The index of the sources is kept in `folder`, or for as long as the room lives.
    """
    finder = Finder(lists)
    shelf = Shelf(finder, sources, folder)
    commands = (
        FindCommands(shelf, lent),
        AnsweringCommands(shelf, lent),
        EditingCommands(lent),
        HistoryCommands(),
        ReviewCommands(lent),
        upkeep := UpkeepCommands(rules, lent),
        ExchangeCommands(),
        BrokenLinkCommands(),
        BoardCommands(lent),
        RewritingCommands(),
        LexiconCommands(shelf, lent.clean),
        ProposalCommands(shelf),
        ConfirmCommands(shelf, lent),
    )
    jobs = (nightly(), *upkeep.jobs())
    return KnowledgeRoom(
        commands, upkeep, rules, shelf, finder, FindPersonalData(), jobs, partial(FeedReader, lent)
    )


def theme_names(folder: Path) -> dict[str, str]:
    """The names of the themes by their slug, from themes.yaml.

    Raises:
        OSError: when the file is missing.
    """
    return {theme["slug"]: theme["label"] for theme in read_yaml(folder / "themes.yaml")["themas"]}
