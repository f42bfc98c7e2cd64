"""The rooms an installation names in its settings: what members call them and which are for staff."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.places import Audience, Conversation
from bot.settings.platforms import Room


class KnownRooms:
    """Looks up what the settings say of a conversation."""

    def __init__(self, rooms: Mapping[Conversation, Room]) -> None:
        self._rooms = rooms

    @property
    def with_prompts(self) -> tuple[Conversation, ...]:
        """Where discussion prompts are posted."""
        return tuple(place for place, room in self._rooms.items() if room.prompts)

    @property
    def heard(self) -> frozenset[str]:
        """The keys of the rooms in which questions are answered unasked."""
        return frozenset(place.key for place, room in self._rooms.items() if room.listens)

    @property
    def of_staff(self) -> dict[str, Conversation]:
        """The first room for staff only, of each platform that has one."""
        return {x.platform: x for x in reversed(list(self._rooms)) if x.audience is Audience.STAFF}

    def staff(self, platform: str = "") -> Conversation | None:
        """The room for staff of a platform; where it has none, the first of any."""
        first = next((x for x in self._rooms if x.audience is Audience.STAFF), None)
        return self.of_staff.get(platform, first)

    def name(self, where: Conversation) -> str:
        """What members call a room; nothing for a private conversation, which is named after its member."""
        if where.audience is Audience.DIRECT:
            return ""
        known = self._at(where)
        return known.name if known else where.room

    def called(self, key: str) -> str:
        """What members call the room with this key."""
        known = next((room for x, room in self._rooms.items() if x.key == key), None)
        return known.name if known else key.rpartition("/")[2]

    @property
    def sensitivities(self) -> dict[str, str]:
        """How strict the privacy guard is in the rooms of which that is said, by key."""
        return {x.key: room.sensitivity for x, room in self._rooms.items() if room.sensitivity}

    def named(self, platform: str, name: str) -> Conversation | None:
        """The open room of a platform that members call so, or None."""
        return next(
            (
                place
                for place, room in self._rooms.items()
                if place.platform == platform and room.name == name and place.audience is Audience.COMMUNITY
            ),
            None,
        )

    def region(self, where: Conversation) -> str | None:
        """The region a room is for, or None."""
        room = self._at(where)
        return room.region if room and room.region else None

    def _at(self, where: Conversation) -> Room | None:
        return next((room for x, room in self._rooms.items() if x.key == where.whole_room.key), None)
