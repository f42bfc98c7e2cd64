"""From a raw message to what the rules judge: its cues, its links and the bare facts about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from moderation.screening.config import ScreeningConfig
from moderation.screening.finding import Post
from moderation.screening.folding import fold
from moderation.screening.hosts import AddressBook
from moderation.screening.lexicon import Bits, Hits, Lexicon
from moderation.screening.links import Link, find_links, is_defanged, without_links
from moderation.screening.mentions import without_furniture
from moderation.screening.rules import Reading
from moderation.screening.speech import Telling, drop_hearsay, own_words

_COINS = r"[€$£]|,-|,\d\d\b|(?:euro|eur|usd|dollar|btc|eth|usdt|sol|k)\b"
_AMOUNT = re.compile(rf"[€$£]\s?\d|\d\s?(?:{_COINS})")
_PERCENT = re.compile(r"\d\s?%")
_PHONE = re.compile(r"(?<![\d/])(?:\+31|0031|\+32|0)[\s().-]{0,3}[1-9](?:[\s.-]{0,2}\d){7,8}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,80}")
_AFFILIATE = re.compile(r"[?&](?:aff|affid|affiliate|ref|refid|referral|partner|promo|coupon|utm_campaign)=")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_SETTLED_DAYS = 60
# Cues that are an attack when the writer means them, and hearsay when another said them.
_TELLING = ("third_party", "told", "said_so", "carrier")
_HEARSAY_FILES = ("attack", "hate")


@dataclass(frozen=True, slots=True)
class Text:
    """One way to read a message's text: the reading for the rules, its links and its plain words."""

    reading: Reading
    links: tuple[Link, ...]
    foreign_links: int
    words: str


class Reader:
    """Reads texts with one lexicon and one address book."""

    def __init__(self, config: ScreeningConfig, book: AddressBook, bits: Bits) -> None:
        self._lexicon = Lexicon(config.cues, bits)
        self._book = book
        self._bits = bits
        self._endings = frozenset(config.links["known_endings"])
        attack = bits.any_of(name for file in _HEARSAY_FILES for name in config.classes[file])
        who, told, said_so, carrier = (bits.of(name) for name in _TELLING)
        self._telling = Telling(who, told, said_so, carrier, attack)

    def read(self, raw: str, *, folded: bool = False) -> Text:
        """Read a text; `folded` when it is a reading that an Unmasker proposed."""
        links = find_links(raw, self._endings)
        text = without_furniture(without_links(raw, links))
        plain = _SPACES.sub(" ", text if folded else fold(text))
        own, quoted = own_words(plain)
        hits = self._lexicon.find(own)
        hearsay = drop_hearsay(own, hits, self._telling)
        names = [name for link in links for name in self._book.facts(link)]
        facts = [*names, *self._textual(raw, plain, links)]
        facts += ["quoted"] * quoted + ["hearsay"] * hearsay
        foreign = sum(name == "link.foreign" for name in names)
        reading = Reading(own, hits, self._bits.any_of(facts))
        return Text(reading, tuple(links), foreign, plain.strip())

    def glimpse(self, text: str) -> Hits:
        """Only the cues of an already folded text: enough to see whether a closer look is worth it."""
        return self._lexicon.find(text)

    def _textual(self, raw: str, plain: str, links: Iterable[Link]) -> Iterable[str]:
        if "?" in plain:
            yield "question"
            if plain.rstrip().endswith("?"):
                yield "asks"
        if "!" in plain:
            yield "exclaim"
        if any(map(str.isdigit, plain)):
            yield from self._numbers(plain)
        if "@" in plain and _EMAIL.search(plain):
            yield "email"
            yield "contact"
        if is_defanged(raw):
            yield "defanged"
        if any(_AFFILIATE.search(link.path.lower()) for link in links):
            yield "link.affiliate"

    def _numbers(self, plain: str) -> Iterable[str]:
        if _AMOUNT.search(plain):
            yield "amount"
        if "%" in plain and _PERCENT.search(plain):
            yield "percent"
        if _PHONE.search(plain):
            yield "phone"
            yield "contact"


def facts_about(post: Post, welcomes: Iterable[str], new_days: float) -> Iterable[str]:
    """What is known of a message besides its text."""
    if post.role == "mod":
        yield "author.mod"
    elif post.role == "new" or post.joined_days <= new_days:
        yield "author.new"
    if post.role != "new" and post.joined_days > _SETTLED_DAYS:
        yield "author.settled"
    if post.attachments:
        yield "attachment"
    yield from (f"channel.{subject}" for subject in welcomes)
