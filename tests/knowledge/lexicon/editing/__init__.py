"""Editing the lexicon of finding."""
