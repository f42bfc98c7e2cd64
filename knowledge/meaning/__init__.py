"""A local model of meaning, when somebody brings one: word vectors or a sentence model. Never needed."""
