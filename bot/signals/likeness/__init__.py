"""Which signals are about the same: copies, suggestions, clusters, medoids."""
