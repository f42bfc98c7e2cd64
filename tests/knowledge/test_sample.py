"""In the sample community something waits for an editor."""

from __future__ import annotations

from pathlib import Path

from bot.store.engine import open_engine
from knowledge.gaps import gaps
from knowledge.room import KnowledgeRoom
from knowledge.sources import drafts, store
from tests.databases import Template
from tests.knowledge.sources.desk import els


def test_a_question_and_a_proposed_source_wait_and_can_be_dealt_with(
    tmp_path: Path, community: Template, room: KnowledgeRoom
) -> None:
    engine = open_engine(community.put(tmp_path / "filled"))
    with engine.begin() as unit:
        (question,) = gaps.open_gaps(unit)
        (proposed,) = drafts.proposed(unit)
        room.commands[4].accept(els(unit), proposed.id)
        assert store.resource_by_id(unit, proposed.source) is not None
        room.commands[1].answer(els(unit), question.id, proposed.source)
        assert (gaps.open_gaps(unit), drafts.proposed(unit)) == ([], [])
    engine.dispose()
