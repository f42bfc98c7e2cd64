"""Who is at the desk: one-time links, and the sessions they begin.

Both are kept in memory, under a hash: a session knows an account, and no account is ever written to disk. A
restart ends them all.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.commands import Call, Unit
from bot.core.desk import Answer
from bot.core.people import Actor
from bot.core.places import Conversation

LINK_LASTS = timedelta(minutes=10)
IDLE, LONGEST = timedelta(hours=1), timedelta(hours=10)
"""How long a session lasts without a request, and at all."""
ANSWERS = 20
"""How many answers a session can still show."""
BYTES = 32
"""Of chance in a link or a cookie: 256 bits."""


@dataclass(slots=True)
class Session:
    """One browser at the desk: whose it is, in which conversation it was asked for, and what it was told."""

    actor: Actor
    where: Conversation
    person: str
    since: datetime
    seen: datetime
    token: str = field(default_factory=lambda: secrets.token_urlsafe(BYTES))
    answers: OrderedDict[str, tuple[Answer, Mapping[str, str]]] = field(default_factory=OrderedDict)

    def keep(self, key: str, answer: Answer, given: Mapping[str, str]) -> None:
        """Keep an answer to show it, with what was filled in; an answer that is there stays."""
        self.answers.setdefault(key, (answer, given))
        while len(self.answers) > ANSWERS:
            self.answers.popitem(last=False)

    def offered(self, command: str, given: Mapping[str, str]) -> bool:
        """Whether an answer that is kept offered this very call."""
        replies = (answer.reply for answer, _ in self.answers.values() if answer.reply)
        return any(x.command == command and x.given == given for reply in replies for x in reply.actions)


@dataclass(frozen=True, slots=True)
class _Link:
    actor: Actor
    where: Conversation
    person: str
    until: datetime


class Sessions:
    """Gives out links, makes sessions of them, and ends both in time or when a person is erased."""

    name = "desk"

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._links: dict[str, _Link] = {}
        self._sessions: dict[str, Session] = {}

    def issue(self, call: Call) -> str:
        """A token for whoever calls, that works once and for LINK_LASTS; an earlier one works no longer."""
        token = secrets.token_urlsafe(BYTES)
        others = {k: x for k, x in self._links.items() if x.actor.key != call.actor.key}
        made = _Link(call.actor, call.conversation, call.person, self._clock() + LINK_LASTS)
        self._links = {**others, _hash(token): made}
        self._tidy()
        return token

    def waits(self, token: str) -> str | None:
        """The language of whoever a token is for, None when it does not work; looking does not use it up."""
        found = self._links.get(_hash(token))
        return found.where.locale if found is not None and self._clock() < found.until else None

    def begin(self, token: str) -> str | None:
        """Use a token up: the cookie of a new session; None when it does not work (any more)."""
        now, found = self._clock(), self._links.pop(_hash(token), None)
        if found is None or now >= found.until:
            return None
        cookie = secrets.token_urlsafe(BYTES)
        self._sessions[_hash(cookie)] = Session(found.actor, found.where, found.person, now, now)
        return cookie

    def session(self, cookie: str) -> Session | None:
        """The session of a cookie, which lasts longer by this; None when there is none (any more)."""
        found = self._sessions.get(_hash(cookie))
        if found is None or self._over(found):
            self.end(cookie)
            return None
        found.seen = self._clock()
        return found

    def end(self, cookie: str) -> None:
        """End the session of a cookie."""
        self._sessions.pop(_hash(cookie), None)

    def export(self, unit: Unit, person: str) -> Mapping[str, object]:
        """Since when a person is at the desk."""
        mine = [x.since.isoformat() for x in self._sessions.values() if x.person == person]
        return {"sessions": mine} if mine else {}

    def forget(self, unit: Unit, person: str) -> int:
        """End a person's links and sessions; how many that were."""
        before = len(self._links) + len(self._sessions)
        self._links = {k: x for k, x in self._links.items() if x.person != person}
        self._sessions = {k: x for k, x in self._sessions.items() if x.person != person}
        return before - len(self._links) - len(self._sessions)

    def _over(self, session: Session) -> bool:
        now = self._clock()
        return now >= session.seen + IDLE or now >= session.since + LONGEST

    def _tidy(self) -> None:
        now = self._clock()
        self._links = {k: x for k, x in self._links.items() if now < x.until}
        self._sessions = {k: x for k, x in self._sessions.items() if not self._over(x)}


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
