"""Where a signal comes from: the perspective of its author and the region, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.signals.model import Perspective
from bot.signals.reading.words import fold

_CHANNEL_PREFIX = "regio-"
_REGION = r"(?:jeugd)?regio"
_PLACE = rf"\b(?:in|in onze {_REGION}|in de {_REGION}|onze {_REGION}|{_REGION})\s+(?:de\s+|het\s+|heel\s+)?"
_NOT_HERE = re.compile(r"\b(?:andere|buurregio|elders|anders dan|net als|zoals)\b")
_ELSEWHERE = r"\b(?:naar|uit|vanuit)\s+(?:[\w-]+\s+){0,3}"
_DATELINE = rf"^\W*(?:(?:in\s+)?(?:de\s+|onze\s+)?{_REGION}\s+|in\s+)?(?:de\s+|het\s+)?"
_DATELINE_ENDS = r"(?:,(?:\s+[\w-]+){1,3})?\s*:"
MUNICIPALITY = "een gemeente in jeugdregio "
"""How a named municipality is told when its name is left out; the region comes after."""
_LEFT_OUT = re.compile(rf"\[{MUNICIPALITY}([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Region:
    """A youth region: code, name, and other names and codes for the same whole region."""

    code: str
    name: str
    also: tuple[str, ...] = ()
    earlier_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Professions:
    """What a profession says: the perspective of who has it, and the theme it is close to."""

    perspectives: Mapping[str, Perspective]
    themes: Mapping[str, str]

    def perspective(self, profession: str | None) -> Perspective | None:
        """The source of knowledge of someone with this profession; None when no profession is known."""
        if not profession or not profession.strip():
            return None
        return self.perspectives.get(profession.strip().casefold(), Perspective.PRACTICE)

    def theme(self, profession: str | None) -> str | None:
        """The theme this profession is close to, if any."""
        return self.themes.get((profession or "").strip().casefold())


class Regions:
    """The youth regions in force since a day, and how a message tells which one it is about.

    `municipalities` gives per name of a municipality the code of its region; `ordinary` does for those whose
    name is an ordinary word as well.
    """

    def __init__(
        self,
        regions: Iterable[Region],
        valid_from: date,
        municipalities: Mapping[str, str],
        ordinary: Mapping[str, str],
    ) -> None:
        self.regions = {region.code: region for region in regions}
        self.valid_from = valid_from
        self.municipalities = municipalities
        self.ordinary = ordinary
        self._codes = {code: region.code for region in self.regions.values() for code in _codes(region)}
        self._names = {fold(name): region.code for region in self.regions.values() for name in _names(region)}
        self._places = {fold(name): code for name, code in self.municipalities.items()} | self._names
        longest_first = sorted(self._places, key=lambda name: (-len(name), name))
        options = "|".join(re.escape(name) for name in longest_first)
        self._mentioned = re.compile(rf"\b(?:{options})\b")
        self._here = re.compile(rf"{_PLACE}({options})\b|{_DATELINE}({options}){_DATELINE_ENDS}")
        self._elsewhere = re.compile(rf"{_ELSEWHERE}(?:{options})\b")

    def code(self, given: str | None) -> str | None:
        """The code of a region given by code, earlier code or name; None when it is not one."""
        plain = fold(given or "").strip()
        return self._codes.get(plain) or self._names.get(plain)

    def of(self, channel: str | None, profile: str | None, text: str) -> str | None:
        """The region of a message: its channel, else the author's profile, else the text, else unknown."""
        name = (channel or "").removeprefix("#")
        by_channel = (
            self.code(name.removeprefix(_CHANNEL_PREFIX)) if name.startswith(_CHANNEL_PREFIX) else None
        )
        return by_channel or self.code(profile) or self.told(text)

    def mentions(self, text: str) -> bool:
        """Whether a text names a region or a municipality anywhere."""
        return self._mentioned.search(fold(text)) is not None

    def told(self, text: str) -> str | None:
        """The region a text says it is in: one is named, as a place, and nothing hints at elsewhere.

        It is named as a place after a word such as `in`, or in front of the text with a colon behind it.
        """
        plain = fold(_LEFT_OUT.sub(r"\1", text))
        mentioned = {self._places[match] for match in self._mentioned.findall(plain)}
        here = self._here.search(plain)
        if here is None or len(mentioned) != 1 or _NOT_HERE.search(plain) or self._elsewhere.search(plain):
            return None
        return mentioned.pop()


def _codes(region: Region) -> tuple[str, ...]:
    return (region.code, *region.earlier_codes)


def _names(region: Region) -> tuple[str, ...]:
    return (region.name, *region.also)
