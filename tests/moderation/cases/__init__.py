"""Tests of moderation cases."""
