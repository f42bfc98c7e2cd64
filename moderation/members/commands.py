"""What members ask about their own data: mijn-gegevens, wis-mij, wis-bewijs and privacy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.commands import Call, Say, command
from bot.core.content import Block, h, p, ul
from bot.core.errors import UserError
from bot.core.ports import KeepsPersonalData
from bot.core.reply import Action, File, Reply, Seen, Style
from bot.core.zone import local_day
from bot.store.links import keys_of
from moderation.members.access import as_json, held_of
from moderation.members.erasing import Eraser
from moderation.members.page import page
from moderation.members.proof import ERASED, Proof
from moderation.members.reading import Reader, Section


class MemberCommands:
    """The desk where members see and erase what is held of them.

    `rooms` are all rooms that keep something of a person; the catalogue says of each what it is for
    (`kept-<name>`, with `.why`, `.until`, `.who` and `.stays`) and how its values are called (`held-…`).
    `days` are the periods, by room, that the settings made shorter than these texts say.
    """

    def __init__(
        self,
        rooms: Sequence[KeepsPersonalData],
        eraser: Eraser,
        proof: Proof,
        days: Mapping[str, int] | None = None,
    ) -> None:
        self._rooms = rooms
        self._days = days or {}
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
        sections = Reader(say, self._days).sections(held)
        files = (
            File(say("mine-page"), "text/html", page(say, sections, call.now, call.locale)),
            File(say("mine-file"), "application/json", as_json(held, call.now)),
        )
        listed = ul(*(_short(say, section) for section in sections))
        body = (h(say("mine-title")), p(say("mine-intro")), listed, p(say("mine-rights")))
        return Reply(body, (_erase(call),), files=files)

    @command("wis-mij", seen=Seen.ASKER, confirm=True)
    def erase(self, call: Call) -> Reply:
        """Erase the asker everywhere, say what stays and why, and give a proof."""
        erased = self._eraser.erase(call.unit, keys_of(call.unit, call.person), call.now)
        say, reader = call.say, Reader(call.say)
        blocks: list[Block] = [h(say("erased-title")), p(say("erased-done", count=erased.total))]
        gone = [name for name, count in erased.touched.items() if count]
        if gone:
            blocks += (
                p(say("erased-where")),
                ul(*(f"{reader.about(name)}: {reader.about(name, 'stays')}" for name in gone)),
            )
        if erased.remaining:
            names = ", ".join(reader.about(name) for name in erased.remaining)
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
        key = "proof-genuine" if proven.kind == ERASED else "proof-objected"
        return Reply(p(call.say(key, day=f"{proven.day:%d-%m-%Y}", count=proven.rows)))


def _see(call: Call) -> Action:
    return Action(call.say("privacy-see"), "mijn-gegevens")


def _erase(call: Call) -> Action:
    return Action(call.say("privacy-erase"), "wis-mij", style=Style.DANGER)


def _short(say: Say, section: Section) -> str:
    """One line about what a room holds: how much, and the last day any of it is kept."""
    days = [entry.until for entry in section.entries if entry.until]
    until = say("mine-line-until", day=f"{max(days):%d-%m-%Y}") if days else section.until
    return say("mine-line", what=section.label, count=len(section.entries), until=until)
