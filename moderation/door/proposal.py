"""A moderator who types that something is public: the door lets the words through that name it."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.core.commands import Say
from bot.core.people import Actor, Role

LOCALES = ("nl", "en")
_COMMANDS = ("openbaar", "niet-openbaar")
_TYPED = re.compile(r"!?\s*([\w-]{3,40})[:,]?\s+(?:wat=)?(\S.{0,120})", re.DOTALL)


class Proposal:
    """Recognises the typed form of the commands about what is public; `fits` judges what is named.

    Everything else a moderator types is looked at as anyone's words are.
    """

    def __init__(self, say_in: Callable[[str], Say], fits: Callable[[str], bool]) -> None:
        self._say_in = say_in
        self._fits = fits

    def made_by(self, actor: Actor, text: str) -> bool:
        """Whether this is a moderator's proposal about something that can be public."""
        if not actor.may(Role.MODERATOR):
            return False
        typed = _TYPED.fullmatch(text.strip())
        return typed is not None and typed[1].casefold() in self._names() and self._fits(typed[2].strip(' "'))

    def _names(self) -> set[str]:
        named = {self._say_in(locale)(f"command-{each}.name") for locale in LOCALES for each in _COMMANDS}
        return {name.casefold() for name in named} | set(_COMMANDS)
