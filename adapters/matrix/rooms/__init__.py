"""Rooms, people and power: what is known of them, and which rooms the assistant is in."""
