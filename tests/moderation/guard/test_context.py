"""The message before: a bare answer is understood by its question."""

from __future__ import annotations

import pytest

from moderation.guard.guard import Guard
from moderation.guard.spans import Kind


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        ("heb je zijn bsn?", "482913775", Kind.BSN),
        ("Wat is het nummer van moeder?", "612345678", Kind.PHONE),
        ("wanneer is ze geboren?", "12 mei", Kind.DOB),
        ("Hoe heet het jongetje?", "Djuvano", Kind.NAME),
        ("wat is zijn dossiernummer?", "48210-22", Kind.CASE),
    ],
)
def test_an_answer_is_read_with_its_question(guard: Guard, question: str, answer: str, kind: Kind) -> None:
    assert guard.examine(answer, (question,)).kinds == (kind,)
    assert guard.examine(answer, ("Mooi weer vandaag",)).kinds == ()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("wat is het vergadernummer?", "123456782"),
        ("Wie geeft de training volgende week?", "Hanneke de Wolf"),
        ("wanneer is het overleg?", "12 mei"),
        ("op welk nummer bereik ik de helpdesk?", "0475 123456"),
    ],
)
def test_a_question_about_work_makes_the_answer_harmless(guard: Guard, question: str, answer: str) -> None:
    assert guard.examine(answer, (question,)).spans == ()
