"""The weekly digest at the desk: to read, to look up what a figure counts, to take along."""
