"""Classes at school in every notation: "groep 7", "vwo 3b", "2 kader", "1ste leerjaar", "year 9"."""

from __future__ import annotations

import re

from moderation.guard.lexicon import PARTICLE, SURNAME
from moderation.guard.message import Message

Place = tuple[int, int]
"""Where something begins and ends in the text."""

_ORDINAL = r"(?:[1-8] ?(?:e|de|ste)?|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste)"
_LEVEL = (
    r"(?:havo(?:[/-]vwo)?|vwo|vmbo(?:[- ](?:[a-z]{1,2}|kader|basis)\b|-[a-z]{3,8})?|mavo(?:[/-]havo)?"
    r"|gymnasium|gym|atheneum|tl|gl|isk|pro|vso"
    r"|praktijkonderwijs|praktijk|mbo|kader|basis(?:[/-]kader)?|kb|bb|bk|gt|aso|tso|bso|kso|okan|buso|th|hv)"
)
_GROUP = (
    r"(?:groep|gr\.?|klas|leerjaar|lj\.?|kleuterklas|kleutergroep|schakelklas|unit|onderbouwgroep"
    r"|year|grade|form)"
)
_CODE = (
    r"(?:\d{1,2} ?/ ?\d{1,2} ?[a-h]?\b|[a-z]{0,3}\d{1,2}[a-z]{0,3}\d?(?: ?[a-h])?"
    r"|een|twee|drie|vier|vijf|zes|zeven|acht)"
)
_FLEMISH = (
    r"(?:aso|tso|bso|kso|latijn|moderne talen|(?:humane )?wetenschappen|economie|techniek|zorg|kantoor"
    r"|stem|sport)"
)
CLASS = re.compile(
    rf"(?<![\w-])(?:{_GROUP} ?{_CODE}(?: {_LEVEL})?|{_ORDINAL} ?{_GROUP}(?: {_LEVEL}| [a-h]\b)?"
    rf"|{_LEVEL}[ -]?\d[a-h]?\d?"
    rf"|[1-6][ -]?{_LEVEL}|brugklas(?: ?[a-z]{{0,2}}\d[a-h]?)?|kleuter(?:klas|groep)|examenklas|schakelklas"
    rf"|{_ORDINAL} (?:jaar|middelbaar|kleuter|lager)(?: {_FLEMISH})?|(?:aso|tso|bso|kso) ?[1-7]"
    r"|(?:g|gr|k|l|p)[1-8](?= (?:van |op |bij )?(?:de |het |t )?[a-z]{2})"
    r"|niveau [1-4](?: [a-z]{3,14})?|(?:onder|midden|boven)bouw(?: groep [1-8])?"
    r"|(?:eerste|tweede|derde|vierde|vijfde|zesde)(?= (?:op|van) (?:de|het|'t) )"
    r"|[vhmtkbg]{1,2}[1-6][a-f]?(?= (?:op|van|bij) (?:de|het|'t) )"
    r"|(?<=(?:in|it|an) )[vhmtkbg]{1,2}[1-6][a-f]?(?=,? [a-z]))(?![\w:])"
)
"""A class; without a school beside it it points at nobody."""
CODED = re.compile(r"(?<![\w-])(?:[a-z]{0,4}\d[a-z]{0,2}\d?)(?![\w-])")
"""What counts as a class in an answer to who asks for one."""
_MOST = 4


def bare_beside(message: Message, place: Place) -> Place | None:
    """A class with a name right behind or in front of it, which does not say that it is a school's.

    "havo 3 Mencia de Mendoza", "Klim-Op groep 8".
    """
    if message.caseless:
        return None
    tokens = message.tokens
    first = at = tokens.before(place[1])
    while at < len(tokens) and at - first < _MOST and (_is_name(message, at) or tokens.bits[at] & PARTICLE):
        at += 1
    while at > first and not _is_name(message, at - 1):
        at -= 1
    if at > first and tokens.starts[first] == place[1] + 1 and _is_name(message, first):
        return place[0], tokens.ends[at - 1]
    before = tokens.before(place[0]) - 1
    if before >= 0 and tokens.ends[before] + 1 == place[0] and "-" in tokens.words[before]:
        return (tokens.starts[before], place[1]) if _is_name(message, before) else None
    return None


def _is_name(message: Message, at: int) -> bool:
    """Whether a capital begins a word that is on no list but that of surnames."""
    return (
        message.capital(at) and not message.tokens.bits[at] & ~SURNAME and len(message.tokens.words[at]) > 2
    )
