"""The batch verbs: JSON Lines in, JSON Lines out, so that anyone can measure on their own data."""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import SetupError
from bot.settings.reading import config_folder

if TYPE_CHECKING:
    from bot.signals.reading.rules import SignalRules

Answers = Callable[[Iterable[str]], Iterator[str]]


def run(arguments: Namespace) -> int:
    """Answer every line of standard input with one line, in the same order and at once."""
    if arguments.verb == "ask" and arguments.question:
        return _one_question(arguments)
    if arguments.verb != "loop" and not arguments.jsonl:
        other = ', or put a question in words: vraagbaak ask "…"' if arguments.verb == "ask" else ""
        raise SetupError(f"{arguments.verb} reads JSON Lines on standard input: add --jsonl{other}")
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    answers: dict[str, Callable[[Namespace], Answers]] = {
        "ask": _ask,
        "guard": _guard,
        "moderate": _moderate,
        "predict": _predict,
        "loop": _loop,
    }
    for answer in answers[arguments.verb](arguments)(lines):
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()
    return 0


def _one_question(arguments: Namespace) -> int:
    """Answer one question for a person to read; with the reasons when asked for."""
    folder, words = config_folder(arguments.config) / "knowledge", " ".join(arguments.question)
    if arguments.explain:
        from knowledge.finding.explain import explain

        print("\n".join(explain(words, folder=folder)))
        return 0
    from knowledge.finding.finder import load_finder

    answer = load_finder(folder).ask(words, addressed=True)
    print(answer.why)
    for number, hit in enumerate(answer.ranked[:3], start=1):
        print(f"{number}. {hit.resource.title}\n   {hit.resource.url}")
    return 0


def _ask(arguments: Namespace) -> Answers:
    from knowledge.finding.batch import answer_lines

    return partial(answer_lines, folder=config_folder(arguments.config) / "knowledge")


def _guard(arguments: Namespace) -> Answers:
    from moderation.guard.batch import guard_lines

    return partial(guard_lines, folder=config_folder(arguments.config) / "guard")


def _moderate(arguments: Namespace) -> Answers:
    from moderation.screening.batch import moderate_lines
    from moderation.screening.config import read_community, read_config

    community = read_community(Path(arguments.config)) if arguments.config else None
    return partial(moderate_lines, config=read_config(config_folder() / "screening", community))


def _predict(arguments: Namespace) -> Answers:
    from bot.signals.batch import predict_lines

    return partial(predict_lines, rules=_signal_rules(arguments))


def _loop(arguments: Namespace) -> Answers:
    from bot.settings.reading import load
    from bot.signals.batch import loop_lines

    rules = _signal_rules(arguments)
    finding = load(config_folder(arguments.config)).finding
    if finding.meaning and finding.signals:
        from bot.signals.likeness.closeness import Closeness
        from knowledge.meaning.vectors import load_vectors

        rules = replace(rules, closeness=Closeness(load_vectors(Path(finding.meaning)).of, finding.signals))
    return partial(loop_lines, rules=rules)


def _signal_rules(arguments: Namespace) -> SignalRules:
    from bot.signals.reading.rules import load_rules
    from knowledge.lexicon.gist import load_gist

    folder = config_folder(arguments.config)
    return load_rules(folder / "signals", load_gist(folder).of)
