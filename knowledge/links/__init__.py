"""Whether the sources are still where they should be."""
