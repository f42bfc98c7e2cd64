"""Screening: which messages are spam, scam, flood, abuse or advertising; pure, no database."""
