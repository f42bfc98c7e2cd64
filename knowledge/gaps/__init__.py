"""Questions that could not be answered."""
