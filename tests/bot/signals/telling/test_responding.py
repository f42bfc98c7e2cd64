"""Check 9: everyone who gave a signal is reached or noted as not; what they answer counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection

from bot.core.errors import UserError
from bot.core.people import Actor, Role
from bot.core.places import Direct
from bot.signals import policy, store
from bot.signals.clocks import clock_job, last_news, stale, tick
from bot.signals.deadlines import Terms
from bot.signals.model import ActorRole, Answers, Bundle, BundleState, ConsentLevel, Draft, Origin
from bot.signals.recognition import endorsing
from bot.signals.telling import feedback_store
from bot.signals.telling.announcing import Teller
from bot.signals.telling.deliveries import Reach, Response, deliveries, feedback_delivery
from bot.signals.telling.feedback import FeedbackCommands
from bot.signals.telling.news import news_job
from bot.signals.telling.responding import ResponseCommands
from bot.signals.vetting.judging import Vetting
from bot.store.outbox import State, outbox
from bot.store.people import Contacts
from bot.store.schedules import Slot
from tests.bot.signals.conftest import HALL, MO, NOW, STAFF, World, person

BRAM = Actor("web", "bram", "Bram", frozenset({Role.POLICY_TABLE}))
GIVERS = [Actor("web", f"g{n}", f"G {n}") for n in range(6)]
OUTCOME = "Het tarief is besproken. De regio rekent het na en vertelt in maart wat eruit komt."
ABOUT = ("tarieven", "wachttijden", "verantwoording", "pleegzorg", "regie", "scholing")
TERMS = Terms()


def feedback(world: World) -> FeedbackCommands:
    return world.room.commands[2]


def responses(world: World) -> ResponseCommands:
    return world.room.commands[4]


def now(world: World, id_: str = "B-001") -> Bundle:
    found = store.bundle_by_id(world.unit, id_)
    assert found is not None
    return found


def bundled(world: World, givers: int, *, follow: bool = True, strict: bool = False) -> str:
    """A bundle of a signal by each of some givers, who follow it or not, and one by nobody if asked."""
    vetting = Vetting()
    for number in range(givers + strict):
        consent = ConsentLevel.STRICT if number == givers else ConsentLevel.ANONYMOUS
        draft = Draft(f"Over {ABOUT[number]} maken wij ons grote zorgen in de praktijk", consent=consent)
        intake, giver = world.room.intake, person(GIVERS[number])
        found = intake.take_in(world.unit, giver, draft, Origin("web", "praktijk"), NOW).signal
        if follow and number < givers:
            world.room.commands[0].keep_posted(world.call(GIVERS[number]), found.id)
        vetting.triage(world.unit, found, person(MO), Answers(True, False, False), NOW)
        ready = store.signal_by_id(world.unit, found.id) or found
        if number:
            vetting.bundle(world.unit, ready, person(MO), now(world), NOW)
        else:
            vetting.new_bundle(world.unit, ready, person(MO), "Zorgen", NOW)
    return "B-001"


def told(world: World) -> int:
    return feedback_store.feedback_on(world.unit, ["B-001"])["B-001"].id


def test_check_9_every_contributor_has_a_delivery_or_a_reason_why_not(world: World) -> None:
    id_ = bundled(world, 4, strict=True)
    Contacts().forget(world.unit, person(GIVERS[1]))
    store.change_signal(world.unit, "S-2026-00003", follows=False)
    feedback(world).feed_back(world.call(BRAM), id_, OUTCOME)
    kept = {(x.person, x.subject): x.reach for x in deliveries(world.unit, told(world))}
    assert kept == {
        (person(GIVERS[0]), "S-2026-00001"): Reach.ON_ITS_WAY,
        (person(GIVERS[1]), "S-2026-00002"): Reach.NO_ADDRESS,
        (person(GIVERS[2]), "S-2026-00003"): Reach.NOT_ASKED,
        (person(GIVERS[3]), "S-2026-00004"): Reach.ON_ITS_WAY,
        (None, "S-2026-00005"): Reach.ANONYMOUS,
        (None, "praktijk"): Reach.ON_ITS_WAY,
    }
    assert "Jullie zeiden, wij deden" in world.outbox.texts(HALL)[0]
    assert "S-2026" not in world.outbox.texts(HALL)[0]


def test_who_recognises_and_follows_hears_it_too(world: World) -> None:
    id_, fan = bundled(world, 1), GIVERS[5]
    offered = world.room.commands[8].recognise(world.call(fan), id_).actions[0]
    assert offered.command == "volg-bundel"
    world.room.commands[8].follow(world.call(fan), **offered.given)
    feedback(world).feed_back(world.call(BRAM), id_, OUTCOME)
    (heard,) = world.outbox.texts(Direct("web", "g5"))
    assert OUTCOME in heard
    with pytest.raises(UserError, match="signal-not-recognised-here"):
        world.room.commands[8].follow(world.call(GIVERS[4]), id_)


def test_three_who_do_not_recognise_it_open_the_bundle_again_and_staff_hears_it(world: World) -> None:
    id_ = bundled(world, 4)
    feedback(world).feed_back(world.call(BRAM), id_, OUTCOME)
    number = told(world)
    for giver in (GIVERS[0], GIVERS[0], GIVERS[1]):
        responses(world).respond(world.call(giver), number, Response.NOT_RECOGNISED)
    responses(world).respond(world.call(GIVERS[3]), number, Response.RIGHT)
    assert now(world).state is BundleState.FED_BACK
    responses(world).respond(world.call(GIVERS[2]), number, Response.NOT_RECOGNISED)
    assert now(world).state is BundleState.OPEN
    assert store.history(world.unit, id_)[-1].reason == "niet-herkenbaar"
    assert "B-001 is weer open: Zorgen. 3 mensen" in world.outbox.texts(STAFF)[0]


def test_a_question_after_feedback_is_passed_on_to_staff_without_a_name(world: World) -> None:
    bundled(world, 2)
    feedback(world).feed_back(world.call(BRAM), "B-001", OUTCOME)
    for giver in (GIVERS[0], GIVERS[0], GIVERS[1]):
        responses(world).respond(world.call(giver), told(world), Response.QUESTION)
    passed_on = [words for words in world.outbox.texts(STAFF) if "is na de terugkoppeling een vraag" in words]
    assert [words.count("één inzender") for words in passed_on] == [1, 0]
    assert "2 inzenders" in passed_on[1]
    assert GIVERS[0].name not in "".join(passed_on)


def test_only_who_was_told_answers(world: World) -> None:
    bundled(world, 1)
    feedback(world).feed_back(world.call(BRAM), "B-001", OUTCOME)
    for who, number in ((GIVERS[4], told(world)), (GIVERS[0], 99)):
        with pytest.raises(UserError, match="signal-answer-not-yours"):
            responses(world).respond(world.call(who), number, Response.RIGHT)


def test_who_only_has_a_receipt_answers_with_it(world: World) -> None:
    everyone = world.room.commands[0]
    draft = Draft("De wachttijd voor hulp is te lang voor kinderen", consent=ConsentLevel.STRICT)
    given = world.room.intake.take_in(world.unit, person(GIVERS[0]), draft, Origin("web", "praktijk"), NOW)
    vetting = Vetting()
    vetting.triage(world.unit, given.signal, person(MO), Answers(True, False, False), NOW)
    ready = store.signal_by_id(world.unit, given.signal.id) or given.signal
    vetting.new_bundle(world.unit, ready, person(MO), "Wachten", NOW)
    feedback(world).feed_back(world.call(BRAM), "B-001", OUTCOME)
    offered = everyone.follow(world.call(GIVERS[0]), given.receipt).actions
    assert [x.label for x in offered[:3]] == ["Klopt", "Niet herkenbaar", "Ik heb een vraag"]
    proof = {name: offered[1].given[name] for name in ("signaal", "bewijs")}
    said = Response.NOT_RECOGNISED
    responses(world).respond_by_receipt(world.call(GIVERS[0]), **proof, bericht=told(world), antwoord=said)
    assert deliveries(world.unit, told(world))[0].answer is said
    forged = proof | {"bewijs": "x"}
    with pytest.raises(UserError, match="signal-no-receipt"):
        responses(world).respond_by_receipt(
            world.call(GIVERS[0]), **forged, bericht=told(world), antwoord=said
        )


def arrives(world: World, state: State) -> None:
    """The outbox did what it could with all that feedback put in it."""
    for row in world.unit.execute(feedback_delivery.select()).all():
        if row.key:
            values = {"platform": "web", "lane": None, "body": None, "reason": "x", "state": state.value}
            times = {"queued_at": NOW, "settled_at": NOW}
            world.unit.execute(outbox.insert().values(values | times | {"key": row.key}))


@pytest.mark.parametrize(("state", "reach"), [(State.DELIVERED, Reach.ARRIVED), (State.FAILED, Reach.FAILED)])
def test_what_became_of_a_delivery_is_learned_from_the_outbox(
    world: World, state: State, reach: Reach
) -> None:
    bundled(world, 2)
    feedback(world).feed_back(world.call(BRAM), "B-001", OUTCOME)
    arrives(world, state)
    tick(world.unit, TERMS, NOW)
    assert {x.reach for x in deliveries(world.unit, told(world))} == {reach}


def test_a_bundle_closes_when_all_agree_or_after_two_weeks(world: World) -> None:
    bundled(world, 2)
    feedback(world).feed_back(world.call(BRAM), "B-001", OUTCOME)
    arrives(world, State.DELIVERED)
    responses(world).respond(world.call(GIVERS[0]), told(world), Response.RIGHT)
    assert tick(world.unit, TERMS, NOW + timedelta(days=13)).closed == ()
    responses(world).respond(world.call(GIVERS[1]), told(world), Response.RIGHT)
    assert [x.id for x in tick(world.unit, TERMS, NOW + timedelta(days=13)).closed] == ["B-001"]
    assert store.history(world.unit, "B-001")[-1].role == "assistent"


def test_silence_closes_it_too_and_five_new_people_open_it_again(world: World) -> None:
    bundled(world, 1)
    feedback(world).feed_back(world.call(BRAM), "B-001", OUTCOME)
    closing = NOW + timedelta(days=15)
    assert [x.id for x in tick(world.unit, TERMS, closing).closed] == ["B-001"]
    later = closing + timedelta(days=1)
    for number in range(4):
        endorsing.endorse(world.unit, "B-001", f"new{number}", later)
    endorsing.endorse(world.unit, "B-001", person(GIVERS[0]), later)
    assert tick(world.unit, TERMS, later).reopened == ()
    endorsing.endorse(world.unit, "B-001", "new4", later)
    assert [x.id for x in tick(world.unit, TERMS, later).reopened] == ["B-001"]
    assert now(world).state is BundleState.OPEN


def test_of_a_bundle_in_hand_without_news_staff_gets_one_prepared_word(world: World) -> None:
    bundled(world, 1)
    secretary = ActorRole.SECRETARY
    policy.schedule(world.unit, now(world), policy.Placing("V-2026-2", "trojka", True), secretary, NOW)
    policy.discuss(world.unit, now(world), "D-2026-04", "De regio rekent het na.", secretary, NOW)
    policy.take_up(world.unit, now(world), "A-2026-05", secretary, NOW)
    assert last_news(world.unit, ["B-001"])["B-001"] == NOW
    job, late = clock_job(TERMS, world.lent), NOW + timedelta(days=61)
    assert stale(world.unit, [now(world)], TERMS, late) == {"B-001"}
    for days in (0, 1):
        job.run(world.unit, Slot(job.id, str(days), late + timedelta(days=days), timedelta(0)))
    (asked,) = [reply for to, reply in world.outbox.said.values() if to == STAFF]
    (send,) = asked.actions
    assert (send.command, send.given["bundel"]) == ("nieuws", "B-001")
    feedback(world).news(world.call(BRAM), **send.given)
    assert "nog geen nieuws" in world.outbox.texts(Direct("web", "g0"))[-1]
    assert now(world).state is BundleState.TAKEN_UP


def test_steps_of_the_beleidstafel_are_told_once_with_their_words(world: World) -> None:
    bundled(world, 1)
    policy.schedule(world.unit, now(world), policy.Placing("V-1", "trojka", True), ActorRole.SECRETARY, NOW)
    words = "De regio rekent het tarief na."
    policy.discuss(world.unit, now(world), "D-2026-04", words, ActorRole.SECRETARY, NOW)
    asked: list[tuple[str, str]] = []

    def ask(unit: Connection, bundles: Sequence[str], occasion: str, at: datetime) -> int:
        asked.extend((each, occasion) for each in bundles)
        return 0

    job = news_job(Teller(world.lent), ask)
    for minutes in (5, 20):
        job.run(world.unit, Slot(job.id, str(minutes), NOW + timedelta(minutes=minutes), timedelta(0)))
    texts = world.outbox.texts(Direct("web", "g0"))
    assert [x.splitlines()[0].split(":")[0] for x in texts] == [
        "B-001 staat op de agenda van de beleidstafel",
        "De beleidstafel heeft B-001 besproken",
    ]
    assert words in texts[1]
    assert len(world.outbox.texts(HALL)) == 2
    assert set(asked) == {("B-001", "V-1")}
