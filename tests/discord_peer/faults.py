"""What can go wrong, set by a test: in answers to requests and on the gateway."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum


class Answer(StrEnum):
    """How the next matching request is answered instead of well."""

    BUCKET = "bucket"  # 429 for this route
    GLOBAL = "global"  # 429 for everything
    CLOUDFLARE = "cloudflare"  # 429 without Via and without JSON: a ban
    BEFORE = "before"  # 502, nothing was done
    AWAY = "away"  # 503, nothing was done; the library does not try again by itself
    AFTER = "after"  # 502, but it was done
    LOST = "lost"  # done, but the connection breaks before the answer
    UNAUTHORISED = "unauthorised"  # 401


class Event(StrEnum):
    """How the next matching event is sent instead of once and in order."""

    TWICE = "twice"
    LATE = "late"  # after the one that follows it


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong, for requests whose `METHOD path` begins so."""

    answer: Answer
    begins: str = ""


@dataclass
class Faults:
    """The knobs."""

    answers: deque[Fault] = field(default_factory=deque)
    events: deque[tuple[Event, str]] = field(default_factory=deque)
    refuse_gateway: bool = False
    deaf_after_resume: bool = False
    no_heartbeat_ack: bool = False
    ready_lacks: deque[str] = field(default_factory=deque)  # each from one READY
    met: list[str] = field(default_factory=list)

    def next(self, method: str, path: str) -> Answer | None:
        """The fault for this request, taken from the list."""
        for fault in self.answers:
            if f"{method} {path}".startswith(fault.begins):
                self.answers.remove(fault)
                self.met.append(f"{fault.answer} {method} {path}")
                return fault.answer
        return None

    def next_event(self, event: str) -> Event | None:
        """The fault for this event, taken from the list."""
        for each in self.events:
            if event.startswith(each[1]):
                self.events.remove(each)
                self.met.append(f"{each[0]} {event}")
                return each[0]
        return None
