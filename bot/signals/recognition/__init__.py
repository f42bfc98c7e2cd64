"""Who recognises a signal or bundle, and where it works: each person counted once."""
