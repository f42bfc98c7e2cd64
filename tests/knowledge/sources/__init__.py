"""Tests of knowledge.sources."""
