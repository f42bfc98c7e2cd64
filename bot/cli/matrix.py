"""The matrix verb: log the assistant in, and set up a new community on a homeserver."""

from __future__ import annotations

import asyncio
import getpass
import logging
import re
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bot.connecting import matrix_options
from bot.core.errors import SetupError, UnavailableError
from bot.core.people import Role
from bot.settings.reading import config_folder, data_folder, load, load_roles

if TYPE_CHECKING:
    from adapters.matrix.options import Options

_ACCOUNT = re.compile(r"@[^:\s]+:\S+")


def run(arguments: Namespace) -> int:
    """Log in, or print the plan for a community; with --doen also carry the plan out."""
    from bot.store.engine import only_one

    folder = config_folder(arguments.config)
    settings = load(folder)
    data = data_folder(settings, arguments.data)
    options = matrix_options(folder, settings.matrix, data)
    from adapters.matrix.homeserver import RefusedError

    # What goes wrong is told here, once.
    logging.getLogger("adapters.matrix").setLevel(logging.CRITICAL)
    # A running assistant renews the same login: two that do so lock each other out.
    with only_one(data):
        try:
            if arguments.verb == "aanmelden":
                asyncio.run(_log_in(options, arguments))
            else:
                asyncio.run(_furnish(options, folder, arguments))
        except UnavailableError as error:
            raise SetupError(f"{error}: try again later") from None
        except RefusedError as error:
            raise SetupError(f"{options.homeserver} does not allow that ({error})") from None
    return 0


async def _log_in(options: Options, arguments: Namespace) -> None:
    from adapters.matrix.furnishing.visiting import reach
    from adapters.matrix.login.logging_in import sign_on

    await reach(options.homeserver)
    done = await sign_on(options, lambda: _asked(options.user), anew=arguments.nieuw)
    how = "logged in" if done.new else "was logged in already"
    print(f"{done.session.user} {how}, as device {done.session.device}; kept in {options.folder}")
    print("encrypted rooms: " + ("this device is signed by its account" if options.encryption else "off"))


def _asked(user: str) -> str:
    if not sys.stdin.isatty():
        raise SetupError(
            "the password is needed: type it at a terminal, or give VRAAGBAAK_MATRIX_PASSWORD "
            "or matrix.password_file"
        )
    return getpass.getpass(f"Password of {user}: ")


async def _furnish(options: Options, folder: Path, arguments: Namespace) -> None:
    from adapters.matrix.furnishing.furnishing import Wish, settings
    from adapters.matrix.furnishing.looking import look
    from adapters.matrix.furnishing.making import furnish
    from adapters.matrix.furnishing.planning import Task, plan
    from adapters.matrix.furnishing.visiting import visiting

    if arguments.versleuteld and not options.encryption:
        raise SetupError("an encrypted staff room takes encryption = true under [matrix]")
    wish = Wish(arguments.naam, _staff(folder, arguments), arguments.versleuteld)
    space = arguments.space or options.space
    async with visiting(options) as server:
        there = await look(server.ask, server.me, space)
        steps = plan(wish, there)
        tasks = [step for step in steps if isinstance(step, Task)]
        print("\n".join(step.line for step in steps if step.line) or "Nothing is missing.")
        if arguments.doen:
            there = await furnish(server.ask, wish, server.me, space, lambda line: print(f"  gedaan: {line}"))
            print("\nDone. Put this in the settings:\n")
            print(settings(there))
        elif tasks:
            print("\nNothing was made yet. Make it with --doen.")


def _staff(folder: Path, arguments: Namespace) -> Mapping[str, frozenset[Role]]:
    """Who is on the staff: by the roles file, and those named here."""
    accounts = {
        key.partition(":")[2]: held for key, held in load_roles(folder).items() if key.startswith("matrix:@")
    }
    for role, named in ((Role.ADMIN, arguments.beheerder), (Role.MODERATOR, arguments.moderator)):
        for user in named:
            if not _ACCOUNT.fullmatch(user):
                raise SetupError(f"{user} is no account on Matrix: write @name:server")
            accounts[user] = accounts.get(user, frozenset()) | {role}
    return {user: held for user, held in accounts.items() if held - {Role.MEMBER}}
