"""What each level of consent allows, in one table that everything asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.signals.model import ConsentLevel


class Quoting(StrEnum):
    """Whether the words of a signal may be shown outside moderation, and how they are signed."""

    NEVER = "niet"
    ON_REQUEST = "na vraag"
    PERSPECTIVE = "met perspectief"
    NAMED = "met naam en functie"


class Contact(StrEnum):
    """How the contributor can be reached about a signal."""

    RELAY = "via de assistent"
    APPROACH = "via de assistent, ook door de secretaris"
    DIRECT = "rechtstreeks"
    RECEIPT = "met het bonnetje"


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be done with a signal.

    `counted` in figures, `paraphrased` in the words of a moderator, quoted as `quoting` says; `known` when
    the pseudonym of the contributor is kept, without which nobody can tell that two signals have one giver.
    """

    counted: bool
    paraphrased: bool
    quoting: Quoting
    contact: Contact
    known: bool = True

    @property
    def quotable(self) -> bool:
        """Whether the words may be quoted without asking first."""
        return self.quoting in {Quoting.PERSPECTIVE, Quoting.NAMED}


_ALLOWED: Mapping[ConsentLevel, Allowed] = {
    ConsentLevel.INTERNAL: Allowed(True, False, Quoting.NEVER, Contact.RELAY),
    ConsentLevel.ANONYMOUS: Allowed(True, True, Quoting.NEVER, Contact.RELAY),
    ConsentLevel.QUOTE: Allowed(True, True, Quoting.PERSPECTIVE, Contact.RELAY),
    ConsentLevel.APPROACHABLE: Allowed(True, True, Quoting.PERSPECTIVE, Contact.APPROACH),
    ConsentLevel.BY_NAME: Allowed(True, True, Quoting.NAMED, Contact.DIRECT),
    ConsentLevel.STRICT: Allowed(True, True, Quoting.ON_REQUEST, Contact.RECEIPT, known=False),
}


def allowed(level: ConsentLevel) -> Allowed:
    """What may be done with a signal that has this level."""
    return _ALLOWED[level]
