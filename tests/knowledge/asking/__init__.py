"""Tests of knowledge.asking."""
