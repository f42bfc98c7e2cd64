"""Sources in and out in bulk."""
