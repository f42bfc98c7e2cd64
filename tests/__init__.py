"""Tests: the folders mirror the code; conversations, contract and browser tests stand beside them."""
