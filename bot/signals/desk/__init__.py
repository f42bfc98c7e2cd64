"""Signals at the desk: what waits for moderators, and bundles on their way to the beleidstafel."""
