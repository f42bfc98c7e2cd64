"""Sources: what one is, how they are kept and changed."""
