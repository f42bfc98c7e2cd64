"""A server on this machine that behaves as Discord does for what the assistant uses."""
