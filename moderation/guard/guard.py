"""The guard itself: one analysis of a text, two working points."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moderation.guard.apart import together
from moderation.guard.asked import asked_for
from moderation.guard.folding import Folded, Folder, clear, is_masked, undisguise
from moderation.guard.lexicon import (
    ACCOUNT_CUE,
    BORN_CUE,
    GIVEN,
    HOME_CUE,
    MAIL_CUE,
    MONTH,
    NUMBER_WORD,
    PLATE_CUE,
    SCHOOL_CUE,
    Lexicon,
)
from moderation.guard.loading import load_lexicon
from moderation.guard.message import Message, tokenize
from moderation.guard.names.ages import find_ages
from moderation.guard.names.score import find_names
from moderation.guard.numbers import Run, runs
from moderation.guard.rules.addresses import find_addresses
from moderation.guard.rules.bank import find_bank_accounts
from moderation.guard.rules.citizen import find_citizen_numbers
from moderation.guard.rules.dates import find_birth_dates
from moderation.guard.rules.files import find_files
from moderation.guard.rules.mail import find_mail
from moderation.guard.rules.network import find_handles, find_ip_addresses, find_plates
from moderation.guard.rules.phones import find_phones
from moderation.guard.rules.schools import find_schools
from moderation.guard.rules.starred import find_starred
from moderation.guard.rules.worded import find_dates_in_words
from moderation.guard.spans import PLACEHOLDERS, Examination, Kind, Span, Verdict, mask, without_overlap

# The fewest digits that a birth date, a file number and a bank account number can have.
_DATE_DIGITS, _FILE_DIGITS, _BANK_DIGITS = 3, 3, 10
_MOST_PASSES = 8
# The words of a message that may answer the question before it; a longer one tells a story of its own.
_LONGEST_ANSWER = 40
# Professionals' own registration numbers stand in public registers: masked, never refused.
_NEVER_REFUSED = frozenset((Kind.PROFREG, Kind.LOC, Kind.AGE))
_NOTHING = Examination((), Verdict.OK)


@dataclass(frozen=True, slots=True)
class Policy:
    """The two working points, and the rules that only look on.

    What a rule in `observe` finds counts for nothing; what one in `lenient` finds is masked, never held back.
    """

    mask_from: float
    refuse_from: float
    observe: frozenset[str]
    lenient: frozenset[str] = frozenset()

    def refuses(self, span: Span) -> bool:
        """Whether this find alone holds a message back."""
        sure = span.confidence >= self.refuse_from and span.type not in _NEVER_REFUSED
        return sure and span.rule not in self.lenient

    def verdict(self, spans: Sequence[Span]) -> Verdict:
        """What the finds mean together."""
        if not spans:
            return Verdict.OK
        return Verdict.REFUSE if any(map(self.refuses, spans)) else Verdict.MASK


class Guard:
    """Finds client data in a text. Pure: it keeps nothing of what it reads."""

    def __init__(self, lexicon: Lexicon, folder: Folder, policy: Policy) -> None:
        self._lexicon = lexicon
        self._folder = folder
        self.policy = policy

    @property
    def lexicon(self) -> Lexicon:
        """The word lists it looks things up in."""
        return self._lexicon

    @classmethod
    def load(cls, folder: Path) -> Guard:
        """The guard with the lists in `folder`; raises OSError, KeyError or tomllib.TOMLDecodeError."""
        settings = tomllib.loads((folder / "guard.toml").read_text(encoding="utf-8"))
        policy = Policy(settings["mask_from"], settings["refuse_from"], frozenset(settings["observe"]))
        lookalikes = (folder / "lookalikes.txt").read_text(encoding="utf-8")
        return cls(load_lexicon(folder), Folder(lookalikes), policy)

    def examine(self, text: str, context: Sequence[str] = ()) -> Examination:
        """The spans in `text` and the verdict; `context`: the messages just before, the last one last."""
        return self.examine_answer(text, self.asks(context[-1]) if context else frozenset())

    def asks(self, text: str) -> frozenset[str]:
        """What a message asks for: kinds of data, of a client or of work; never its words."""
        return asked_for((text,), self._lexicon)

    def examine_answer(self, text: str, asked: frozenset[str], policy: Policy | None = None) -> Examination:
        """As `examine`, with what the message before asked for in place of its words.

        `policy` takes the place of the guard's own.
        """
        policy = policy or self.policy
        message = self._read(text, asked)
        found = _find(message)
        if not found:
            return _NOTHING
        if policy.observe:
            found = [span for span in found if span.rule not in policy.observe]
        least = policy.mask_from
        spans = tuple([span for span in without_overlap(found, message.lower) if span.confidence >= least])
        if message.folded.offsets is not None:
            spans = tuple([_placed(span, message.folded) for span in spans])
        return Examination(spans, policy.verdict(spans))

    def hide(self, text: str, spans: Sequence[Span], policy: Policy | None = None) -> str:
        """The text with a placeholder for every span, and for what only shows once those are gone.

        Hiding what is hidden changes nothing. Finds in the text that are not among `spans` stay as they are.
        """
        hidden = mask(text, spans)
        let_be: frozenset[str] | None = None
        for _ in range(_MOST_PASSES):
            found = self.examine_answer(hidden, frozenset(), policy).spans
            if found and let_be is None:
                known = self.examine_answer(text, frozenset(), policy).spans
                let_be = frozenset(text[one.start : one.end] for one in known if one not in spans)
            more = [one for one in found if hidden[one.start : one.end] not in (let_be or ())]
            if not more:
                return hidden
            hidden = mask(hidden, more)
        # Made to keep showing something: then nothing of it is worth keeping.
        return PLACEHOLDERS[Kind.NAME]

    def _read(self, text: str, asked: frozenset[str]) -> Message:
        folded = together(self._folder.fold(text), self._lexicon.words, GIVEN)
        cleared = clear(folded)
        tokens = tokenize(cleared.lower, self._lexicon)
        if tokens.numbers or tokens.every & MAIL_CUE or "!" in cleared.lower or "$" in cleared.lower:
            plain = undisguise(cleared, self._lexicon.words, GIVEN)
            if plain is not cleared:
                cleared, tokens = plain, tokenize(plain.lower, self._lexicon)
        lower = cleared.lower
        return Message(
            folded=cleared,
            text=cleared.text,
            lower=lower,
            tokens=tokens,
            lexicon=self._lexicon,
            phrases=self._lexicon.phrases.find(lower),
            asked=asked if len(tokens) <= _LONGEST_ANSWER else frozenset(),
            caseless=(cleared.text == lower or cleared.text.isupper()) and not is_masked(folded.lower),
            digits=sum([tokens.ends[at] - tokens.starts[at] for at in tokens.numbers]),
            raw_lower=folded.lower,
        )


def _placed(span: Span, folded: Folded) -> Span:
    start, end = folded.original(span.start, span.end)
    return Span(start, end, span.type, span.confidence, span.rule)


def _find(message: Message) -> list[Span]:
    numbers, every, asked = runs(message), message.tokens.every, message.asked
    found: list[Span] = []
    if numbers:
        found += find_citizen_numbers(message, numbers)
        found += find_phones(message, numbers)
    if message.digits or (every & HOME_CUE and every & NUMBER_WORD):
        found += find_addresses(message)
    if message.digits:
        found += _with_digits(message, numbers)
    if every & BORN_CUE or "dob" in asked:
        found += find_dates_in_words(message)
    if every & SCHOOL_CUE or "school" in asked:
        found += find_schools(message)
    if every & MAIL_CUE or "staart" in message.lower:
        found += find_mail(message)
    signed = "/" in message.raw_lower or "_" in message.lower or "@" in message.lower
    if every & ACCOUNT_CUE or signed or "handle" in asked:
        found += find_handles(message)
    if "*" in message.lower:
        found += find_starred(message)
    names = find_names(message, found)
    if names:
        found += names
        found += find_ages(message)
    return found


def _with_digits(message: Message, numbers: Sequence[Run]) -> list[Span]:
    """What takes a few digits at least."""
    found: list[Span] = []
    tokens, digits = message.tokens, message.digits
    if tokens.every & PLATE_CUE or message.lower.count("-") > 1:
        found += find_plates(message)
    if numbers or digits >= _FILE_DIGITS:
        found += find_files(message)
        found += find_ip_addresses(message)
    if numbers or digits >= _BANK_DIGITS:
        found += find_bank_accounts(message)
    if digits >= _DATE_DIGITS or tokens.every & MONTH:
        found += find_birth_dates(message)
    return found
