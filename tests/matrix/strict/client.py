"""Drives the strict client, a Node program: requests go in and what it read comes out, one JSON a line."""

from __future__ import annotations

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from tests.matrix.strict.installing import HERE, NODE

PATIENCE = 30.0
"""Seconds an answer or a message may take on a busy machine before a test gives up."""
LONGEST_LINE = 1 << 20

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A message as the client has it; `text` is None while it cannot be read, and then `failure` says why.

    `shield` is the number of the SDK's EventShieldReason when the client shows a warning with the message.
    """

    room: str
    id: str
    sender: str
    encrypted: bool
    text: str | None
    failure: str | None
    shield: int | None


class StrictClient:
    """One account on one device; its keys are kept in `folder`, so that it can be stopped and started again.

    As a context manager it is stopped at the end. Not for use by two tasks at once, but for `met`.
    """

    def __init__(self, modules: Path, url: str, folder: Path) -> None:
        self._modules = modules
        self._url = url
        self._folder = folder
        self._ids = count()
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._met: dict[str, Read] = {}
        self._news = asyncio.Condition()
        self._process: Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._session: Json = {}

    async def __aenter__(self) -> StrictClient:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None:
            await self._end()

    @property
    def user(self) -> str:
        """The account's full name."""
        return str(self._session["user_id"])

    async def sign_in(self, user: str, password: str) -> None:
        """Log in as a new device, make the account's identity and sign the device with it."""
        await self._open()
        self._session = await self._ask("login", url=self._url, user=user, password=password)
        await self._start()

    async def stop(self) -> None:
        """Keep the keys, end the program, and forget what was met."""
        await self._ask("stop")
        await self._end()
        self._met.clear()

    async def start_again(self) -> None:
        """Start another program that has nothing but what was kept."""
        await self._open()
        await self._start()

    async def join(self, room: str) -> None:
        """Enter a room it was invited to."""
        await self._ask("join", room=room)

    async def learn(self, room: str, user: str, device: str, *, signed: bool = True) -> None:
        """Know somebody's device in an encrypted room, as a client does that has been there for a while."""
        await self._ask("learn", room=room, user=user, device=device, signed=signed)

    async def send(self, room: str, text: str) -> str:
        """Say something; the id of the message."""
        return str(await self._ask("send", room=room, text=text))

    async def met(self, fits: Callable[[Read], bool]) -> Read:
        """The first message that fits, now or within the time a busy machine needs.

        Raises:
            AssertionError: when none came; it shows those that did.
        """
        try:
            async with asyncio.timeout(PATIENCE), self._news:
                while True:
                    for message in self._met.values():
                        if fits(message):
                            return message
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"no such message among {list(self._met.values())}") from None

    async def reads(self, text: str) -> Read:
        """The message with this text; raises as `met` does."""
        return await self.met(lambda message: message.text == text)

    async def _start(self) -> None:
        await self._ask("start", url=self._url, session=self._session, store=str(self._folder / "keys"))

    async def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        program = (str(NODE), str(HERE / "client.mjs"), str(self._modules))
        with (self._folder / "log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *program, stdin=PIPE, stdout=PIPE, stderr=log, limit=LONGEST_LINE
            )
        self._reading = asyncio.create_task(self._read(self._process))

    async def _end(self) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._reading is not None
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), PATIENCE)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await self._reading
        self._process = None

    async def _ask(self, what: str, **rest: object) -> Any:  # noqa: ANN401 - whatever the request is answered with
        assert self._process is not None
        assert self._process.stdin is not None
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        self._process.stdin.write(json.dumps({"id": number, "do": what, **rest}).encode() + b"\n")
        return await asyncio.wait_for(answer, PATIENCE)

    async def _read(self, process: Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            told = json.loads(line)
            if "read" in told:
                async with self._news:
                    message = Read(**{"text": None, "failure": None, "shield": None, **told["read"]})
                    self._met[message.id] = message
                    self._news.notify_all()
            elif "error" in told:
                self._answers.pop(told["id"]).set_exception(RuntimeError(told["error"]))
            else:
                self._answers.pop(told["id"]).set_result(told["ok"])
        for waiting in self._answers.values():
            waiting.set_exception(RuntimeError(f"the strict client ended: see {self._folder / 'log'}"))
        self._answers.clear()
