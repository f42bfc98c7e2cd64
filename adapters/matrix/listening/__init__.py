"""From what the homeserver sends to events for the bot."""
