"""Setting up a community: a plan first, then the doing."""
