"""The privacy guard: finds what could identify a client in Dutch chat text; no platform, no database."""
