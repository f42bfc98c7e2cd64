"""The concepts of the field, in the words of sources and of everyday talk, and hearing them in a text."""
