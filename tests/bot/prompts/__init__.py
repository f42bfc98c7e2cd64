"""Prompts: which one is next, when silence is kept, and what the moderator's command does."""
