"""Translators between the core and a chat platform: one folder per platform."""
