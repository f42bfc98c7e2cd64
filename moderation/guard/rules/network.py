"""Internet addresses, number plates and accounts of clients."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from moderation.guard.lexicon import ACCOUNT_CUE, PLATE_CUE
from moderation.guard.message import Message
from moderation.guard.spans import Kind, Span

_DOT = r"(?: ?\. ?| punt | dot )"
# To begin with a digit and look back from there is quicker than to begin with a border.
_IPV4 = re.compile(rf"[0-9](?<![\w.].)\d{{0,2}}(?:{_DOT}\d{{1,3}}){{3}}(?!\.?\w)")
_WRITTEN_DOT = re.compile(_DOT)
_IPV6 = re.compile(r"(?<![\w:])(?=[0-9a-f]{0,4}:)[0-9a-f:]{6,39}(?![\w:])")
# The fewest full stops or colons of an address.
_SIGNS = 3
_PARAGRAPH = 5
_PRIVATE = tuple(
    ipaddress.ip_network(one)
    for one in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "fe80::/10",
        "fc00::/7",
        "::1/128",
    )
)


def find_ip_addresses(message: Message) -> Iterator[Span]:
    """Spans of type IP; addresses inside private ranges belong to nobody."""
    lower = message.lower
    spelled = " punt " in lower or " dot " in lower
    for pattern, sign in ((_IPV4, "."), (_IPV6, ":")):
        if not spelled and lower.count(sign) < _SIGNS:
            continue
        for match in pattern.finditer(lower):
            if _is_somebodys(_WRITTEN_DOT.sub(".", match.group()), message) and _is_address(
                message, match, message.cue("ip", match.start(), match.end())
            ):
                yield Span(match.start(), match.end(), Kind.IP, 0.92, "ip")


def _is_address(message: Message, match: re.Match[str], cue: str) -> bool:
    """Whether an address is meant: four single digits number a paragraph, unless the net is spoken of."""
    numbered = sum(ch.isdigit() for ch in match.group()) <= _PARAGRAPH and ":" not in match.group()
    return cue != "no" and not (numbered and cue != "yes")


def _is_somebodys(text: str, message: Message) -> bool:
    if text in message.lexicon.public["addresses_ip"] or (":" in text and text.count(":") < _SIGNS):
        return False
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return not any(address in network for network in _PRIVATE)


_PLATE = re.compile(
    r"(?<![\w-])(?P<a>[a-z]{1,3}|\d{1,3})(?P<s>[- ])(?P<b>[a-z]{1,3}|\d{1,3})"
    r"(?P=s)(?P<c>[a-z]{1,3}|\d{1,3})(?![\w-])"
)
_PLATE_JOINED = re.compile(r"(?<![\w-])(?=[a-z]*\d)[a-z0-9]{6}(?![\w-])")
# As in most of Europe: one to three letters, then letters and digits: "WPR 55K2", "B-AB 1234".
_PLATE_ABROAD = re.compile(
    r"(?<![\w-])[A-Z]{1,3}[ -](?=[A-Z]{0,2}[ ]?\d)(?:[A-Z]{1,2} )?[A-Z0-9]{2,5}(?![\w-])"
)
_DIGITS_ABROAD = 3
_GROUPS = frozenset(((2, 2, 2), (2, 3, 1), (1, 3, 2), (3, 2, 1), (1, 2, 3)))
_BELGIAN = "9-xxx-999"


def find_plates(message: Message) -> Iterator[Span]:
    """Spans of type PLATE; without dashes only where the message speaks of a car."""
    cued = bool(message.tokens.every & PLATE_CUE)
    for match in _PLATE.finditer(message.lower):
        cue = message.cue("plate", match.start(), match.end()) if _is_plate(message, match) else "no"
        if message.has_cue("plate", "ours", match.start(), match.end()):
            cue = "no"
        if cue != "no" and (match["s"] == "-" or cue == "yes"):
            yield Span(match.start(), match.end(), Kind.PLATE, 0.93 if cue == "yes" else 0.85, "plate")
    if not cued:
        return
    for match in _PLATE_ABROAD.finditer(message.text) if not message.caseless else ():
        digits = sum(ch.isdigit() for ch in match.group())
        if digits >= _DIGITS_ABROAD and message.cue("plate", match.start(), match.end()) == "yes":
            yield Span(match.start(), match.end(), Kind.PLATE, 0.85, "plate-abroad")
    for match in _PLATE_JOINED.finditer(message.lower):
        if (
            _shape(match.group()) in message.lexicon.cues["plate"]["side_codes"]
            and message.cue("plate", match.start(), match.end()) == "yes"
        ):
            yield Span(match.start(), match.end(), Kind.PLATE, 0.9, "plate-joined")


def _is_plate(message: Message, match: re.Match[str]) -> bool:
    shape = _shape(match.group())
    parts = (len(match["a"]), len(match["b"]), len(match["c"]))
    return shape == _BELGIAN or (
        parts in _GROUPS and shape.replace(match["s"], "") in message.lexicon.cues["plate"]["side_codes"]
    )


def _shape(text: str) -> str:
    return "".join("9" if ch.isdigit() else "x" if ch.isalpha() else ch for ch in text)


_AT_NAME = re.compile(r"(?<![\w@.-])@[a-z0-9_](?:[a-z0-9_.-]{0,28}[a-z0-9_])?")
_RAW_NAME = re.compile(r"(?<![\w@./-])[a-z0-9_](?:[a-z0-9_.-]{1,28}[a-z0-9_])(?:#\d{4})?(?![\w@])")
_UNDERSCORED = re.compile(
    r"(?<![\w@./#-])@?(?=[a-z0-9.-]{0,28}_)[a-z0-9_](?:[a-z0-9_.-]{0,28}[a-z0-9_])(?![\w@])"
)
# "@melike.xx07": no colleague is called so.
_CHOSEN = re.compile(r"(?<![\w@.-])@(?=[a-z.-]{1,28}\d)[a-z][a-z0-9.-]{1,28}(?![\w@])")
_PROFILE = re.compile(r"@?((?:[\w-]|[.](?=\w)){1,64})")
_REACH = 8


def find_handles(message: Message) -> Iterator[Span]:
    """Spans of type HANDLE: an account on a platform that the message names."""
    sites = [at for at, bit in enumerate(message.tokens.bits) if bit & ACCOUNT_CUE]
    if "handle" in message.asked:
        sites.append(-1)
    if sites and not _is_campaign(message):
        seen: set[int] = set()
        for at in sites[:20]:
            for span in _near(message, at):
                if span.start not in seen:
                    seen.add(span.start)
                    yield span
    if "_" in message.lower or "@" in message.lower:
        yield from _led(message)
    yield from _profiles(message)


def _led(message: Message) -> Iterator[Span]:
    """What an underscore makes an account, right behind "onder", "als" or "heet"."""
    lead = message.lexicon.cues["handle"]["lead"]
    for match in (*_UNDERSCORED.finditer(message.lower), *_CHOSEN.finditer(message.lower)):
        before = message.tokens.preceding(match.start(), 2, 12)
        known = not lead.isdisjoint(before) and _looks_chosen(message, match.group().lstrip("@"))
        if known and not _is_public(message, match.group()):
            yield Span(match.start(), match.end(), Kind.HANDLE, 0.85, "handle-led")


def _is_campaign(message: Message) -> bool:
    public = message.lexicon.cues["handle"]["public"]
    return any(word in public for word in message.tokens.words)


def _near(message: Message, at: int) -> Iterator[Span]:
    tokens, lower = message.tokens, message.lower
    start = tokens.starts[max(0, at - _REACH)] if at >= 0 else 0
    end = tokens.ends[min(len(tokens) - 1, at + _REACH)] if at >= 0 else min(len(lower), 80)
    for match in _AT_NAME.finditer(lower, start, end + 30):
        if not _is_public(message, match.group()):
            yield Span(match.start(), match.end(), Kind.HANDLE, 0.88, "handle-at")
    for match in _RAW_NAME.finditer(lower, start, end + 30):
        if _looks_chosen(message, match.group()) and not _is_public(message, match.group()):
            yield Span(match.start(), match.end(), Kind.HANDLE, 0.85, "handle")


def _looks_chosen(message: Message, word: str) -> bool:
    """Letters mixed with digits, underscores or dots, as people choose account names."""
    letters = sum(ch.isalpha() for ch in word)
    if letters < 3 or word.count("-") > 1 or word.rpartition(".")[2] in message.lexicon.cues["mail"]["ends"]:
        return False
    return (
        "_" in word
        or (any(ch.isdigit() for ch in word) and word[0].isalpha() and "-" not in word)
        or "." in word[1:-1]
    )


def _is_public(message: Message, name: str) -> bool:
    public = message.lexicon.public
    return name in public["everybody"] or any(part in name for part in public["handle_parts"])


def _profiles(message: Message) -> Iterator[Span]:
    """Accounts in the addresses of websites, with https:// in front or without."""
    raw = message.raw_lower
    if "/" not in raw or not message.lexicon.cues["handle"]["channel"].isdisjoint(message.tokens.words):
        return
    for site in message.lexicon.public["profile_sites"]:
        at = raw.find(site + "/")
        while at >= 0:
            start = at + len(site) + 1
            name = _PROFILE.match(raw, start)
            own = at == 0 or not (raw[at - 1].isalnum() or raw[at - 1] == "-")
            if own and name and len(name[1]) > 2 and not _is_public(message, name[1]):
                yield Span(name.start(1), name.end(1), Kind.HANDLE, 0.8, "handle-link")
            at = raw.find(site + "/", start)
