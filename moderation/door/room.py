"""The whole room of the door in one value, for who wires the assistant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.store.schedules import Job
from moderation.door.commands import DoorCommands
from moderation.door.door import Door, Words
from moderation.door.lent import Lent
from moderation.door.lists import DoorLists
from moderation.door.misconduct import Misconduct, Routes
from moderation.door.model import Sensitivity
from moderation.door.personal import DoorPersonalData
from moderation.door.proposal import Proposal
from moderation.door.proposing import Proposals
from moderation.door.retention import nightly
from moderation.door.small_world import Hints, SmallWorld
from moderation.door.strictness import Strictness
from moderation.door.tally import Count, Tally
from moderation.guard.guard import Guard


@dataclass(frozen=True, slots=True)
class DoorRoom:
    """What this room offers: the guard of dispatch, how strict it is, commands, personal data, a job."""

    guard: Door
    strictness: Strictness
    commands: tuple[DoorCommands]
    personal: DoorPersonalData
    job: Job


def door_room(
    guard: Guard,
    lists: DoorLists,
    usual: Sensitivity,
    rooms: Mapping[str, Sensitivity],
    lent: Lent,
    count: Count,
    clock: Callable[[], datetime],
) -> DoorRoom:
    """Build the room.

    Args:
        guard: `Guard.load(config / "guard")`.
        lists: `load_door_lists(config / "door")`.
        usual: how strict it is where nobody says otherwise.
        rooms: how strict the settings say it is in some rooms, by key.
        lent: what the rest of the assistant hands in.
        count: has something written soon.
        clock: the time.
    """
    strictness = Strictness(guard.policy, usual, rooms)
    proposals = Proposals(guard, lists.lines)
    hints = Hints(SmallWorld(lists.small_world, guard.lexicon), lent.danger)
    words = Words(
        hints,
        Routes(Misconduct(lists.misconduct, guard.lexicon), lists.routes),
        Proposal(lent.say_in, proposals.fits),
    )
    door = Door(guard, strictness, Tally(count, clock, guard.policy), lent, words)
    commands = DoorCommands(strictness, proposals, lent.room_name)
    return DoorRoom(door, strictness, (commands,), DoorPersonalData(door.holding, hints), nightly())
