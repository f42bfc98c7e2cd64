"""Reads the command line and hands over to the verb's own module."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TypeAlias

from bot._version import __version__

CHARSETS = ("utf-8", "utf-16", "windows-1252", "iso-8859-1", "iso-8859-15")
JSONL = "read JSON Lines on standard input, write one JSON object per line"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; the exit code is 0 when it did its work, 2 when something must be mended first."""
    arguments = parser().parse_args(argv)
    # Whatever is written (an index, a journal, an export) is for who runs this only, on a loose umask too.
    os.umask(0o077)
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
    _platforms(verbs)
    return top


Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _verb(verbs: Verbs, name: str, module: str, about: str) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=about, description=f"{about.capitalize()}.")
    verb.set_defaults(module=module, verb=name)
    return verb


def _placed(verb: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Say where the settings and the data are."""
    verb.add_argument("--config", metavar="DIR", help="folder with vraagbaak.toml")
    verb.add_argument("--data", metavar="DIR", help="data folder (default: as the settings say)")
    return verb


def _serving(verbs: Verbs) -> None:
    _placed(_verb(verbs, "run", "serve", "start the assistant on every platform that is configured"))
    about = "start the web chat with a sample community; no accounts needed"
    demo = _placed(_verb(verbs, "demo", "serve", about))
    demo.add_argument("--fresh", action="store_true", help="start over: forget the previous demo")
    demo.add_argument("--port", type=int, help="port of the page (default: as the settings say)")
    _placed(_verb(verbs, "console", "serve", "talk to the assistant in this terminal"))
    _placed(
        _verb(verbs, "check", "check", "load everything, build every command for every adapter, and stop")
    )


def _lines(verb: argparse.ArgumentParser, config: str = "DIR") -> argparse.ArgumentParser:
    """Let a verb read JSON Lines."""
    about = "folder with vraagbaak.toml" if config == "DIR" else "the community's own lists, as JSON"
    verb.add_argument("--config", metavar=config, help=about)
    verb.add_argument("--jsonl", action="store_true", help=JSONL)
    return verb


def _batch(verbs: Verbs) -> None:
    ask = _lines(_verb(verbs, "ask", "batch", "which sources answer a message, or whether to stay silent"))
    ask.add_argument("question", nargs="*", help="one question in words, instead of --jsonl")
    ask.add_argument("--explain", action="store_true", help="show which terms matched and why")
    _lines(_verb(verbs, "guard", "batch", "which client data a message holds"))
    about = "what a moderator should do about messages in time order"
    _lines(_verb(verbs, "moderate", "batch", about), "FILE")
    about = "recognise and bundle signals"
    signals = verbs.add_parser("signals", help=about, description=f"{about.capitalize()}.")
    kinds = signals.add_subparsers(title="what to do", metavar="WHAT", required=True)
    _lines(_verb(kinds, "predict", "batch", "score, cluster and label messages in time order"))
    about = "suggest bundles to a moderator who confirms, one line at a time"
    _lines(_verb(kinds, "loop", "batch", about))


def _reports(verbs: Verbs) -> None:
    digest = _placed(_verb(verbs, "digest", "digest", "make the weekly digest of the beleidstafel"))
    digest.add_argument("--week", metavar="2026-W46", help="ISO week (default: last week)")
    digest.add_argument("--format", default="html", help="html, pdf, docx, md, csv, json or ics")
    digest.add_argument("--out", metavar="FILE", help="where to write it (default: standard output)")
    digest.add_argument("--peil", metavar="MOMENT", help="as it was published by this moment")
    about = "a published version by its number (default: the newest)"
    digest.add_argument("--versie", metavar="NUMBER", type=int, dest="version_of_digest", help=about)
    digest.add_argument("--figure", metavar="F3", help="only say what a figure means and which ids it counts")
    about = "make the dossier for a meeting of the beleidstafel, or take in what it decided"
    dossier = _placed(_verb(verbs, "dossier", "dossier", about))
    dossier.add_argument("--table", metavar="V-2026-2", help="the meeting (default: the next one)")
    dossier.add_argument("--format", default="html", help="html, pdf, docx, md, csv, json or ics")
    dossier.add_argument("--peil", metavar="MOMENT", help="as of this moment, with its zone (default: now)")
    dossier.add_argument("--out", metavar="FILE", help="where to write it (default: standard output)")
    about = "take in the decisions of a meeting from this .toml or .csv: all of them or none"
    dossier.add_argument("--besluiten", metavar="FILE", help=about)
    about = "take back the decisions of the last file, while nothing of them was sent"
    dossier.add_argument("--terugdraaien", action="store_true", help=about)
    about = "write the register of processing from the tables' own declarations"
    register = _placed(_verb(verbs, "register", "register", about))
    register.add_argument("--json", action="store_true", help="as JSON instead of Markdown")
    about = "show how long each kind of data stays, and when what is past its time was last erased"
    _placed(_verb(verbs, "retention", "retention", about))


def _platforms(verbs: Verbs) -> None:
    about = "invite the assistant to a Discord server, or set up a community there"
    discord = verbs.add_parser("discord", help=about, description=f"{about.capitalize()}.")
    kinds = discord.add_subparsers(title="what to do", metavar="WHAT", required=True)
    invite = _placed(_verb(kinds, "uitnodigen", "discord", "print the link that invites the assistant"))
    invite.add_argument("--inrichten", action="store_true", help="also ask what setting up a server takes")
    about = "show which roles and channels a new community still needs"
    furnish = _placed(_verb(kinds, "inrichten", "discord", about))
    furnish.add_argument("--guild", metavar="NUMBER", help="the server (default: as the settings say)")
    furnish.add_argument("--doen", action="store_true", help="make them, and print the settings for them")
    _matrix(verbs)


def _matrix(verbs: Verbs) -> None:
    about = "log the assistant in on a Matrix homeserver, or set up a community there"
    matrix = verbs.add_parser("matrix", help=about, description=f"{about.capitalize()}.")
    kinds = matrix.add_subparsers(title="what to do", metavar="WHAT", required=True)
    log_in = _placed(_verb(kinds, "aanmelden", "matrix", "log in with the password; needed once"))
    log_in.add_argument(
        "--nieuw", action="store_true", help="as a new device, which takes the old one's place"
    )
    furnish = _placed(_verb(kinds, "inrichten", "matrix", "show which rooms a new community still needs"))
    furnish.add_argument(
        "--space", metavar="ID", default="", help="id or alias (default: as the settings say)"
    )
    furnish.add_argument("--naam", metavar="NAME", default="Gemeenschap", help="name of a new space")
    furnish.add_argument("--versleuteld", action="store_true", help="encrypt the staff room")
    for who, level in (("beheerder", 100), ("moderator", 50)):
        about = f"give this account power level {level}; may be repeated"
        furnish.add_argument(f"--{who}", metavar="USER", action="append", default=[], help=about)
    furnish.add_argument("--doen", action="store_true", help="make them, and print the settings for them")


def _keeping(verbs: Verbs) -> None:
    about = "import, export or check the knowledge base and its links, or list its gaps"
    knowledge = _placed(_verb(verbs, "knowledge", "knowledge", about))
    knowledge.add_argument("what", choices=("import", "export", "undo", "links", "check", "gaps"))
    about = "file to read or write (.csv .jsonl .yaml .bib .xml .atom), address of a feed, or batch to undo"
    knowledge.add_argument("file", nargs="?", help=about)
    knowledge.add_argument("--every", action="store_true", help="links: call all, not just what is due")
    knowledge.add_argument("--dry-run", action="store_true", help="import: only tell what would change")
    knowledge.add_argument("--wrong", metavar="FILE", help="import: write what is left out to this CSV")
    knowledge.add_argument(
        "--charset", choices=CHARSETS, help="import: what the file is written in, if not UTF-8"
    )
    about = "write out or read in what editors changed about the concepts, as a concept file"
    lexicon = _placed(_verb(verbs, "lexicon", "lexicon", about))
    lexicon.add_argument("what", choices=("export", "import"))
    lexicon.add_argument("file", help="the file, such as begrippen.toml")
    lexicon.add_argument("--dry-run", action="store_true", help="import: only tell what would change")
    member = _placed(_verb(verbs, "member", "member", "export or erase what is held of one member"))
    member.add_argument("what", choices=("export", "forget"))
    member.add_argument("account", help='the account as "platform:id", for example web:sanne')
    database = _placed(_verb(verbs, "db", "database", "upgrade, back up or restore the database"))
    database.add_argument("what", choices=("upgrade", "backup", "restore"))
    database.add_argument("file", nargs="?", help="the backup file")
    database.add_argument(
        "--sample", action="store_true", help="upgrade: fill a new database with a sample community"
    )


if __name__ == "__main__":
    sys.exit(main())
