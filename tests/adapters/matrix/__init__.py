"""The Matrix adapter, room by room."""
