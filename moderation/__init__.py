"""Keeping it safe: cases, screening, the privacy guard, audit and member data."""
