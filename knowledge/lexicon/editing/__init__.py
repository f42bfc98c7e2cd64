"""Editors change the lexicon: words come and go over the files, seen first and kept as they were seen."""
