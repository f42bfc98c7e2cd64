"""What a channel is about: first what was configured, then what its name tells."""

from __future__ import annotations

import pytest

from bot.signals.model import Theme
from bot.signals.reading.channels import Channel
from bot.signals.reading.rules import SignalRules


def test_a_configured_channel_is_what_was_configured(rules: SignalRules) -> None:
    assert rules.channels.of("#Achttien-Plus").themes == (Theme.TURNING_18,)
    assert rules.channels.of("koffiehoek") == Channel(quiet=True)


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("inkoop-jeugd", Theme.COMMISSIONING),
        ("verblijf", Theme.RESIDENTIAL),
        ("thuiszitters", Theme.SCHOOL),
        ("wachtlijsten", Theme.ACCESS),
        ("personeel-en-werkdruk", Theme.STAFF),
    ],
)
def test_another_channel_is_about_what_its_name_speaks_of(
    rules: SignalRules, name: str, theme: Theme
) -> None:
    assert rules.channels.of(name) == Channel((theme,))


@pytest.mark.parametrize("name", [None, "", "#", "algemeen", "regio-zeeland", "regio-amsterdam-amstelland"])
def test_a_name_that_says_nothing_or_names_a_region_tells_no_theme(
    rules: SignalRules, name: str | None
) -> None:
    assert rules.channels.of(name) == Channel()
