"""How a source stands: recognised or not, in force or not, looked at in time, and its shorter versions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit


class Recognition(StrEnum):
    """What assessors said of an intervention, in the levels of the Dutch databases, or of a training."""

    DESCRIBED = "goed-beschreven"
    GROUNDED = "goed-onderbouwd"
    FIRST_SIGNS = "effectief-eerste-aanwijzingen"
    GOOD_SIGNS = "effectief-goede-aanwijzingen"
    STRONG_SIGNS = "effectief-sterke-aanwijzingen"
    ACCREDITED = "geaccrediteerd"


class Status(StrEnum):
    """How far something is: a guideline or law in force or not, an initiative running or not."""

    DRAFT = "concept"
    AUTHORISED = "geautoriseerd"
    UNDER_REVISION = "herziening"
    LAPSED = "vervallen"
    PREPARING = "in-voorbereiding"
    RUNNING = "loopt"
    COMPLETED = "afgerond"
    STOPPED = "gestopt"


class Freshness(StrEnum):
    """What became of the duty to look at a source again in time."""

    FRESH = "vers"
    DUE = "te-controleren"
    UNCONFIRMED = "niet-bevestigd"


@dataclass(frozen=True, slots=True)
class Version:
    """Another form of a source, such as a work card or what parents get: its name and address."""

    label: str
    url: str

    def __str__(self) -> str:
        """One line: the name and then the address."""
        return f"{self.label} {self.url}"


def version(written: str) -> Version | None:
    """A version from `name address`; None when the last word is no full web address or has no name before."""
    label, _, url = " ".join(written.split()).rpartition(" ")
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    right = label and parts.scheme in {"http", "https"} and parts.hostname
    return Version(label, url) if right else None
