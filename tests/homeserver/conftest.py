"""What the tests of the homeserver itself share."""

from __future__ import annotations

from tests.homeserver.fixtures import community, own_synapse, synapse

__all__ = ["community", "own_synapse", "synapse"]
