"""The commands for everyone, and what the assistant shows."""
