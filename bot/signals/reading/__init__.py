"""What a message tells: words, concepts, theme and level, and whether it is a signal."""
