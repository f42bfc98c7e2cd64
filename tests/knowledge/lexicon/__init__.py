"""Tests of knowledge.lexicon."""
