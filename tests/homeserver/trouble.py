"""What can go wrong with a homeserver of our own."""

from __future__ import annotations


class SynapseError(Exception):
    """An expected failure; its text is the whole message."""

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code
        """Matrix's name of the refusal (`M_USER_IN_USE`), or nothing."""
