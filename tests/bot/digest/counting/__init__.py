"""Tests of bot.digest.counting."""
