"""Whether something may be public: it is tried before it counts, and refused where it would open a hole.

Lists of names and numbers are where a guard quietly stops guarding: a mobile number or a person's name on the
public list would let clients through for everyone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberType

from bot.core.errors import UserError
from moderation.door.lists import Lines
from moderation.door.publicity import Publicity, digits, entry
from moderation.guard.guard import Guard
from moderation.guard.lexicon import BESIDE, CLIENT, FAMILY, KIN, WORKPLACE, plain
from moderation.guard.spans import Verdict

LONGEST = 80
_SHORT_CODE = 6
_OF_ORGANISATIONS = frozenset(
    (
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOIP,
    )
)
_ENDINGS = (
    "huis",
    "zorg",
    "groep",
    "hulp",
    "team",
    "school",
    "opvang",
    "centrum",
    "college",
    "instituut",
    "kliniek",
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an addition would change: the example lines that would pass from then on, of how many tried."""

    entry: str
    freed: tuple[str, ...]
    tried: int


class Proposals:
    """Judges what moderators propose to make public."""

    def __init__(self, guard: Guard, lines: Lines) -> None:
        self._guard = guard
        self._lines = lines

    def fits(self, words: str) -> bool:
        """Whether this is a number or name of an organisation, by its form."""
        try:
            self._check(words)
        except UserError:
            return False
        return True

    def preview(self, words: str, listed: Iterable[str]) -> Preview:
        """What would change; `listed` is what is public already.

        Raises:
            UserError: `door-public-…`, naming why this cannot be public; never repeating it.
        """
        self._check(words)
        after = Publicity((*listed, entry(words)))
        for line in self._lines.client:
            text = line.replace("{x}", words)
            if self._guard.policy.verdict(after.without(text, self._guard.examine(text).spans)) is Verdict.OK:
                raise UserError("door-public-hole")
        freed = tuple(text for text in self._filled(words) if self._is_freed(text, after))
        return Preview(entry(words), freed, len(self._lines.clean))

    def _filled(self, words: str) -> list[str]:
        return [line.replace("{x}", words) for line in self._lines.clean]

    def _is_freed(self, text: str, after: Publicity) -> bool:
        spans = self._guard.examine(text).spans
        return bool(spans) and not after.without(text, spans)

    def _check(self, words: str) -> None:
        if len(words) > LONGEST:
            raise UserError("door-public-name")
        if number := digits(words):
            _check_number(words, number)
        else:
            self._check_name(words)

    def _check_name(self, words: str) -> None:
        """An organisation's name has a word that says so, and none that says it is about a client."""
        parts = [part.strip(".,()&'\"") for part in plain(words).split()]
        bits = [self._guard.lexicon.words.get(part, 0) for part in parts]
        named = any(
            each & (BESIDE | WORKPLACE) or part.endswith(_ENDINGS)
            for part, each in zip(parts, bits, strict=True)
        )
        client = any(each & (KIN | CLIENT | FAMILY) and not each & BESIDE for each in bits)
        if len(parts) < 2 or not named or client or any(ch.isdigit() or ch == "@" for ch in words):
            raise UserError("door-public-name")


def _check_number(words: str, number: str) -> None:
    if 3 <= len(number) <= _SHORT_CODE and not number.startswith("06"):
        return
    for region in ("NL", "BE"):
        try:
            parsed = phonenumbers.parse(words, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed) and phonenumbers.number_type(parsed) in _OF_ORGANISATIONS:
            return
    raise UserError("door-public-number")
