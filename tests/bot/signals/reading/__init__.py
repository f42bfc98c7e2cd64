"""Tests of bot.signals.reading."""
