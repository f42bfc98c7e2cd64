"""The Discord adapter, room by room."""
