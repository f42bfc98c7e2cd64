"""The story: a question, a signal, a discussion, a warning and a goodbye, from beginning to end."""

from __future__ import annotations

import json
import re

from bot.signals.capture.tagging import RECOGNISE
from tests.stories.cast import HALL, PRIVATE, QUESTIONS, SIGNALS, Person, Stage
from tests.stories.telling import Recorder, Telling

QUESTION = "Waar vind ik de richtlijn uithuisplaatsing?"
RATES = "Het tarief is niet kostendekkend en de indexatie blijft ver achter bij de cao"
OUTCOME = "Het tarief is besproken. De regio rekent het na en vertelt in maart wat eruit komt."
# The story begins in week 47, to which this prompt belongs.
PROMPT = "Wanneer is een onderbuikgevoel een signaal?"
HABIT = "Wij leggen een onderbuikgevoel altijd eerst aan een collega voor"
DOUBT = "Hoe doen jullie dat als er niemand is?"
GOODBYE = "inzage en wissen"


async def tell(stage: Stage) -> Telling:
    """Play the story; what everyone read and what was kept, chapter by chapter."""
    recorder = Recorder(stage)
    await _question(stage)
    await recorder.ends("vraag en antwoord")
    await _signal(stage)
    await recorder.ends("van signaal tot bundel")
    await _feedback(stage, recorder)
    await recorder.ends("weekbericht en terugkoppeling")
    await _discussion(stage)
    await recorder.ends("gesprek en oogst")
    await _warning(stage)
    await recorder.ends("waarschuwing en bezwaar")
    await _goodbye(stage)
    await recorder.ends(GOODBYE)
    return recorder.told


async def _question(stage: Stage) -> None:
    """Cards for who asks; what did not help becomes a question, and its answer is told."""
    anna, els = stage.person("anna"), stage.person("els")
    await anna.says(QUESTION, QUESTIONS)
    assert "Richtlijn Uithuisplaatsing en terugplaatsing" in last(anna, QUESTIONS)
    await anna.presses("Niet wat ik zocht")
    await anna.presses("Gaat over iets anders")
    assert "K-2026-01" in last(anna)
    await anna.presses("Laat het me weten")
    await els.uses("kennisvragen")
    assert QUESTION in last(els)
    await els.uses("beantwoord", kennisvraag="K-2026-01", bron="nji-bigdeal")
    assert "heeft nu een antwoord" in last(anna)


async def _signal(stage: Stage) -> None:
    """From the menu of a message to a bundle; a colleague recognises it."""
    anna, ben, mo = stage.person("anna"), stage.person("ben"), stage.person("mo")
    message = await ben.says(RATES, SIGNALS)
    await ben.uses_on("signaal", message)
    await ben.fills(thema="inkoop_tarieven")
    assert RATES in last(ben)
    receipt = re.findall(r"SIG-\w{4}-\w{4}", last(ben))[0]
    await ben.presses("Houd me op de hoogte")
    await anna.reacts(message, RECOGNISE)
    await mo.uses("wachtrij")
    await mo.presses("Drie vragen")
    await mo.fills(kennis_delen="nee", werkgever="ja", nieuwe_kennis="nee")
    await mo.presses("Nieuwe bundel")
    await mo.fills(titel="Tarief dekt de kosten niet")
    assert "De inzender krijgt bericht" in last(mo)
    assert "samengebracht in B-001" in last(ben)
    await ben.uses("volg", HALL, code=receipt)
    assert "samengebracht in B-001" in last(ben)


async def _feedback(stage: Stage, recorder: Recorder) -> None:
    """The week as a file for the secretary, and what came of the bundle for who raised it."""
    anna, ben, bram = stage.person("anna"), stage.person("ben"), stage.person("bram")
    for kind in ("md", "html"):
        await bram.uses("weekbericht", week="2026-W47", formaat=kind)
        name = f"wb-2026-w47.{kind}"
        assert b"Tarief dekt de kosten niet" in await bram.opens(name)
        # What is in it names the platforms that signals came from.
        recorder.opened(name, b"")
    await bram.uses("terugkoppeling", bundel="B-001", tekst=OUTCOME)
    await bram.presses("Ja, doe maar")
    assert "B-001 is teruggekoppeld" in last(bram)
    assert OUTCOME in last(ben)
    await anna.uses("bundel", HALL, bundel="B-001")
    assert OUTCOME in last(anna, HALL)


async def _discussion(stage: Stage) -> None:
    """A prompt, words in its thread, and a week later what it yielded."""
    anna, ben, mo = stage.person("anna"), stage.person("ben"), stage.person("mo")
    await mo.uses("thema", stap="nu")
    message = await anna.says(HABIT, HALL, anna.finds(PROMPT))
    await mo.uses_on("oogst", message)
    assert HABIT not in last(anna)
    await anna.presses("Ja, laat zien")
    await anna.presses("een inzicht")
    await ben.presses("Zet in de oogst")
    await ben.fills(tekst=DOUBT, soort="vraag")
    await stage.passes(days=7, hours=1)
    told = next(line for line in reversed(ben.heard) if "Dit haalden we op" in line.text)
    assert told.under
    assert HABIT in told.text
    assert DOUBT in told.text


async def _warning(stage: Stage) -> None:
    """A warning is read in private; another moderator decides on the objection."""
    anna, mo, kim = stage.person("anna"), stage.person("mo"), stage.person("kim")
    await mo.uses("waarschuw", lid=anna.handle, reden="Let op de toon")
    assert "Let op de toon" in last(anna)
    await anna.presses("Bezwaar maken")
    await anna.fills(uitleg="Het was een grap tussen ons")
    await mo.uses("afgehandeld", zaak="Z-2026-001", uitkomst="Blijft staan")
    assert "Een andere moderator beslist" in last(mo)
    await kim.uses("afgehandeld", zaak="Z-2026-001", uitkomst="De waarschuwing vervalt")
    assert "De waarschuwing vervalt" in last(anna)


async def _goodbye(stage: Stage) -> None:
    """All that is held of somebody, in a file, and then nothing any more."""
    anna = stage.person("anna")
    await anna.uses("mijn-gegevens", HALL)
    held = json.loads(await anna.opens("mijn-gegevens.json"))["held"]
    assert {"signals", "harvest", "cases", "contact"} <= held.keys()
    assert HABIT in str(held["harvest"])
    await anna.uses("wis-mij", HALL)
    await anna.presses("Ja, doe maar")
    assert "Bewijs van wissen: WIS-" in last(anna)
    await anna.uses("oogst", HALL)
    assert HABIT not in last(anna)


def last(person: Person, place: str = PRIVATE) -> str:
    """The last words a person read in a place."""
    return next(line.text for line in reversed(person.heard) if line.place == place)
