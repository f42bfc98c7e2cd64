"""Themed discussion prompts: a stock of questions, posted on schedule within an attention budget."""
