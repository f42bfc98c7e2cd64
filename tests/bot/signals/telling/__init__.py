"""Tests of bot.signals.telling.announcing."""
