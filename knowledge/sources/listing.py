"""Lists of sources, to look through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, literal, select

from knowledge.sources.changes import Stored
from knowledge.sources.resource import KnowledgeSource, Resource, ResourceKind
from knowledge.sources.rows import as_stored
from knowledge.sources.tables import resource


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sources: of a kind, theme, kind of knowledge or region, with words in the title; or hidden."""

    kind: ResourceKind | None = None
    theme: str = ""
    knowledge: KnowledgeSource | None = None
    region: str = ""
    titled: str = ""
    hidden: bool = False

    def fits(self, made: Resource) -> bool:
        """Tell whether a source that is shown is of this kind, whatever its title."""
        return (
            not self.hidden
            and self.kind in {None, made.kind}
            and self.knowledge in {None, made.knowledge_source}
            and self.theme in {"", *made.themes}
            and self.region in {"", made.region}
        )


def listed(unit: Connection, wanted: Wanted, start: int, number: int) -> tuple[Sequence[Stored], int]:
    """Some of these sources by title, from the one at `start`; and how many there are in all."""
    which = _where(wanted)
    rows = unit.execute(
        select(resource).where(*which).order_by(resource.c.title, resource.c.id).offset(start).limit(number)
    )
    total = unit.execute(select(func.count()).select_from(resource).where(*which)).scalar_one()
    return [as_stored(row) for row in rows], total


def regions(unit: Connection) -> list[str]:
    """The regions that sources which are shown are for."""
    shown = select(resource.c.region).where(resource.c.retired.is_(False))
    return sorted(unit.execute(shown.distinct()).scalars())


def _where(wanted: Wanted) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = [resource.c.retired.is_(wanted.hidden)]
    if wanted.kind:
        which.append(resource.c.kind == wanted.kind.value)
    if wanted.knowledge:
        which.append(resource.c.knowledge_source == wanted.knowledge.value)
    if wanted.region:
        which.append(resource.c.region == wanted.region)
    if wanted.theme:
        # Themes stand one on a line.
        lines = literal("\n") + resource.c.themes + "\n"
        which.append(lines.contains(f"\n{wanted.theme}\n", autoescape=True))
    for word in wanted.titled.split():
        held = resource.c.title.icontains(word, autoescape=True)
        which.append(held | resource.c.id.icontains(word, autoescape=True))
    return which
