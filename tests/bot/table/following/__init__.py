"""Tests of bot.table.following."""
