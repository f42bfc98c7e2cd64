"""Makes an index and changes it, over and over, and says so after each time; started to be killed.

python -m tests.knowledge.finding.child_changes make|change FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from knowledge.finding.folder import IndexFolder
from knowledge.reading.compounds import Compounds
from knowledge.reading.dutch import load_dutch
from tests.knowledge.conftest import CONFIG, made

NUMBER = 40


def states() -> tuple[dict[str, str], dict[str, str]]:
    """The titles by id of the two states between which it changes."""
    ids = [f"bron-{n}" for n in range(NUMBER)]
    one, other = ({id_: f"{title} {id_}" for id_ in ids} for title in ("Handreiking vuurtoren", "Wegwijzer"))
    return one, other


def main() -> None:
    """Go on until somebody ends it."""
    how, where = sys.argv[1:]
    folder = IndexFolder(load_dutch(CONFIG), Compounds(()), "test", Path(where))
    both = [{id_: made(id_, title) for id_, title in state.items()} for state in states()]
    index = folder.make(lambda: both[0].values())
    for turn in range(1, 1_000_000):
        sources = both[turn % 2]
        if how == "make":
            index = folder.make(sources.values)
        else:
            index = folder.change(index, dict(sources), turn, turn, ())
        sys.stdout.write(f"{turn}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
