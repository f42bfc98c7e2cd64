"""The tiles are those regions that signals know, each on a spot of its own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.digest.atlas import drawn, load_atlas, shade
from tests.bot.digest.community import ATLAS, CONFIG


def test_every_region_that_a_signal_can_have_has_its_tile() -> None:
    known = tomllib.loads((CONFIG.parent / "signals" / "regions.toml").read_text("utf-8"))["regions"]
    assert {code: region["name"] for code, region in known.items()} == {
        code: tile.name for code, tile in ATLAS.items()
    }
    assert len({tile.short for tile in ATLAS.values()}) == len(ATLAS) == 42


@pytest.mark.parametrize(
    "text",
    [
        '[a]\nname="A"\nshort="AAA"\nrow=1\ncolumn=1\n[b]\nname="B"\nshort="BBB"\nrow=1\ncolumn=1\n',
        '[a]\nname="A"\n',
        "[a",
    ],
)
def test_tiles_that_cannot_be_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "tiles.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"spot|short|Expected|tiles"):
        load_atlas(file)


def test_the_map_reads_aloud_and_hatches_what_is_hidden() -> None:
    svg = drawn(ATLAS, {"twente": 2, "zeeland": 0}, ("6–14", "15–29", "30+"), 'Twente 30+ & "Zeeland" 6–14')
    assert svg.count('fill="url(#few)"') == 40
    assert "<title>Twente 30+ &amp; &quot;Zeeland&quot; 6–14</title>" in svg
    assert svg.count(shade(2, 3)) == 1
