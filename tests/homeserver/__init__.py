"""A real Matrix homeserver (Synapse) on loopback, and people who use it: for tests and for contributors."""
