"""Moderators change the terms by which signals are recognised: seen first, kept, taken back."""
