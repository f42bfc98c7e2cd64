"""Errors a person gets to read, and errors an adapter reports."""

from __future__ import annotations


class UserError(Exception):
    """Something the person can mend; shown as the catalogue's text `key`, filled with `values`."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class SetupError(Exception):
    """Something the person who installs can mend; the text names the file or key and the remedy."""


class NotDeliveredError(Exception):
    """A message or act can never arrive as asked: account gone, private messages closed, no permission."""


class UnavailableError(Exception):
    """The platform did not answer; the same delivery with the same key may be tried again."""
