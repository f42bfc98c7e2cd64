"""What screening is given and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Label(StrEnum):
    """What a message is."""

    OK = "ok"
    SPAM = "spam"
    SCAM = "scam"
    FLOOD = "flood"
    ABUSE = "abuse"
    ADVERTISING = "advertising"
    EVASION = "evasion"


class Action(StrEnum):
    """What is advised, mildest first."""

    NONE = "none"
    REVIEW = "review"
    REMOVE = "remove"
    TIMEOUT = "timeout"
    BAN = "ban"

    @property
    def weight(self) -> int:
        """Place on the scale from nothing (0) to a ban (4)."""
        return _SCALE[self]


_SCALE = {action: place for place, action in enumerate(Action)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement; `rule` names why, in words a moderator can look up in config/screening."""

    label: Label
    action: Action
    rule: str

    def harsher_than(self, other: Finding) -> bool:
        """Whether this asks for more than the other; a label other than ok breaks a tie."""
        mine = (self.action.weight, self.label is not Label.OK)
        return mine > (other.action.weight, other.label is not Label.OK)


FINE = Finding(Label.OK, Action.NONE, "")


@dataclass(frozen=True, slots=True)
class Post:
    """One message as screening sees it; `joined_days` is how long its author has been a member."""

    author: str
    at: datetime
    room: str
    text: str
    role: str = "member"
    joined_days: float = 365.0
    attachments: int = 0
