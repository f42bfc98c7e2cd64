"""The pages of digests and dossiers: whole, with ways to what they count, and each figure with its ids."""

from __future__ import annotations

from bot.core.desk import Page, Visit
from bot.core.errors import UserError
from bot.core.people import Role
from bot.digest.charts import spark
from bot.digest.commands import SECRETARY, DigestCommands
from bot.digest.compose import compose
from bot.digest.counting.week import of, parse
from bot.digest.dossier.commands import DossierCommands
from bot.digest.dossier.compose import compose as compose_dossier
from bot.digest.dossier.formats import DossierFormat
from bot.digest.formats import DigestFormat


class DigestPages:
    """Pages of digests, made by the same hand as those that are sent."""

    def __init__(self, digests: DigestCommands, dossiers: DossierCommands) -> None:
        self._digests = digests
        self._dossiers = dossiers

    def last(self, visit: Visit) -> Page:
        """The digest of the last whole week."""
        return self._page(visit, None)

    def one(self, visit: Visit) -> Page:
        """The digest of a week; raises UserError when there is no such week, or it is yet to come."""
        return self._page(visit, visit.path["week"])

    def figure(self, visit: Visit) -> Page:
        """What a figure means, and the signals, bundles or questions that it counts.

        Raises:
            UserError: there is no such week or figure.
        """
        call, code = visit.call, visit.path["code"].upper()
        digest, words = self._digests.made(call, visit.path["week"])
        found = next((f for f in digest["figures"] if f["code"] == code), None)
        if found is None:
            raise UserError("digest-wrong-figure", code=code[:20])
        values = {
            "digest": digest,
            "figure": found,
            "number": words.count(found["value"]),
            "told": words.ids(found),
            "bundle_of": {x["id"]: x["bundle"] for x in digest["signals"]},
            "judges": call.actor.may(Role.MODERATOR),
        }
        title = f"{code} {call.say(f'digest-figure-{code}')}"
        return Page("digest/figure.html", title, values)

    def dossier(self, visit: Visit) -> Page:
        """The dossier of a meeting, the next one when none is named; UserError when there is none."""
        dossier, words = self._dossiers.made(visit.call, visit.path.get("vergadering"))
        document, meeting = compose_dossier(dossier, words), dossier["meeting"]["id"]
        values = {"d": document, "meeting": meeting, "formats": tuple(DossierFormat), "spark": spark}
        values |= {"state": dossier["state"], "keeps": visit.call.actor.may(SECRETARY)}
        return Page("digest/dossier.html", document.title, values, f"/dossier/{meeting}")

    def _page(self, visit: Visit, week: str | None) -> Page:
        call = visit.call
        digest, words = self._digests.made(call, week)
        shown = parse(digest["week"])
        later = shown.back(-1)
        values = {
            "d": compose(digest, words),
            "week": str(shown),
            "earlier": str(shown.back(1)),
            "later": str(later) if later <= of(call.now) else "",
            "formats": tuple(DigestFormat),
            "spark": spark,
            "state": digest["state"],
            "keeps": call.actor.may(SECRETARY),
            "copies": self._digests.copies(call, digest),
        }
        return Page("digest/digest.html", words.title(digest), values, f"/weekbericht/{shown}")
