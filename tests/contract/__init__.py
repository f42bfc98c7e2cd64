"""The same promises asked of every adapter."""
