"""What the tests of the homeserver itself share."""

from __future__ import annotations

from tests.homeserver.fixtures import own_synapse, people, synapse

__all__ = ["own_synapse", "people", "synapse"]
