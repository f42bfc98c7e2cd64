"""One interaction (command, button, form) and its one answer, which later parts extend.

Discord waits 3 seconds for a first word and takes answers for 15 minutes. The first part answers; what
follows is put in by editing, so that saying the same again changes nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, cast

import aiohttp
import discord

from adapters.discord.letters import Letter, fits
from bot.core.errors import UnavailableError

DEFER_AFTER = 1.5
"""Seconds after which Discord is told that the answer takes longer."""
ALREADY, NO_MESSAGE = 40060, 10008
GONE = frozenset({NO_MESSAGE, 10015, 10062, 50027})
ORIGINAL = cast(int, "@original")  # the first answer is addressed by this word in place of a number
TROUBLE = (aiohttp.ClientError, OSError, TimeoutError)


class ElsewhereError(Exception):
    """This can not be said in answer to the interaction: it is too late, or others should see it."""


class Stage(Enum):
    """How far the answer is."""

    NEW = auto()
    DEFERRED = auto()  # Discord shows that the answer takes longer
    QUIET = auto()  # a form was opened, or nothing of ours is there to extend
    SAID = auto()
    UNKNOWN = auto()  # something was sent, or it came in before a restart: look first


class Exchange:
    """The answer to one interaction; `live` is None when it came in before a restart.

    `hook` gives the way to it over the present connection. `private` tells who may see an answer that is
    deferred, `form` that it is itself a form sent in.
    """

    def __init__(
        self,
        id_: int,
        hook: Callable[[], discord.Webhook],
        live: discord.Interaction[Any] | None = None,
        *,
        private: bool = True,
        form: bool = False,
    ) -> None:
        self._id = id_
        self._hook = hook
        self._came = live
        self._private = private
        self._form = form
        self._lock = asyncio.Lock()
        self._stage = Stage.NEW if live else Stage.UNKNOWN
        self._pages: tuple[str, ...] = ()
        self._message = ORIGINAL
        self._refs: dict[str, int] = {}

    @property
    def _live(self) -> discord.Interaction[Any] | None:
        """The interaction, while the connection it came in over stands."""
        return None if self._came is None or self._came.client.is_closed() else self._came

    def forget(self) -> None:
        """Forget what was said; what follows takes its place instead of standing under it."""
        self._pages = ()

    async def defer(self) -> None:
        """Ask Discord for more time, unless something was said already."""
        async with self._lock:
            live = self._live
            if live is not None and self._stage is Stage.NEW:
                self._stage = Stage.UNKNOWN
                await live.response.defer(ephemeral=self._private, thinking=True)
                self._stage = Stage.DEFERRED

    async def open_form(self, modal: discord.ui.Modal) -> bool:
        """Open a form, as the first word only; False when it is too late for that.

        Raises:
            ElsewhereError, UnavailableError: as `say` does.
        """
        async with self._lock:
            try:
                return await self._opened(modal)
            except discord.HTTPException as error:
                raise self._meaning(error) from error
            except TROUBLE as error:
                raise self._unsure() from error

    async def _opened(self, modal: discord.ui.Modal) -> bool:
        if self._form:
            return False
        if self._stage is Stage.UNKNOWN and await self._look_back() is Stage.QUIET:
            # Acknowledged without a message, which only a form is: it stands open.
            return True
        live = self._live
        if self._stage is not Stage.NEW or live is None:
            return False
        try:
            await live.response.send_modal(modal)
        except discord.HTTPException as error:
            # Sent twice by the library because the first answer got lost: it stands open.
            if error.code != ALREADY:
                raise
        self._stage = Stage.QUIET
        return True

    async def say(self, letter: Letter, key: str) -> int:
        """Say something; the id of the message it is in. The same key says it once.

        Raises:
            ElsewhereError: when it must go another way.
            UnavailableError: when it may be tried again.
        """
        async with self._lock:
            if key not in self._refs:
                try:
                    self._refs[key] = await self._said(letter)
                except discord.HTTPException as error:
                    raise self._meaning(error) from error
                except TROUBLE as error:
                    raise self._unsure() from error
            return self._refs[key]

    async def _said(self, letter: Letter) -> int:
        if self._stage is Stage.UNKNOWN:
            await self._look_back()
        match self._stage:
            case Stage.NEW:
                return await self._first(letter)
            case Stage.DEFERRED if letter.private == self._private:
                return await self._edited(letter, letter.pages)
            case Stage.DEFERRED if letter.private:
                await self._hook().delete_message(ORIGINAL)
                return await self._followed(letter)
            case Stage.DEFERRED:
                await self._hook().delete_message(ORIGINAL)
                self._stage = Stage.QUIET
                raise ElsewhereError("the answer is for everyone and only the asker sees this one")
            case Stage.SAID:
                return await self._extended(letter)
            case _:
                return await self._followed(letter)

    async def _look_back(self) -> Stage:
        """See what stands there after a restart, or after an answer of Discord that got lost."""
        try:
            said = await self._hook().fetch_message(ORIGINAL)
        except discord.NotFound as error:
            if error.code == NO_MESSAGE:
                self._stage = Stage.QUIET
            elif self._live is None or self._live.is_expired():
                raise
            else:
                self._stage = Stage.NEW
            return self._stage
        about = said.interaction_metadata
        if said.flags.loading:
            self._stage, self._private = Stage.DEFERRED, said.flags.ephemeral
        elif about is not None and about.id == self._id:
            self._stage, self._private, self._message = Stage.SAID, said.flags.ephemeral, ORIGINAL
            self._pages = (said.content, *(each.description or "" for each in said.embeds))
        else:
            self._stage = Stage.QUIET
        return self._stage

    async def _first(self, letter: Letter) -> int:
        live = self._live
        if live is None:
            raise ElsewhereError("this interaction came in over a connection that is gone")
        message = letter.message(letter.pages)
        message |= {"files": letter.attachments(), "ephemeral": letter.private}
        try:
            done = await live.response.send_message(**message)
        except discord.HTTPException as error:
            if error.code != ALREADY:
                raise
            if await self._look_back() is Stage.NEW:
                # Something was said before, though it can not be found.
                self._stage = Stage.QUIET
            return await self._said(letter)
        self._stage, self._pages, self._private = Stage.SAID, letter.pages, letter.private
        return done.message_id or self._id

    async def _edited(self, letter: Letter, pages: tuple[str, ...]) -> int:
        message = letter.message(pages)
        if letter.files:
            message["attachments"] = letter.attachments()
        said: discord.WebhookMessage = await self._hook().edit_message(self._message, **message)
        self._stage, self._pages = Stage.SAID, pages
        return said.id

    async def _extended(self, letter: Letter) -> int:
        """Put what is new under what was said, where it fits and the same people may see it."""
        if letter.private != self._private:
            if not letter.private:
                raise ElsewhereError("the answer is for everyone and only the asker sees this one")
            return await self._followed(letter)
        # Discord takes off the space around the words.
        known = {page.strip() for page in self._pages}
        new = tuple(page for page in letter.pages if page.strip() not in known)
        if fits(self._pages + new):
            return await self._edited(letter, self._pages + new)
        return await self._followed(letter)

    async def _followed(self, letter: Letter) -> int:
        message = letter.message(letter.pages)
        message |= {"files": letter.attachments(), "ephemeral": letter.private, "wait": True}
        said: discord.WebhookMessage = await self._hook().send(**message)
        self._stage, self._pages, self._private = Stage.SAID, letter.pages, letter.private
        self._message = said.id
        return said.id

    def _meaning(self, error: discord.HTTPException) -> Exception:
        if error.code in GONE or error.status == 404:
            return ElsewhereError("this interaction can not be answered any more")
        return self._unsure() if error.status >= 500 or error.status == 429 else error

    def _unsure(self) -> UnavailableError:
        if self._stage is not Stage.SAID:
            self._stage = Stage.UNKNOWN
        return UnavailableError("Discord did not answer")
