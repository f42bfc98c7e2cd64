"""What each level of consent allows: the table of the specification, line by line."""

from __future__ import annotations

import pytest

from bot.signals.consent import Contact, Quoting, allowed
from bot.signals.model import ConsentLevel

TABLE = {
    ConsentLevel.INTERNAL: (False, Quoting.NEVER, Contact.RELAY, True),
    ConsentLevel.ANONYMOUS: (True, Quoting.NEVER, Contact.RELAY, True),
    ConsentLevel.QUOTE: (True, Quoting.PERSPECTIVE, Contact.RELAY, True),
    ConsentLevel.APPROACHABLE: (True, Quoting.PERSPECTIVE, Contact.APPROACH, True),
    ConsentLevel.BY_NAME: (True, Quoting.NAMED, Contact.DIRECT, True),
    ConsentLevel.STRICT: (True, Quoting.ON_REQUEST, Contact.RECEIPT, False),
}


@pytest.mark.parametrize("level", ConsentLevel)
def test_a_level_allows_what_the_table_says(level: ConsentLevel) -> None:
    paraphrased, quoting, contact, known = TABLE[level]
    found = allowed(level)
    assert found.counted
    assert (found.paraphrased, found.quoting, found.contact, found.known) == (
        paraphrased,
        quoting,
        contact,
        known,
    )
    assert found.quotable is (quoting in {Quoting.PERSPECTIVE, Quoting.NAMED})
