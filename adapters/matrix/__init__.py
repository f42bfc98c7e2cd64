"""Matrix: one assistant in the rooms of a community, encrypted or not."""
