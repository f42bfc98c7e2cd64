"""What says too much of where and who is told in general, before a signal is kept.

A named municipality becomes its youth region, a named provider its kind, and a child's exact age a class when
a place, a provider or a rare condition stands beside it. What came in its stead stands in brackets, so that
it can be seen, counted and left out of comparing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.signals.reading.origin import MUNICIPALITY, Regions

PROVIDER, AGE, PLACE = "aanbieder", "leeftijd", "gemeente"
SOMEWHERE = "een aanbieder"
"""What is told of a provider whose kind nobody wrote down."""
MASKED = frozenset(
    {
        "naam",
        "adres",
        "telefoon",
        "e-mail",
        "bsn",
        "geboortedatum",
        "organisatie",
        "school",
        "plaats",
        "kenteken",
        "dossiernummer",
        "leeftijd",
        "account",
        "rekeningnummer",
        "documentnummer",
        "ip-adres",
        "registratienummer",
    }
)
"""What the privacy guard leaves in the place of client data."""
_IN_BRACKETS = re.compile(r"\[([^\[\]\n]{2,90})\]")
_BAND = re.compile(r"\d{1,2}-\d{1,2} jaar")
_PREFIX = r"(?:(?:de|onze|mijn)\s+)?gemeentes?\s+"
_LOWER_AFTER = r"(?<=\bin )|(?<=\bte )|(?<=\bnaar )|(?<=\buit )|(?<=\bvan )|(?<=\bbij )"
_NAME = r"[A-Z][\w’'&-]*(?:[ ](?:(?:de|het|van|en|voor|der|den|&)[ ])*[A-Z][\w’'&-]*)*"
_CHANGEABLE = "(?<![\\w\\[-]){}(?![\\w-])"


@dataclass(frozen=True, slots=True)
class Providers:
    """Providers by name with what they are, the words that come before a name, and names that may stay.

    `bands` are classes of age in years, `people` words for somebody young, `rare` words of rare conditions.
    """

    kinds: Mapping[str, str]
    before: Sequence[str]
    keeps: frozenset[str]
    bands: Sequence[tuple[int, int]]
    people: Sequence[str]
    rare: Sequence[str]


class Generaliser:
    """Tells places, providers and ages in general; what was told so stays as it is when it is read again."""

    def __init__(self, regions: Regions, providers: Providers) -> None:
        self._providers = providers
        self._regions = regions
        told = {**regions.municipalities, **regions.ordinary}
        self._codes = {name.casefold(): code for name, code in told.items()}
        self._codes |= {
            name.casefold(): x.code for x in regions.regions.values() for name in (x.name, *x.also)
        }
        names, every = _options(regions.municipalities), _options(self._codes)
        self._after_word = re.compile(rf"(?<![\w\[-]){_PREFIX}({every})(?![\w-])", re.IGNORECASE)
        self._capital = re.compile(_CHANGEABLE.format(f"({names})"))
        self._lower = re.compile(rf"(?:{_LOWER_AFTER})({names.lower()})(?![\w-])")
        self._kinds = {name.casefold(): kind for name, kind in providers.kinds.items()}
        self._known = re.compile(_CHANGEABLE.format(f"({_options(providers.kinds)})"), re.IGNORECASE)
        words = _options(providers.before)
        self._named = re.compile(rf"(?<!\[een )\b((?i:{words}))\s+({_NAME})")
        people = _options(providers.people)
        self._aged = re.compile(
            rf"(?i)\b({people})(,?\s+van\s+|,?\s+is\s+|,\s*|\s*\(\s*)(\d{{1,2}})\b(?:\s+jaar\b)?"
        )
        self._old = re.compile(r"(?i)\b(\d{1,2})(?:-jarige\b|\s+jaar\s+oud\b)")
        self._rare = re.compile(rf"(?i)({_options(providers.rare)})")

    def __call__(self, text: str) -> str:
        """The text with what says too much told in general."""
        told = self._known.sub(lambda m: f"[{self._kinds[m[1].casefold()]}]", text)
        told = self._named.sub(self._unnamed, told)
        told = self._after_word.sub(lambda m: self._place(m[1]), told)
        told = self._capital.sub(lambda m: self._place(m[1]), told)
        told = self._lower.sub(lambda m: self._place(m[1]), told)
        return self._without_ages(told) if self._pointed_out(told) else told

    def _place(self, name: str) -> str:
        region = self._regions.regions[self._codes[name.casefold()]]
        return f"[{MUNICIPALITY}{region.name}]"

    def _unnamed(self, found: re.Match[str]) -> str:
        return found[0] if found[2].casefold() in self._providers.keeps else f"[{SOMEWHERE}]"

    def _pointed_out(self, text: str) -> bool:
        """Whether something beside an age makes that somebody could be found."""
        return bool(counted(text)) or bool(self._rare.search(text)) or bool(self._regions.mentions(text))

    def _without_ages(self, text: str) -> str:
        told = self._aged.sub(
            lambda m: f"{m[1]}{m[2]}{self._band(int(m[3])) or m[0][m.start(3) - m.start() :]}", text
        )
        return self._old.sub(lambda m: self._band(int(m[1])) or m[0], told)

    def _band(self, age: int) -> str:
        held = (f"[{low}-{high} jaar]" for low, high in self._providers.bands if low <= age <= high)
        return next(held, "")


def counted(text: str) -> dict[str, int]:
    """How often each kind of thing was left out of a text, by name of the kind; words of nobody."""
    kinds = Counter(kind for each in _IN_BRACKETS.findall(text) if (kind := _kind(each)))
    return dict(sorted(kinds.items()))


def bare(text: str) -> str:
    """A text without what came instead of names and ages, to compare what it is about."""
    return _IN_BRACKETS.sub(lambda m: " " if _kind(m[1]) in {PLACE, PROVIDER, AGE} else m[0], text)


def _kind(told: str) -> str:
    if told.startswith(MUNICIPALITY):
        return PLACE
    if told.startswith(
        (SOMEWHERE, "een jeugdhulpaanbieder", "een instelling", "een gecertificeerde instelling")
    ):
        return PROVIDER
    return AGE if _BAND.fullmatch(told) else told if told in MASKED else ""


def _options(names: Mapping[str, object] | Sequence[str]) -> str:
    """Names to look for, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
