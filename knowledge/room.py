"""The whole room in one value, for who wires the assistant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.store.schedules import Job
from knowledge.asking.commands import FindCommands
from knowledge.finding.finder import Finder, Lists
from knowledge.finding.shelf import Shelf
from knowledge.gaps.answering import AnsweringCommands
from knowledge.lent import Lent
from knowledge.personal import FindPersonalData, nightly
from knowledge.reading.yaml_file import read_yaml
from knowledge.sources.editing import EditingCommands
from knowledge.sources.looking_back import HistoryCommands
from knowledge.sources.resource import Resource
from knowledge.sources.reviewing import ReviewCommands


@dataclass(frozen=True, slots=True)
class KnowledgeRoom:
    """What finding offers: commands (the first also listens), the shelf to fill, personal data and a job.

    `shelf.fill(unit)` is to be promised once at the start; `finder.danger(text)` judges a text.
    """

    commands: tuple[FindCommands, AnsweringCommands, EditingCommands, HistoryCommands, ReviewCommands]
    shelf: Shelf
    finder: Finder
    personal: FindPersonalData
    job: Job


def knowledge_room(lists: Lists, sources: Sequence[Resource], lent: Lent) -> KnowledgeRoom:
    """Build the room with the word lists and the shipped sources of config/knowledge."""
    finder = Finder(lists)
    shelf = Shelf(finder, sources)
    commands = (
        FindCommands(shelf, lent),
        AnsweringCommands(lent),
        EditingCommands(lent),
        HistoryCommands(),
        ReviewCommands(lent),
    )
    return KnowledgeRoom(commands, shelf, finder, FindPersonalData(), nightly())


def theme_names(folder: Path) -> dict[str, str]:
    """The names of the themes by their slug, from themes.yaml.

    Raises:
        OSError: when the file is missing.
    """
    return {theme["slug"]: theme["label"] for theme in read_yaml(folder / "themes.yaml")["themas"]}
