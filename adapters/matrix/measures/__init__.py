"""Moderation that is really done, and reports that are really read."""
