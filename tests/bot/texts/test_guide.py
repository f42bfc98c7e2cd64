"""The secretary's guide: its pictures are there and small, and what it says to press is what stands there."""

from __future__ import annotations

import re
from pathlib import Path

from bot.texts.catalogue import HERE
from tests.browser.guide_pictures import MOST_BYTES, PICTURES

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "gids" / "beleidstafel.md"
NAMES = {"F1", "Bram Visser", "Vraagbaak"}
WALK = re.compile(r"## In tien minuten.*?(?=^## )", re.S | re.M)


def test_every_picture_of_the_guide_is_there_and_all_are_small() -> None:
    named = set(re.findall(r"../pictures/(\S+?\.png)", GUIDE.read_text("utf-8")))
    made = {each.name: each.stat().st_size for each in PICTURES.glob("beleidstafel-*.png")}
    assert named <= set(made)
    assert len(named) >= 5
    assert sum(made.values()) < MOST_BYTES


def test_what_the_guide_says_to_press_is_called_so() -> None:
    walk = WALK.search(GUIDE.read_text("utf-8"))
    assert walk is not None
    said = "\n".join(file.read_text("utf-8") for file in sorted((HERE / "nl").glob("*.ftl")))
    bold = re.findall(r"\*\*([^*]+)\*\*", walk[0].replace("\n", " "))
    labels = {x for x in bold if not x.endswith(".") and x not in NAMES}
    assert len(labels) >= 8
    assert [x for x in sorted(labels) if f"= {x}\n" not in said] == []
