"""The verbs that start the assistant: run, demo, console."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.links import feeds, patrol
from bot.core.errors import SetupError
from bot.logs import begin
from bot.settings.platforms import Desk as Place
from bot.settings.reading import config_folder, data_folder, embedded

if TYPE_CHECKING:
    from bot.app import App
    from bot.desk import Bureau
    from bot.equipment import Equipment

FAREWELL = 5.0  # seconds to say what still waits when the input ends


def run(arguments: Namespace) -> int:
    """Start, serve until told to stop, and stop in order."""
    from bot.equipment import equip

    # Loading makes much and drops little: looking for what was dropped would take a sixth of the start.
    gc.disable()
    begin()
    equipment = equip(config_folder(arguments.config))
    if arguments.verb != "run":
        equipment = replace(equipment, settings=embedded(equipment.settings))
    data = data_folder(equipment.settings, arguments.data)
    if arguments.verb == "run" and (named := equipment.settings.logs.file):
        from bot.store.engine import private_folder

        begin(private_folder(private_folder(data) / "logs") / named, equipment.settings.retention.logs)
    asyncio.run({"run": _run, "demo": _demo, "console": _console}[arguments.verb](arguments, equipment, data))
    return 0


async def _run(arguments: Namespace, equipment: Equipment, data: Path) -> None:
    from bot.platforms import configured_app

    if not equipment.settings.assistant.database:
        _prepare(equipment.folder, data)
    links, place = equipment.settings.links, equipment.settings.desk
    desk = _desk(equipment, place) if place.open else None
    app = configured_app(equipment, data, desk)
    beside = [patrol(links, app).walking()] if links.check else []
    beside.append(feeds(links, app).walking())
    await _until_told(app, beside=[*beside, *([desk.beside(app)] if desk else [])])


async def _demo(arguments: Namespace, equipment: Equipment, data: Path) -> None:
    from bot.platforms import web_app

    if arguments.fresh:
        _start_over(data / "demo")
    _prepare(equipment.folder, data / "demo", "--sample")
    # Whoever names a port for the chat takes part in something else: then any port will do.
    place = Place(port=equipment.settings.desk.port if arguments.port is None else 0)
    desk = _desk(equipment, place)
    app = web_app(equipment, data / "demo", port=arguments.port, desk=desk)
    more = "Open it in a browser. Ctrl+C stops it; the next start goes on from there."
    beside = [desk.beside(app), feeds(equipment.settings.links, app).walking()]
    await _until_told(app, more, beside)


def _desk(equipment: Equipment, place: Place) -> Bureau:
    from bot.desk import bureau

    return bureau(equipment, place)


def _prepare(folder: Path, data: Path, *options: str) -> None:
    """Make a new database, in a process of its own, whose memory goes with it.

    It is made beside the data folder and moved in when it is whole, so a start that was cut off begins anew.
    """
    from bot.store.engine import FILE, LOCK, only_one, private_folder

    if (data / FILE).exists():
        return
    # A folder of its own: what a start that was cut off began may still be running, and then keeps its own.
    for left in data.parent.glob(f".{data.name}.making-*"):
        with suppress(SetupError), only_one(left):
            shutil.rmtree(left, ignore_errors=True)
    making = Path(tempfile.mkdtemp(prefix=f".{data.name}.making-", dir=private_folder(data.parent)))
    print("Making the database …", flush=True)
    verb = ("db", "upgrade", "--config", str(folder), "--data", str(making), *options)
    done = subprocess.run([sys.executable, "-m", "bot.cli.main", *verb], check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    with only_one(data):
        if not (data / FILE).exists():
            # The database goes last: while it is missing, nothing counts as made.
            for file in sorted(making.iterdir(), key=lambda file: file.name == FILE):
                if file.name != LOCK:
                    os.replace(file, data / file.name)
    shutil.rmtree(making)


async def _console(arguments: Namespace, equipment: Equipment, data: Path) -> None:
    from bot.platforms import console_app

    ended = asyncio.Event()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    app = console_app(equipment, data / "console", sys.stdin, sys.stdout, ended.set)
    async with app.running(), feeds(equipment.settings.links, app).walking():
        _on_signals(ended.set)
        _give_back()
        await ended.wait()
        with suppress(TimeoutError):
            await app.flush(FAREWELL)


async def _until_told(
    app: App, more: str = "", beside: Sequence[AbstractAsyncContextManager[None]] = ()
) -> None:
    stop = asyncio.Event()
    async with app.running(), AsyncExitStack() as stack:
        for each in beside:
            await stack.enter_async_context(each)
        _on_signals(stop.set)
        _give_back()
        for address in app.addresses:
            print(f"Vraagbaak: {address}", flush=True)
        if more:
            print(more, flush=True)
        await stop.wait()


def _on_signals(stop: Callable[[], None]) -> None:
    """The first signal asks to stop; a second one, of the default kind, ends at once."""
    loop = asyncio.get_running_loop()

    def asked(number: signal.Signals) -> None:
        loop.remove_signal_handler(number)
        stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked, number)


def _give_back() -> None:
    """Return to the system what loading needed and serving does not."""
    gc.enable()
    gc.collect()
    gc.freeze()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _start_over(data: Path) -> None:
    """Empty the demo's own folder; anything else that might stand there is left alone."""
    from bot.store.engine import FILE, LOCK, only_one

    if not data.exists():
        return
    if not (data / FILE).exists() and any(x.name != LOCK for x in data.iterdir()):
        raise SetupError(f"{data} is not a demo of Vraagbaak: remove it yourself, or name another --data")
    # Held while it is emptied: a demo that runs keeps its files.
    with only_one(data):
        for file in data.iterdir():
            if file.name != LOCK:
                shutil.rmtree(file) if file.is_dir() else file.unlink()
