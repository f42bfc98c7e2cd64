"""What members ask about their own data: mijn-gegevens, wis-mij, wis-bewijs and privacy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.core.commands import Call, command
from bot.core.content import Block, h, p, ul
from bot.core.errors import UserError
from bot.core.ports import KeepsPersonalData
from bot.core.reply import Action, File, Reply, Seen, Style
from bot.core.zone import local, local_day
from bot.store.links import keys_of
from moderation.members.access import Held, as_json, held_of, holds
from moderation.members.erasing import Eraser
from moderation.members.proof import Proof

# A page stays readable; the file has it all.
_MOST_LINES = 8
_LONGEST = 160


class MemberCommands:
    """The desk where members see and erase what is held of them.

    `rooms` are all rooms that keep something of a person; the catalogue says of each what it is for
    (`kept-<name>`, with `.why`, `.until`, `.who` and `.stays`).
    """

    def __init__(self, rooms: Sequence[KeepsPersonalData], eraser: Eraser, proof: Proof) -> None:
        self._rooms = rooms
        self._eraser = eraser
        self._proof = proof

    @command("privacy", seen=Seen.ASKER)
    def privacy(self, call: Call) -> Reply:
        """Say in short what is kept and what never is."""
        say = call.say
        points = ("privacy-clients", "privacy-you", "privacy-messages", "privacy-platform", "privacy-rights")
        body = (h(say("privacy-title")), p(say("privacy-intro")), ul(*(say(point) for point in points)))
        return Reply(body, (_see(call), _erase(call)))

    @command("mijn-gegevens", seen=Seen.ASKER)
    def mine(self, call: Call) -> Reply:
        """Show what is held of the asker, why, until when and who sees it; all of it in a file."""
        held = held_of(call.unit, self._rooms, *keys_of(call.unit, call.person))
        say = call.say
        if not held:
            return Reply((h(say("mine-title")), p(say("mine-nothing")), p(say("mine-key"))), to=Seen.ASKER)
        file = File(say("mine-file"), "application/json", as_json(held, call.now))
        body = (h(say("mine-title")), p(say("mine-intro")), *_page(call, held), p(say("mine-key")))
        return Reply(body, (_erase(call),), files=(file,))

    @command("wis-mij", seen=Seen.ASKER, confirm=True)
    def erase(self, call: Call) -> Reply:
        """Erase the asker everywhere, say what stays and why, and give a proof."""
        erased = self._eraser.erase(call.unit, keys_of(call.unit, call.person), call.now)
        say = call.say
        blocks: list[Block] = [h(say("erased-title")), p(say("erased-done", count=erased.total))]
        gone = [name for name, count in erased.touched.items() if count]
        if gone:
            blocks += (p(say("erased-where")), ul(*(_told(call, name, "stays") for name in gone)))
        if erased.remaining:
            names = ", ".join(_label(call, name) for name in erased.remaining)
            blocks.append(p(say("erased-remaining", names=names)))
        code = self._proof.issue(local_day(call.now), erased.total)
        blocks += (p(say("erased-elsewhere")), p(say("erased-proof", code=code)))
        return Reply(tuple(blocks))

    @command("wis-bewijs", seen=Seen.ASKER)
    def proof(self, call: Call, code: str) -> Reply:
        """Tell whether a proof of erasure is genuine."""
        proven = self._proof.check(code)
        if proven is None:
            raise UserError("proof-unknown")
        return Reply(p(call.say("proof-genuine", day=f"{proven.day:%d-%m-%Y}", count=proven.rows)))


def _see(call: Call) -> Action:
    return Action(call.say("privacy-see"), "mijn-gegevens")


def _erase(call: Call) -> Action:
    return Action(call.say("privacy-erase"), "wis-mij", style=Style.DANGER)


def _page(call: Call, held: Held) -> Iterator[Block]:
    for name, found in held.items():
        yield h(_label(call, name), 3)
        told = [call.say(f"mine-{part}", words=_said(call, name, part)) for part in ("why", "until", "who")]
        yield ul(*told)
        lines = list(_lines(found))
        yield ul(*lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            yield p(call.say("mine-more", count=len(lines) - _MOST_LINES))


def _lines(found: Mapping[str, object]) -> Iterator[str]:
    """What a room holds, one line per thing."""
    for value in found.values():
        if not holds(value):
            continue
        if isinstance(value, list | tuple):
            yield from (_line(one) for one in value)
        else:
            yield _line(value)


def _line(value: object) -> str:
    parts = value.values() if isinstance(value, Mapping) else [value]
    words = " · ".join(_worded(part) for part in parts if holds(part))
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _worded(part: object) -> str:
    """One value for a reader: a moment as day and time, named values as their values."""
    if isinstance(part, Mapping):
        return ", ".join(str(one) for one in part.values())
    try:
        moment = datetime.fromisoformat(str(part))
    except ValueError:
        return str(part)
    return f"{local(moment):%d-%m-%Y %H:%M}"


def _told(call: Call, name: str, part: str) -> str:
    return f"{_label(call, name)}: {_said(call, name, part)}"


def _label(call: Call, name: str) -> str:
    return _or_other(call, name, "")


def _said(call: Call, name: str, part: str) -> str:
    return _or_other(call, name, f".{part}")


def _or_other(call: Call, name: str, attribute: str) -> str:
    """The catalogue's words about a room; general words for a room it does not know yet."""
    try:
        return call.say(f"kept-{name}{attribute}")
    except LookupError:
        return call.say(f"kept-other{attribute}")
