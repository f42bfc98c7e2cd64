"""Reads the command line and hands over to the verb's own module."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TypeAlias

from bot._version import __version__

JSONL = "read JSON Lines on standard input, write one JSON object per line"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; the exit code is 0 when it did its work, 2 when something must be mended first."""
    arguments = parser().parse_args(argv)
    from bot.core.errors import SetupError

    try:
        return int(import_module(f"bot.cli.{arguments.module}").run(arguments))
    except SetupError as error:
        print(f"vraagbaak: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output stopped reading; closing quietly is what a pipe expects.
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    """Every verb with its options."""
    top = argparse.ArgumentParser(
        "vraagbaak", description="The assistant of a community of youth-care professionals."
    )
    top.add_argument("--version", action="version", version=__version__)
    verbs = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    _serving(verbs)
    _batch(verbs)
    _reports(verbs)
    _keeping(verbs)
    return top


Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _verb(verbs: Verbs, name: str, module: str, about: str) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=about, description=f"{about.capitalize()}.")
    verb.set_defaults(module=module, verb=name)
    verb.add_argument("--config", metavar="DIR", help="folder with vraagbaak.toml")
    verb.add_argument("--data", metavar="DIR", help="data folder (default: as the settings say)")
    return verb


def _serving(verbs: Verbs) -> None:
    _verb(verbs, "run", "serve", "start the assistant on every platform that is configured")
    demo = _verb(verbs, "demo", "serve", "start the web chat with a sample community; no accounts needed")
    demo.add_argument("--fresh", action="store_true", help="start over: forget the previous demo")
    demo.add_argument("--port", type=int, help="port of the page (default: as the settings say)")
    _verb(verbs, "console", "serve", "talk to the assistant in this terminal")
    _verb(verbs, "check", "check", "load everything, build every command for every adapter, and stop")


def _batch(verbs: Verbs) -> None:
    for name, about in (
        ("ask", "which sources answer a message, or whether to stay silent"),
        ("guard", "which client data a message holds"),
        ("moderate", "what a moderator should do about messages in time order"),
    ):
        _verb(verbs, name, "batch", about).add_argument("--jsonl", action="store_true", help=JSONL)
    ask = verbs.choices["ask"]
    ask.add_argument("question", nargs="*", help="one question in words, instead of --jsonl")
    ask.add_argument("--explain", action="store_true", help="show which terms matched and why")
    signals = verbs.add_parser(
        "signals", help="recognise and bundle signals", description="Recognise and bundle signals."
    )
    kinds = signals.add_subparsers(title="what to do", metavar="WHAT", required=True)
    predict = _verb(kinds, "predict", "batch", "score, cluster and label messages in time order")
    predict.add_argument("--jsonl", action="store_true", help=JSONL)
    _verb(kinds, "loop", "batch", "suggest bundles to a moderator who confirms, one line at a time")


def _reports(verbs: Verbs) -> None:
    digest = _verb(verbs, "digest", "digest", "make the weekly digest of the beleidstafel")
    digest.add_argument("--week", metavar="2026-W46", help="ISO week (default: last week)")
    digest.add_argument("--format", default="html", help="html, md, csv or json")
    digest.add_argument("--out", metavar="FILE", help="where to write it (default: standard output)")
    _verb(verbs, "register", "register", "write the register of processing from the tables' own declarations")


def _keeping(verbs: Verbs) -> None:
    knowledge = _verb(
        verbs, "knowledge", "knowledge", "import, export or check the knowledge base, or list its gaps"
    )
    knowledge.add_argument("what", choices=("import", "export", "check", "gaps"))
    knowledge.add_argument("file", nargs="?", help="file to read or write (JSON Lines or CSV)")
    member = _verb(verbs, "member", "member", "export or erase what is held of one member")
    member.add_argument("what", choices=("export", "forget"))
    member.add_argument("account", help='the account as "platform:id", for example web:sanne')
    database = _verb(verbs, "db", "database", "upgrade, back up or restore the database")
    database.add_argument("what", choices=("upgrade", "backup", "restore"))
    database.add_argument("file", nargs="?", help="the backup file")


if __name__ == "__main__":
    sys.exit(main())
