"""Names of clients and their families: the role in the sentence decides, a list of names only helps."""
