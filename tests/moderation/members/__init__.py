"""Tests of the client-safe door and of what members see and erase of themselves."""
