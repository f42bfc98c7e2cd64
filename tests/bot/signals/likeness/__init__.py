"""Tests of bot.signals.likeness."""
