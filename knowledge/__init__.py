"""Finding sources: resources, Dutch analysis, index, search, gaps and freshness."""
