"""The terminal as a platform: one person, one private conversation, and `als <rol>` to be someone else."""
