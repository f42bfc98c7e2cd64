"""Addresses: found as written, judged without folding, seen through when they pretend."""

from __future__ import annotations

import pytest

from moderation.screening.finding import Action, Label
from moderation.screening.links import find_links, refang, without_links
from tests.moderation.screening.conftest import Look

TLDS = frozenset({"nl", "com", "gg", "example"})


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("zie https://www.nji.nl/dossier.", ["www.nji.nl"]),
        ("zie (www.nji.nl/a), of nji.nl!", ["www.nji.nl", "nji.nl"]),
        ("mail info@nji.nl of @kees:matrix.org", []),
        ("[nji.nl](https://elders.example/x) lezen", ["elders.example"]),
        ("http://185.22.1.3/inloggen en versie 1.2.3.4", ["185.22.1.3"]),
        ("https://nji.nl@elders.example/x", ["elders.example"]),
        ("klaar.Dan gaan we", []),
        ("ｗｗｗ。nji。nl", ["ｗｗｗ.nji.nl"]),
    ],
)
def test_addresses_are_found(text: str, hosts: list[str]) -> None:
    assert [link.host for link in find_links(text, TLDS)] == hosts


def test_words_inside_an_address_do_not_count() -> None:
    text = "zie https://x.example/idioot en klaar"
    assert "idioot" not in without_links(text, find_links(text, TLDS))


@pytest.mark.parametrize("text", ["x[.]nl", "x(punt)nl", "x dot nl", "x . nl", "x {.} nl"])
def test_dots_made_unreadable_are_read(text: str) -> None:
    assert refang(text) == "x.nl"


@pytest.mark.parametrize(
    "link",
    [
        "https://skjeugd-herregistratie.example/login",
        "https://digid.nl.controle-mijn.example",
        "https://www.skj\u0435ugd.nl/verlengen",  # a Cyrillic e
        "https://digid.nl@elders.example/start",
        "[https://www.nji.nl](https://elders.example/x)",
        "http://microsofft-login.example",
        "http://d1gid-inloggen.example",
        "https://abnamro-betaalpas.example",
    ],
)
def test_an_address_that_pretends_is_a_scam(look: Look, link: str) -> None:
    finding = look(f"Log direct in: {link}", role="new", joined_days=0.0)
    assert (finding.label, finding.action) == (Label.SCAM, Action.BAN)


@pytest.mark.parametrize(
    "text",
    [
        "Let op, phishing: https://digid-inloggen.example niet op klikken!",
        "Is dit echt van SKJ? https://skjeugd-herregistratie.example/login",
    ],
)
def test_a_warning_with_a_live_address_is_left_to_a_moderator(look: Look, text: str) -> None:
    finding = look(text, role="new", joined_days=0.0)
    assert (finding.label, finding.action) == (Label.OK, Action.REVIEW)


@pytest.mark.parametrize(
    "text",
    [
        "Collega's uitnodigen kan met https://discord.gg/vraagbaak",
        "Ook op Matrix: https://matrix.to/#/#vraagbaak:matrix.org",
        "Inloggen via https://www.digid.nl of https://mijn.overheid.nl",
        "Ons protocol: https://www.wijkteam-oost.example/protocol.pdf",
        "Het boek staat op bol.com en de betaling gaat via https://tikkie.me/pay/abc",
    ],
)
def test_own_trusted_and_ordinary_addresses_are_fine(look: Look, text: str) -> None:
    assert look(text, role="new", joined_days=0.0).action is Action.NONE


def test_an_invitation_elsewhere_by_a_newcomer_is_spam(look: Look) -> None:
    finding = look("Gezellige groep: https://discord.gg/anders1", role="new", joined_days=0.0)
    assert (finding.label, finding.action) == (Label.SPAM, Action.BAN)
