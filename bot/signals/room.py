"""The whole room in one value, for who wires the assistant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.signals.capture.adding import AddingCommands
from bot.signals.capture.commands import SignalCommands
from bot.signals.capture.intake import Intake
from bot.signals.capture.overhearing import HintCommands, Overhearing
from bot.signals.capture.receipts import Receipts
from bot.signals.capture.tagging import Tagging
from bot.signals.clocks import clock_job
from bot.signals.deadlines import Terms
from bot.signals.editing.commands import TermCommands
from bot.signals.editing.following import FollowedTerms
from bot.signals.lent import Lent
from bot.signals.likeness.suggesting import Suggester
from bot.signals.personal import SignalPersonalData
from bot.signals.reading.rules import SignalRules
from bot.signals.recognition.client_commands import ClientVoiceCommands
from bot.signals.recognition.recognising import RecognitionCommands
from bot.signals.retention import nightly
from bot.signals.telling.announcing import Teller
from bot.signals.telling.asking_commands import AskingCommands
from bot.signals.telling.feedback import FeedbackCommands
from bot.signals.telling.informing import Informer
from bot.signals.telling.news import news_job
from bot.signals.telling.responding import ResponseCommands
from bot.signals.vetting.bundle_commands import BundleDesk
from bot.signals.vetting.followup_commands import FollowUpCommands
from bot.signals.vetting.judging import Vetting
from bot.signals.vetting.proposal_commands import ProposalCommands
from bot.signals.vetting.proposing import Proposing
from bot.signals.vetting.queue import QueueCommands
from bot.signals.vetting.queue_cards import QueueCards
from bot.signals.vetting.quote_commands import QuoteCommands
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
        AddingCommands,
        ClientVoiceCommands,
        ProposalCommands,
    ]
    tagging: Tagging
    overhearing: Overhearing
    personal: SignalPersonalData
    jobs: tuple[Job, ...]
    intake: Intake
    suggester: Suggester
    proposing: Proposing


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
    return SignalRoom(
        (
            SignalCommands(intake, tagging, suggester, lent, terms),
            QueueCommands(QueueCards(intake, suggester, terms), Vetting(), suggester, Informer(lent)),
            FeedbackCommands(teller, smallest),
            BundleDesk(lent, terms, smallest),
            ResponseCommands(lent, intake),
            asking := QuoteCommands(lent, intake, terms),
            FollowUpCommands(),
            AskingCommands(lent, intake, terms),
            RecognitionCommands(lent, intake, terms, smallest),
            HintCommands(),
            TermCommands(followed, suggester, lent),
            AddingCommands(followed),
            clients := ClientVoiceCommands(lent, intake, smallest),
            proposals := ProposalCommands(proposing := Proposing(followed), lent),
        ),
        tagging,
        Overhearing(rules, tagging, lent),
        SignalPersonalData(),
        (nightly(intake), clock_job(terms, lent), news_job(teller, asking.ask), clients.job, proposals.job),
        intake,
        suggester,
        proposing,
    )
