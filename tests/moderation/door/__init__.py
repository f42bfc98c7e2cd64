"""Tests of moderation.door."""
