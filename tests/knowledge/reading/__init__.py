"""Tests of knowledge.reading."""
