"""One story, written once, told on every platform with the same words and the same state."""
