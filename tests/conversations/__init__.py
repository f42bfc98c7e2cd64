"""Whole dialogues, run once per set of capabilities."""
