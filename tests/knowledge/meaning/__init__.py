"""Tests of knowledge.meaning."""
