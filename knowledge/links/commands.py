"""The queue of links that an editor should look at."""

from __future__ import annotations

from bot.core.commands import Call, command
from bot.core.content import Block, b, link, p
from bot.core.people import Role
from bot.core.reply import Action, Reply, Seen, Style
from knowledge.links import store
from knowledge.links.states import LinkState
from knowledge.links.store import BrokenLink

SHOWN = 3


class BrokenLinkCommands:
    """Shows links that do not work, and what can be done about each."""

    @command("kapotte-links", needs=Role.EDITOR, seen=Seen.ASKER)
    def queue(self, call: Call, vanaf: int = 0) -> Reply:
        """Links that failed on several days, or moved for good; the longest first."""
        waiting, start = store.broken(call.unit), max(0, vanaf)
        shown = waiting[start : start + SHOWN]
        if not shown:
            return Reply(p(call.say("links-none")))
        blocks: list[Block] = [p(call.say("links-waiting", number=len(waiting)))]
        blocks += [_told(call, place, each) for place, each in enumerate(shown, start + 1)]
        actions = [a for place, each in enumerate(shown, start + 1) for a in _choices(call, place, each)]
        if len(waiting) > start + SHOWN:
            actions.append(Action(call.say("find-do-more"), "kapotte-links", {"vanaf": str(start + SHOWN)}))
        return Reply(tuple(blocks), tuple(actions))

    @command("link-is-goed", needs=Role.EDITOR, seen=Seen.ASKER, hidden=True)
    def leave(self, call: Call, bron: str) -> Reply:
        """Leave a link as it is, until something else comes of it."""
        store.leave(call.unit, bron)
        return Reply(p(call.say("links-left", id=bron)))


def _told(call: Call, place: int, each: BrokenLink) -> Block:
    since = f"{each.since.day}-{each.since.month}-{each.since.year}"
    state = call.say(f"enum-linkstate-{each.state}")
    words = call.say("links-since", state=state, since=since, status=each.status)
    target = (" → ", link(each.moved_to, each.moved_to)) if each.state is LinkState.MOVED else ()
    return p(
        b(f"{place}. {each.title}"), f" ({each.source}) ", link(each.url, each.url), f" · {words}", *target
    )


def _choices(call: Call, place: int, each: BrokenLink) -> tuple[Action, ...]:
    address = {"bron": each.source, "veld": "url"}
    if each.state is LinkState.MOVED:
        change = Action(
            call.say("links-do-move", place=place), "wijzig-bron", {**address, "waarde": each.moved_to}
        )
    else:
        change = Action(call.say("links-do-address", place=place), "wijzig-bron", address)
    return (
        change,
        Action(call.say("links-do-hide", place=place), "verberg-bron", {"bron": each.source}, Style.DANGER),
        Action(call.say("links-do-leave", place=place), "link-is-goed", {"bron": each.source}),
    )
