"""A real browser on the real page."""
