"""Two acceptance checks of signals that speak of what lies on disk, told once for every platform."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.signals.capture.tagging import TAG
from tests.stories.cast import HALL, SIGNALS, Stage
from tests.stories.story import last

POINTED_AT = "Het tarief dekt de kosten van onze zonnebloemgroep al jaren niet"
Check = Callable[[Stage, Path], Awaitable[None]]
PLANTED = ("123456782", "06-12345678", "jan.devries@example.nl", "Jan de Vries")
CLIENT = (
    "Het tarief is te laag voor cliënt Jan de Vries, bsn 123456782, moeder belt 06-12345678 "
    "of mailt jan.devries@example.nl"
)


def lies_on_disk(folder: Path, *words: str) -> list[str]:
    """Which of these words stand in any file of a folder, and where."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        f"{each} in {path.name}" for path in files for each in words if each.encode() in path.read_bytes()
    ]


async def check_1_a_tag_of_someone_else_leaves_no_text_and_no_pointer_after_a_week(
    stage: Stage, folder: Path
) -> None:
    """Nothing of the words is kept before the author confirms, and the pointer is gone after seven days."""
    anna, ben = stage.person("anna"), stage.person("ben")
    message = await ben.says(POINTED_AT, SIGNALS)
    await anna.reacts(message, TAG)
    assert "Een collega denkt" in last(ben)
    assert lies_on_disk(folder, "zonnebloemgroep") == []
    (pointer,) = (await stage.state())["signal"]
    assert (pointer["state"], pointer["text"], pointer["message"]) == ("kandidaat", None, True)
    await stage.passes(days=8)
    (gone,) = (await stage.state())["signal"]
    assert (gone["state"], gone["person"], gone["message"]) == ("verlopen", None, False)
    assert lies_on_disk(folder, "zonnebloemgroep") == []


async def check_2_client_data_in_a_signal_is_nowhere_on_disk(stage: Stage, folder: Path) -> None:
    """Numbers, addresses and names of a client are held back, and kept nowhere once the author confirms."""
    anna = stage.person("anna")
    await anna.uses("signaal", HALL, tekst=CLIENT)
    assert lies_on_disk(folder, *PLANTED) == []
    await anna.presses("Verstuur deze versie")
    kept = (await stage.state())["signal"]
    assert len(kept) == 1
    assert "[bsn]" in str(kept[0]["text"]).casefold()
    assert lies_on_disk(folder, *PLANTED) == []
