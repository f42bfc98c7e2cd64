"""Tests of knowledge.gaps."""
