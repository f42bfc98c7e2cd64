"""The guide for moderators about the guard: the figures between its two marks follow the measurement."""

from __future__ import annotations

from pathlib import Path

from tests.evaluation.rows import Figures

PAGE = Path(__file__).resolve().parents[2] / "docs" / "gids" / "deur.md"
SHOWN = "guard-5"
"""The set of messages whose figures the page shows."""
FIRST, LAST = "<!-- cijfers -->", "<!-- einde -->"
KINDS = {
    "NAME": "namen van cliënten en hun familie",
    "AGE": "leeftijd bij een naam",
    "DOB": "geboortedatum",
    "BSN": "burgerservicenummer",
    "PHONE": "telefoonnummer",
    "EMAIL": "mailadres",
    "IBAN": "rekeningnummer",
    "ADDRESS": "woonadres",
    "SCHOOL": "school met de klas erbij",
    "CASE": "dossier- en zaaknummer",
    "ID": "document- en vreemdelingennummer",
    "PLATE": "kenteken",
    "HANDLE": "account van een cliënt",
    "IP": "IP-adres",
}
GROUPS = {
    "naam-nl": "Nederlandse namen",
    "naam-migratie": "namen met een andere achtergrond",
    "lowercase": "alles in kleine letters",
    "be": "Vlaamse schrijfwijze",
    "context": "antwoord op een vraag",
    "ontwijking": "expres onleesbaar gemaakt",
}


def table(halves: Figures) -> str:
    """The figures in Dutch: of each half, of each kind of data, and of who is written about and how."""
    return "\n".join([*_whole(halves), "", *_kinds(halves), "", *_groups(halves)])


def shown() -> str:
    """The figures that the page shows now."""
    return PAGE.read_text(encoding="utf-8").split(FIRST)[1].split(LAST)[0].strip()


def write(halves: Figures) -> None:
    """Put the figures on the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(FIRST)
    after = rest.partition(LAST)[2]
    PAGE.write_text(f"{before}{FIRST}\n{table(halves)}\n{LAST}{after}", encoding="utf-8")


def _whole(halves: Figures) -> list[str]:
    heads = (
        "berichten",
        "met gegevens: gezien",
        "alles afgedekt",
        "zonder: te veel",
        "te veel tegengehouden",
    )
    lines = [f"| {' | '.join(heads)} |"]
    lines.append("|---|---|---|---|---|")
    for half, name in (("a", "hierop is bijgesteld"), ("b", "hierop niet")):
        one = halves[half]
        shares = (_percent(one[key]) for key in ("msg_recall", "strict", "fpr", "refused_ok"))
        lines.append(f"| {one['n']} ({name}) | " + " | ".join(shares) + " |")
    return lines


def _kinds(halves: Figures) -> list[str]:
    lines = ["| soort | gezien | te veel |", "|---|---|---|"]
    for kind, name in KINDS.items():
        of = [halves[half]["types"][kind] for half in ("a", "b") if kind in halves[half]["types"]]
        wanted, hit, wrong = (sum(one[key] for one in of) for key in ("n", "hit", "wrong"))
        lines.append(f"| {name} | {hit} van {wanted} | {wrong} |")
    return lines


def _groups(halves: Figures) -> list[str]:
    lines = ["| hoe het er staat | gezien (bijgesteld) | gezien (niet bijgesteld) |", "|---|---|---|"]
    for group in [one for one in GROUPS if all(one in halves[half]["groups"] for half in ("a", "b"))]:
        name = GROUPS[group]
        lines.append(
            f"| {name} | " + " | ".join(_percent(halves[h]["groups"][group]) for h in ("a", "b")) + " |"
        )
    return lines


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%".replace(".", ",")
