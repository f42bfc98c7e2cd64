"""One file per subject: each finds the spans of its kinds in a message."""
