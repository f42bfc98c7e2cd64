"""What signing needs of a person's device."""

from __future__ import annotations

from adapters.matrix.homeserver import Homeserver
from adapters.matrix.login.signing import OwnDevice
from tests.homeserver.encrypted import Encrypted
from tests.matrix.square import never


def home(person: Encrypted) -> Homeserver:
    """Requests in the name of the device, as the assistant makes them."""
    return Homeserver(person.client, never)


def own(person: Encrypted) -> OwnDevice:
    """The device, able to sign."""
    assert person.client.olm is not None
    return OwnDevice(person.id, person.device, person.client.olm.account.sign)
