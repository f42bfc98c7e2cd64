"""Tests of knowledge.links."""
