"""From what an address gives to the state of a link: the calls it takes, and what they mean together."""

from __future__ import annotations

import secrets
from urllib.robotparser import RobotFileParser

from yarl import URL

from knowledge.links.markup import page
from knowledge.links.pace import Pace
from knowledge.links.soft import is_home, same, says_missing, sent_home
from knowledge.links.states import Found, LinkState
from knowledge.links.visiting import Outcome, Visit, Visitor

NAME = "Vraagbaak"
MOST_RULES = 200_000


_OUTCOMES = {
    Outcome.REFUSED: LinkState.REFUSED,
    Outcome.NO_HOST: LinkState.NO_HOST,
    Outcome.UNREACHABLE: LinkState.UNREACHABLE,
    Outcome.TOO_SLOW: LinkState.UNREACHABLE,
    Outcome.CERTIFICATE: LinkState.CERTIFICATE,
    Outcome.LOOP: LinkState.LOOP,
}
_NO_HEAD = frozenset({400, 403, 404, 405, 406, 410, 500, 501, 502, 503})


class Judge:
    """Judges links, and remembers for one round what holds for a whole host."""

    def __init__(self, visitor: Visitor, pace: Pace) -> None:
        self._visitor, self._pace = visitor, pace
        self._rules: dict[str, RobotFileParser | None] = {}
        self._anything: dict[str, Visit] = {}

    async def judge(self, address: str) -> Found:
        """The state of a link now."""
        if not await self._welcome(address):
            return Found(LinkState.CLOSED)
        visit = await self._visitor.visit(address, "HEAD")
        told = visit.outcome is Outcome.ANSWERED
        # Not every site answers HEAD, and only the words of a page tell whether it is there.
        if told and (visit.status in _NO_HEAD or _is_page(visit)):
            visit = await self._visitor.visit(address, part=True)
        if visit.outcome is not Outcome.ANSWERED:
            return Found(_OUTCOMES[visit.outcome])
        state = _of_status(visit.status)
        if state is LinkState.GOOD and _is_page(visit) and await self._missing(URL(address), visit):
            state = LinkState.LOST
        moved = str(visit.moved or "")
        if state is LinkState.GOOD and moved and not _only_slash(address, moved):
            return Found(LinkState.MOVED, visit.status, moved)
        return Found(state, visit.status)

    async def _missing(self, asked: URL, visit: Visit) -> bool:
        """Whether a page that answers is not there after all."""
        arrived, shown = visit.at or asked, page(visit.text)
        if says_missing(shown) or sent_home(asked, arrived):
            return True
        if is_home(asked):
            return False
        anything = await self._any_page(arrived)
        if anything.outcome is not Outcome.ANSWERED or _of_status(anything.status) is not LinkState.GOOD:
            return False
        return same(shown, page(anything.text))

    async def _any_page(self, near: URL) -> Visit:
        """What a host gives for an address that cannot exist; asked once."""
        origin = str(near.origin())
        if origin not in self._anything:
            nowhere = f"{origin}/{secrets.token_hex(12)}"
            self._anything[origin] = await self._visitor.visit(nowhere, part=True)
        return self._anything[origin]

    async def _welcome(self, address: str) -> bool:
        """Whether a site's robots.txt lets us come (RFC 9309); one that has none does."""
        try:
            origin = str(URL(address).origin())
        except ValueError:
            return True
        if origin not in self._rules:
            self._rules[origin] = await self._read_rules(origin)
        rules = self._rules[origin]
        return rules is None or rules.can_fetch(NAME, address)

    async def _read_rules(self, origin: str) -> RobotFileParser | None:
        visit = await self._visitor.visit(f"{origin}/robots.txt", most=MOST_RULES)
        if visit.outcome is not Outcome.ANSWERED or visit.status != 200:
            return None
        rules = RobotFileParser()
        rules.parse(visit.text.splitlines())
        delay = rules.crawl_delay(NAME)
        if delay:
            self._pace.slow_down(URL(origin).raw_host or "", float(delay))
        return rules


def _of_status(status: int) -> LinkState:
    if status in {404, 410}:
        return LinkState.GONE
    if status in {200, 203, 206, 416}:
        return LinkState.GOOD
    return LinkState.FAULT if status >= 500 and status != 999 else LinkState.CLOSED


def _is_page(visit: Visit) -> bool:
    return visit.media_type in {"text/html", "application/xhtml+xml"}


def _only_slash(address: str, moved: str) -> bool:
    """Whether an address moved to itself, but for the slash at its end; nobody needs to mend that."""
    return address.rstrip("/") == moved.rstrip("/")
