"""The grammar of the assistant: people, places, events, content, commands and how they become messages.

Imports the standard library only and knows no platform.
"""
