"""Tests of bot.signals.capture."""
