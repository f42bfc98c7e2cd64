"""Tests of knowledge.finding."""
