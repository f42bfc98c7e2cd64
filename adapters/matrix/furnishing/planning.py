"""What of a new community is still missing, in the order in which it can be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from adapters.matrix.furnishing.furnishing import ROOMS, SPACE, Community, Found, Furniture, Wish
from adapters.matrix.rooms.permissions import may_send, may_set_level, power_of
from bot.core.places import Audience

NEEDED = 50
"""What the assistant needs in a room that others made: to take messages away, and to put people out."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do in a room (by its name in the plan); `users` are for whom, with their power level.

    `line` says it in words; it is empty for what goes without saying when a room is new.
    """

    kind: Literal["make", "enter", "link", "encrypt", "levels", "invite"]
    name: str
    line: str
    users: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lack:
    """What is wrong with what others made, and only they can mend."""

    line: str


Step: TypeAlias = Task | Lack


def plan(wish: Wish, there: Community) -> list[Step]:
    """What is missing, in the order in which it can be made.

    As long as the assistant is not in a space that is there, that comes first: its rooms are not seen yet.
    """
    found = there.rooms.get(SPACE)
    if found is not None and found.room is None:
        return [Task("enter", SPACE, f"erin     {found.called}: de assistent is er nog niet")]
    steps = [*_space(wish, there), *(step for each in ROOMS for step in _room(each, wish, there))]
    unseen = f"let op   {there.unseen} kamers in de space kan de assistent niet zien; hoort er hier een bij?"
    return [*([Lack(unseen)] if there.unseen else []), *steps]


def _space(wish: Wish, there: Community) -> Iterator[Step]:
    if SPACE not in there.rooms:
        yield Task("make", SPACE, f"space    {wish.name} ({there.aliases[SPACE]}), alleen op uitnodiging")
    if (lack := _powerless(SPACE, there)) is not None:
        yield lack
    else:
        yield from _people(SPACE, wish.staff, wish, there)


def _room(each: Furniture, wish: Wish, there: Community) -> Iterator[Step]:
    found, staff = there.rooms.get(each.name), each.audience is Audience.STAFF
    secret = staff and wish.encrypted
    if found is None:
        kind = ", ".join(["alleen op uitnodiging"] * staff + ["versleuteld"] * secret)
        about = f"{each.about} ({kind or 'voor wie in de space is'})"
        yield Task("make", each.name, f"kamer    {there.aliases[each.name]}: {about}")
    if not _linked(each.name, there) and _may(there, SPACE, "m.space.child"):
        yield Task("link", each.name, "" if found is None else f"plaats   {each.name} komt in de space")
    if found is not None and found.room is None:
        yield Task("enter", each.name, f"erin     {found.called}: de assistent is er nog niet")
    elif (lack := _powerless(each.name, there)) is not None:
        yield lack
    else:
        if found is not None and staff:
            yield from _closed(found, secret)
        yield from _people(each.name, wish.staff if staff else {}, wish, there)


def _closed(found: Found, secret: bool) -> Iterator[Step]:
    """What a staff room that is there already must be."""
    if found.joining != "invite":
        yield Lack(f"let op   {found.called} is niet alleen op uitnodiging ({found.joining}): zet dat om")
    if secret and found.room is not None and not found.room.encrypted:
        yield Task("encrypt", "staf", f"sleutel  {found.called} wordt versleuteld, voorgoed")


def _linked(name: str, there: Community) -> bool:
    space, found = there.rooms.get(SPACE), there.rooms.get(name)
    children = space.room.children if space is not None and space.room is not None else {}
    return found is not None and found.id in children


def _may(there: Community, name: str, kind: str) -> bool:
    """Whether the assistant may write this kind of state; in what it makes itself it may."""
    found = there.rooms.get(name)
    return found is None or found.room is None or may_send(found.room, there.me, kind, state=True)


def _powerless(name: str, there: Community) -> Lack | None:
    found = there.rooms.get(name)
    if found is None or found.room is None:
        return None
    own = power_of(found.room, there.me)
    if own >= NEEDED:
        return None
    return Lack(f"let op   de assistent heeft niveau {own} in {found.called}: geef hem er {NEEDED} of meer")


def _people(name: str, invited: Mapping[str, object], wish: Wish, there: Community) -> Iterator[Step]:
    """Levels and invitations; whoever was ever in the room is not invited again."""
    found = there.rooms.get(name)
    room = found.room if found is not None else None
    where = f"in {name}" if name else "in de space" if found else "in de space en haar kamers"
    wanted = {user: level for user, level in wish.levels.items() if user != there.me}
    raised = {x: level for x, level in wanted.items() if room is None or power_of(room, x) < level}
    given = {x: at for x, at in raised.items() if room is None or may_set_level(room, there.me, x, at)}
    if given:
        quiet = found is None and name != SPACE
        yield Task("levels", name, "" if quiet else f"niveau   {where}: {_listed(given)}", given)
    if refused := {x: level for x, level in raised.items() if x not in given}:
        yield Lack(f"let op   de assistent mag dit niveau {where} niet geven: {_listed(refused)}")
    strangers = [user for user in invited if user != there.me and (room is None or user not in room.members)]
    for user in sorted(strangers):
        yield Task("invite", name, f"vraag    {user} in {name or 'de space'}", {user: 0})


def _listed(levels: Mapping[str, int]) -> str:
    return ", ".join(f"{user} {level}" for user, level in sorted(levels.items()))
