"""Tests of bot.signals.vetting.judging."""
