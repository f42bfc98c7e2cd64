"""Whose address is it: trusted, our own, an invitation elsewhere, or one that pretends to be a brand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from rapidfuzz.distance import OSA

from moderation.screening.folding import unmask_letters
from moderation.screening.links import Link

_SPLIT = re.compile(r"[.\-_]")
_GLYPHS = str.maketrans("01345789", "oieastbg")
_GLYPH_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_LONG_ENOUGH = 5  # shorter brand names occur inside ordinary words
_SAFE_LENGTH = 7  # from here one changed letter cannot be chance


class Likeness(IntEnum):
    """How a label relates to a brand: holds it in a longer word, has it as a word, or misspells it."""

    NONE = 0
    PART = 1
    WORD = 2
    SLIP = 3


@dataclass(frozen=True)
class AddressBook:
    """The addresses and names to judge by, all in lower case."""

    trusted: frozenset[str]
    own_invites: tuple[str, ...]
    brands: tuple[str, ...]
    official: frozenset[str]
    invites: tuple[str, ...]
    contacts: frozenset[str]
    sales: frozenset[str]
    shorteners: frozenset[str]
    lures: frozenset[str]
    lure_hosts: frozenset[str]
    not_a_brand: frozenset[str]
    programs: tuple[str, ...]
    letters: Mapping[int, str]

    def facts(self, link: Link) -> tuple[str, ...]:
        """What can be said of this link, as names that the rules use."""
        where = link.host.removeprefix("www.") + link.path
        if self._is_own(where):
            return ("link.own",)
        if self._is_false(link):
            return ("link.lookalike", "link.foreign")
        if where.lower().startswith(self.invites):
            return ("link.invite", "link.foreign")
        if _inside(link.host, self.trusted):
            return ("link.trusted",)
        if _inside(link.host, self.official):
            return ("link.official",)
        return tuple(self._of_foreign(link))

    def _is_own(self, where: str) -> bool:
        lowered = where.lower().rstrip("/")
        return any(lowered == own or lowered.startswith((f"{own}/", f"{own}?")) for own in self._own_forms)

    @cached_property
    def _own_forms(self) -> tuple[str, ...]:
        forms = []
        for own in self.own_invites:
            code = own.rpartition("/")[2]
            forms.append(own)
            if own.startswith("discord.gg/"):
                forms += [f"discord.com/invite/{code}", f"discordapp.com/invite/{code}"]
            if own.startswith("#"):
                forms += [f"matrix.to/#/{own}", f"app.element.io/#/room/{own}"]
        return tuple(form.lower() for form in forms)

    def _of_foreign(self, link: Link) -> Iterable[str]:
        yield "link.foreign"
        yield from (name for name, hosts in self._kinds if _inside(link.host, hosts))
        if _foreign_letters(link):
            yield "link.foreign_letters"
        if link.is_ip:
            yield "link.number"
        if link.path.lower().endswith(self.programs):
            yield "link.program"
        likeness = self._likeness(link.host)
        if likeness >= Likeness.PART:
            yield "link.brandpart"
        if likeness >= Likeness.WORD:
            yield "link.brandlike"
        if self._lures(link):
            yield "link.lure"

    @cached_property
    def _kinds(self) -> tuple[tuple[str, frozenset[str]], ...]:
        return (("link.contact", self.contacts), ("link.sale", self.sales), ("link.short", self.shorteners))

    def _is_false(self, link: Link) -> bool:
        """Whether the address pretends: another name before @, shown or spelled than the host it leads to."""
        if link.userinfo and self._claims(link.userinfo):
            return True
        if link.shown and self._shows_another(link):
            return True
        if _foreign_letters(link) and (self._imitates(link.host) or _mixes_scripts(_decoded(link.host))):
            return True
        return self._likeness(link.host) is Likeness.SLIP

    def _is_real(self, host: str) -> bool:
        return _inside(host, self.trusted) or _inside(host, self.official)

    def _claims(self, text: str) -> bool:
        lowered = text.lower()
        return any(brand in lowered for brand in self.brands) or any(name in lowered for name in self.trusted)

    def _shows_another(self, link: Link) -> bool:
        shown = link.shown.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
        claimed = shown.partition("/")[0].strip()
        if "." not in claimed or " " in claimed:
            return False
        return self._is_real(claimed) and not self._is_real(link.host)

    def _imitates(self, host: str) -> bool:
        """Whether a host in foreign letters reads as a trusted name or a brand."""
        plain = self._plain(_decoded(host))
        if plain == host:
            return False
        return self._is_real(plain) or self._likeness(plain) is not Likeness.NONE

    def _plain(self, host: str) -> str:
        return unmask_letters(host, self.letters)

    def _likeness(self, host: str) -> Likeness:
        """How much the label of this host that is most like a brand resembles it."""
        if self._is_real(host):
            return Likeness.NONE
        name = host.rpartition(".")[0]
        parts = {part for part in (*_SPLIT.split(name), *name.replace("-", "").split(".")) if part}
        return max((self._part_likeness(part) for part in parts), default=Likeness.NONE)

    def _part_likeness(self, part: str) -> Likeness:
        if part in self.not_a_brand:
            return Likeness.NONE
        spelled = part if part.isdigit() else _spelled_out(part)
        best = Likeness.NONE
        for brand in self.brands:
            if spelled != part and brand in spelled and brand not in part and len(brand) >= _LONG_ENOUGH:
                return Likeness.SLIP
            best = max(best, _near(part, brand))
        return best

    def _lures(self, link: Link) -> bool:
        in_path = _SPLIT.split(link.path.lower().replace("/", "."))
        in_host = _SPLIT.split(link.host)
        return any(part in self.lures for part in (*in_host, *in_path)) or not self.lure_hosts.isdisjoint(
            in_host
        )


def _near(part: str, brand: str) -> Likeness:
    if part == brand:
        return Likeness.WORD
    if len(brand) < _LONG_ENOUGH:
        return Likeness.NONE
    if brand in part:
        return Likeness.WORD if part.startswith(brand) and len(brand) >= _SAFE_LENGTH else Likeness.PART
    slips = 2 if len(brand) >= 9 else 1
    if abs(len(part) - len(brand)) > slips or OSA.distance(part, brand, score_cutoff=slips) > slips:
        return Likeness.NONE
    return Likeness.SLIP if len(brand) >= _SAFE_LENGTH else Likeness.PART


def _spelled_out(part: str) -> str:
    spelled = part.translate(_GLYPHS)
    for pair, letter in _GLYPH_PAIRS:
        spelled = spelled.replace(pair, letter)
    return spelled


def _foreign_letters(link: Link) -> bool:
    return link.odd or not link.host.isascii() or "xn--" in link.host


def _mixes_scripts(host: str) -> bool:
    """Whether one label mixes Latin with letters of another alphabet, which no honest name does."""
    return any(len(_scripts(label)) > 1 for label in host.split("."))


def _scripts(label: str) -> set[str]:
    return {unicodedata.name(char, "?").partition(" ")[0] for char in label if char.isalpha()}


def _decoded(host: str) -> str:
    labels = []
    for label in host.split("."):
        try:
            labels.append(label[4:].encode().decode("punycode") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def _inside(host: str, names: frozenset[str]) -> bool:
    """Whether the host is one of these names or lies under one."""
    rest = host
    while rest:
        if rest in names:
            return True
        rest = rest.partition(".")[2]
    return False
