"""One part as Discord takes it: pages of text, a view, files; and how pages become a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import discord

from adapters.discord.components import buttons
from adapters.discord.render import pages
from bot.core.content import Body, Bullets, Mention, Numbered, Paragraph
from bot.core.plan import Part
from bot.core.reply import File

EMBEDS, EMBED_TOTAL = 10, 6000
"""How many embeds a message takes, and how many characters in all of them (Discord's documentation)."""
NOBODY = discord.AllowedMentions.none()


@dataclass(frozen=True, slots=True)
class Letter:
    """What one part says; `private` when only the asker may see it."""

    pages: tuple[str, ...]
    private: bool = False
    view: discord.ui.View | None = None
    files: tuple[File, ...] = ()
    mentions: discord.AllowedMentions = NOBODY

    def message(self, said: Sequence[str]) -> dict[str, Any]:
        """These pages with the buttons, as the library's sending methods take them."""
        view = {} if self.view is None else {"view": self.view}
        return {**written(said), **view, "allowed_mentions": self.mentions}

    def attachments(self) -> list[discord.File]:
        """The files, made anew: a file can be sent once only."""
        return [discord.File(BytesIO(x.content), filename=x.name) for x in self.files]


def letter(part: Part) -> Letter:
    """The part as Discord takes it; its form becomes a button that opens it."""
    said = pages(part.body) or (part.form.title if part.form else "\N{ZERO WIDTH SPACE}",)
    view = buttons(part.choices, part.form)
    return Letter(said, part.only_for is not None, view, part.files, _called(part.body))


def fits(said: Sequence[str]) -> bool:
    """Whether these pages fit in one message: the first as its text, the others as embeds."""
    return len(said) <= EMBEDS + 1 and sum(map(len, said[1:])) <= EMBED_TOTAL


def written(said: Sequence[str]) -> dict[str, Any]:
    """The pages as the content and embeds of one message."""
    return {"content": said[0], "embeds": [discord.Embed(description=x) for x in said[1:]]}


def _called(body: Body) -> discord.AllowedMentions:
    """Only who is called by name in the content itself may be notified."""
    lines = [b.line for b in body if isinstance(b, Paragraph)]
    lines += [x for b in body if isinstance(b, Bullets | Numbered) for x in b.items]
    called = {int(s.actor_id) for x in lines for s in x if isinstance(s, Mention) and s.actor_id.isdecimal()}
    return discord.AllowedMentions(
        everyone=False, roles=False, replied_user=True, users=[discord.Object(x) for x in called]
    )
