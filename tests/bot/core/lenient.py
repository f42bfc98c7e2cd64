"""A guard that minds one cat only, and a look-out that sees nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.core.commands import Call
from bot.core.content import p
from bot.core.errors import UserError
from bot.core.events import Heard, Screened
from bot.core.people import Actor
from bot.core.places import MessageRef
from bot.core.reply import Action, Reply, Seen
from bot.core.withheld import NO_CLIENT, Withheld

OTHER_CAT = "andere kat"


@dataclass
class Lenient:
    """Refuses what names the cat; `seen` are the messages that others could read."""

    held: list[Withheld] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def screen(self, text: str, where: object, actor: Actor) -> Screened:
        """Refuse what names the cat."""
        return Screened(text.replace("Minoes", "[kat]"), ("kat",), refused="Minoes" in text)

    def refusal(self, call: Call, screened: Screened, confirm: Action | None, held: Withheld | None) -> Reply:
        """Show the draft, and a button for who means another cat."""
        actions: tuple[Action, ...] = (confirm,) if confirm else ()
        if held is not None:
            self.held.append(held)
            actions += (Action(OTHER_CAT, NO_CLIENT, {"bewaard": str(len(self.held) - 1)}, once=True),)
        return Reply(p("geweigerd: ", screened.text), actions, to=Seen.ASKER)

    def exposed(self, call: Call, ref: MessageRef, screened: Screened) -> None:
        """Note which message it was."""
        self.seen.append(ref.id)

    def released(self, call: Call, key: str) -> Withheld:
        """What was held back, unless it was forgotten."""
        if not self.held:
            raise UserError("guard-too-late", minutes=10)
        return self.held[int(key)]

    def hint(self, call: Call, words: str) -> str | None:
        """Mind the dog as well."""
        return "en de hond" if "Fikkie" in words else None

    def given_back(self, call: Call, held: Withheld) -> Reply:
        """Ask to post it again."""
        return Reply(p("plaats opnieuw: ", held.words), to=Seen.ASKER)

    def look(self, heard: Heard) -> object | None:
        """See nothing."""
        return None

    def act(self, call: Call, heard: Heard, finding: object) -> bool:
        """Do nothing."""
        return False
