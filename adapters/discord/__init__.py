"""Discord: one assistant on the servers that the settings name."""
