"""A Matrix client that reads and writes to signed devices only, to see whether it gets along with ours."""
