"""The whole room in one value, for who wires the assistant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.signals.asking_commands import AskingCommands
from bot.signals.bundle_desk import BundleDesk
from bot.signals.clocks import clock_job
from bot.signals.commands import SignalCommands
from bot.signals.deadlines import Terms
from bot.signals.editing.commands import TermCommands
from bot.signals.editing.following import FollowedTerms
from bot.signals.feedback import FeedbackCommands
from bot.signals.followup_commands import FollowUpCommands
from bot.signals.informing import Informer
from bot.signals.intake import Intake
from bot.signals.lent import Lent
from bot.signals.news import news_job
from bot.signals.overhearing import HintCommands, Overhearing
from bot.signals.personal import SignalPersonalData
from bot.signals.queue import QueueCommands
from bot.signals.queue_cards import QueueCards
from bot.signals.quote_commands import QuoteCommands
from bot.signals.receipts import Receipts
from bot.signals.recognising import RecognitionCommands
from bot.signals.responding import ResponseCommands
from bot.signals.retention import nightly
from bot.signals.rules import SignalRules
from bot.signals.suggesting import Suggester
from bot.signals.tagging import Tagging
from bot.signals.telling import Teller
from bot.signals.vetting import Vetting
from bot.store.schedules import Job


@dataclass(frozen=True, slots=True)
class SignalRoom:
    """What signals offer: commands, reactions and removals (`tagging`), personal data, jobs by the clock."""

    commands: tuple[
        SignalCommands,
        QueueCommands,
        FeedbackCommands,
        BundleDesk,
        ResponseCommands,
        QuoteCommands,
        FollowUpCommands,
        AskingCommands,
        RecognitionCommands,
        HintCommands,
        TermCommands,
    ]
    tagging: Tagging
    overhearing: Overhearing
    personal: SignalPersonalData
    jobs: tuple[Job, ...]
    intake: Intake
    suggester: Suggester


def signal_room(
    rules: SignalRules, secret: bytes, crisis: Callable[[str], bool], lent: Lent, smallest: int, terms: Terms
) -> SignalRoom:
    """Build the room.

    Args:
        rules: `load_rules(config / "signals")`.
        secret: the secret of this installation, for receipts.
        crisis: whether a text speaks of acute danger.
        lent: what the rest of the assistant hands in.
        smallest: numbers about fewer people than this are not shown.
        terms: how long what may take.
    """
    intake = Intake(followed := FollowedTerms(rules), Receipts(secret), crisis)
    tagging, suggester, teller = Tagging(intake, lent), Suggester(followed), Teller(lent)
    asking = QuoteCommands(lent, intake, terms)
    return SignalRoom(
        (
            SignalCommands(intake, tagging, suggester, lent, terms),
            QueueCommands(QueueCards(intake, suggester, terms), Vetting(), suggester, Informer(lent)),
            FeedbackCommands(teller, smallest),
            BundleDesk(lent, terms, smallest),
            ResponseCommands(lent, intake),
            asking,
            FollowUpCommands(),
            AskingCommands(lent, intake, terms),
            RecognitionCommands(lent, smallest),
            HintCommands(),
            TermCommands(followed, suggester, lent),
        ),
        tagging,
        Overhearing(rules, tagging, lent),
        SignalPersonalData(),
        (nightly(intake), clock_job(terms, lent), news_job(teller, asking.ask)),
        intake,
        suggester,
    )
