"""Tests of bot.table.decisions."""
