"""The assistant: its grammar (core), its wiring, and what it does in the community."""
