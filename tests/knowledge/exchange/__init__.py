"""Tests of knowledge.exchange."""
