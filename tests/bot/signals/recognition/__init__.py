"""Tests of bot.signals.recognition."""
