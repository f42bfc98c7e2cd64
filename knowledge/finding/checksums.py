"""Whether the files of an index are as the library wrote them.

Each of its files ends with a footer: what it is, as JSON with the CRC-32 of all before it; the length of that
JSON and the number 1337, each four bytes (tantivy, `src/directory/footer.rs`).
"""

from __future__ import annotations

import json
from pathlib import Path
from zlib import crc32

from knowledge.finding.pages import TornError

META = "meta.json"
_MAGIC = 1337
_TAIL = 8
_PIECE = 1 << 20


def check(folder: Path) -> None:
    """Read all files that the index consists of.

    Raises:
        TornError: naming the first one that is damaged.
        OSError: when one cannot be read.
    """
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    own = {segment["segment_id"].replace("-", "") for segment in meta["segments"]}
    for file in sorted(folder.iterdir()):
        if file.name.partition(".")[0] in own and not _sound(file):
            raise TornError(f"{file.name} is damaged")


def _sound(file: Path) -> bool:
    size = file.stat().st_size
    with file.open("rb") as opened:
        opened.seek(max(0, size - _TAIL))
        tail = opened.read(_TAIL)
        length, magic = (int.from_bytes(part, "little") for part in (tail[:4], tail[4:]))
        body = size - _TAIL - length
        if magic != _MAGIC or body < 0:
            return False
        opened.seek(body)
        footer = json.loads(opened.read(length))
        opened.seek(0)
        found, left = 0, body
        while left and (piece := opened.read(min(_PIECE, left))):
            found, left = crc32(piece, found), left - len(piece)
    return left == 0 and found == footer["crc"]
